package offhook.provision;

import offhook.config.CheckContext;
import offhook.config.CheckedFile;
import offhook.config.ConfigCheck;
import offhook.config.Remark;
import offhook.config.Severity;
import offhook.line.Setting;
import offhook.line.SpeedDial;
import offhook.line.Vocabulary;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every file that a phone with lines reads, made at once. Any thread; keeps nothing. */
public final class PhoneFiles {
    private final PhoneCatalogue catalogue;
    private final OwnWording wording;
    private final ConfigCheck check;
    private final Vocabulary words;

    public PhoneFiles(PhoneCatalogue catalogue, OwnWording wording) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.check = new ConfigCheck(catalogue);
        this.words = SetupLimits.vocabulary(catalogue);
    }

    /** All of them, or why there is none. */
    public Provisioning make(FileOrder order) {
        List<String> reasons = SetupLimits.broken(order, words);
        if (!reasons.isEmpty()) {
            return new Provisioning.Refused(reasons);
        }
        var making = new Making(order);
        making.all();
        return new Provisioning.Ready(making.files, making.cautions);
    }

    /** One phone's files on their way. */
    private final class Making {
        private final FileOrder order;
        private final List<MadeFile> files = new ArrayList<>();
        private final List<String> cautions;

        private Making(FileOrder order) {
            this.order = order;
            this.cautions = new ArrayList<>(Cautions.of(order));
        }

        private void all() {
            boolean isTwoStage = order.load().platform() == Platform.TWO_STAGE;
            if (!order.isSip()) {
                add(FileForm.SCCP_DEVICE, new SccpDevice(order, catalogue).content());
            } else if (isTwoStage) {
                var texts = new TwoStageFiles(order);
                add(FileForm.SIP_DEFAULTS, texts.defaults());
                add(FileForm.SIP_PHONE, texts.phone());
                add(FileForm.RESTART, RestartFile.content());
            } else {
                add(FileForm.SIP_DEVICE, new SipDevice(order, catalogue).content());
            }
            if (order.isSip()) {
                add(FileForm.DIAL_PLAN, DialPlan.content(order.setup().value(Setting.DIAL_PLAN)));
            }
            String keys = order.setup().value(Setting.SOFT_KEYS);
            if (order.isSip() && !isTwoStage && !keys.isEmpty()) {
                add(FileForm.SOFT_KEYS, SoftKeys.content(keys));
            }
            comforts(isTwoStage);
        }

        private void comforts(boolean isTwoStage) {
            String rings = order.setup().value(Setting.RING_TONE);
            if (!RingFiles.isEmpty(rings)) {
                if (isTwoStage && order.isSip()) {
                    add(FileForm.RING_TABLE, RingFiles.table(rings));
                } else {
                    add(FileForm.RING_LIST, RingFiles.list(rings));
                    add(FileForm.DISTINCTIVE_RINGS, RingFiles.list(rings));
                }
            }
            String images = order.setup().value(Setting.BACKGROUND);
            Optional<String> screen = ImageList.screen(order.load().platform());
            if (!ImageList.isEmpty(images) && screen.isPresent()) {
                add(
                        FileForm.IMAGE_LIST,
                        ImageList.name(screen.get()),
                        ImageList.content(images, screen.get()));
            }
        }

        private void add(FileForm form, Bytes ours) {
            add(form, form.nameFor(order.setup().mac()), ours);
        }

        private void add(FileForm form, String name, Bytes ours) {
            boolean isUsual =
                    form == FileForm.DIAL_PLAN && order.setup().value(Setting.DIAL_PLAN).isEmpty();
            files.add(
                    switch (wording.of(form, order, ours)) {
                        case OwnWording.Nothing _ -> new MadeFile(name, form, ours, false, isUsual);
                        case OwnWording.Broken(String why) -> kept(form, name, ours, why);
                        case OwnWording.Written(Bytes own) ->
                                fault(name, own)
                                        .map(why -> kept(form, name, ours, why))
                                        .orElseGet(
                                                () -> new MadeFile(name, form, own, true, false));
                    });
        }

        private MadeFile kept(FileForm form, String name, Bytes ours, String why) {
            cautions.add(
                    "%s is Offhook's own, because your template for it cannot be used: %s"
                            .formatted(name, why));
            return new MadeFile(name, form, ours, false, false);
        }

        /** The first error that a phone would stumble on, as {@code check} says it. */
        private Optional<String> fault(String name, Bytes own) {
            String bare = name.substring(name.lastIndexOf('/') + 1);
            CheckedFile judged =
                    check.check(
                            bare, own, new CheckContext(order.model(), Optional.of(order.load())));
            return judged.remarks().stream()
                    .filter(it -> it.severity() == Severity.ERROR)
                    .findFirst()
                    .map(PhoneFiles::sentence);
        }
    }

    private static String sentence(Remark remark) {
        return "in line %d of what it writes, %s"
                .formatted(remark.place().line(), remark.sentence());
    }

    /** What the phone cannot do of that which was written down, and does without. */
    private static final class Cautions {
        private static List<String> of(FileOrder order) {
            var cautions = new ArrayList<String>();
            boolean isTwoStage = order.load().platform() == Platform.TWO_STAGE;
            if (order.isSip() && isTwoStage) {
                twoStage(order, cautions);
            } else if (order.isSip() && order.isNine()) {
                nine(order, cautions);
            }
            String label = PhoneLabel.of(order);
            if (order.isSip() && !isTwoStage && label.chars().anyMatch(Character::isWhitespace)) {
                cautions.add(
                        "phone-label \"%s\" holds a blank: these phones' documentation forbids it,"
                                        .formatted(label)
                                + " and files with one are published as working");
            }
            int used = order.lines().size() + order.setup().speedDials().size();
            int keys =
                    order.setup().speedDials().stream()
                            .mapToInt(SpeedDial::button)
                            .reduce(used, Math::max);
            order.model()
                    .map(PhoneModel::lines)
                    .filter(has -> order.isSip() && has > 0 && keys > has)
                    .ifPresent(
                            has ->
                                    cautions.add(
                                            "%d keys are used and the phone has %d: the rest shows"
                                                            .formatted(keys, has)
                                                    + " on an add-on module only"));
            return cautions;
        }

        private static void twoStage(FileOrder order, List<String> cautions) {
            if (!order.setup().value(Setting.SOFT_KEYS).isEmpty()) {
                cautions.add("a 7940/60 has its own soft keys; others cannot be told to it");
            }
            if (order.setup().speedDials().stream().anyMatch(SpeedDial::watches)) {
                cautions.add("the lamps of its speed dials watch nobody: a 7940/60 cannot");
            }
            if (order.value(Setting.PREFERRED_CODEC).equals("g722")) {
                cautions.add("a 7940/60 has no g722; it takes what the other side prefers");
            }
        }

        private static void nine(FileOrder order, List<String> cautions) {
            boolean isNat = order.server().filter(it -> it.isBehindNat()).isPresent();
            boolean isProvider =
                    order.server()
                            .filter(it -> it.kind() == offhook.line.PbxKind.PROVIDER)
                            .isPresent();
            if (!Registration.of(order).usesGroup() && !isNat && !isProvider) {
                cautions.add(
                        "its server is reached by UDP, as written down: with %s calls to the phone"
                                        .formatted(order.load().text())
                                + " may fail or repeat themselves; TCP is reliable");
            }
        }
    }
}
