package offhook.desk;

import static java.util.stream.Collectors.joining;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStory;
import offhook.firmware.LibraryFile;
import offhook.line.PhoneSetup;
import offhook.line.Secret;
import offhook.phone.LoadName;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.phone.Platform;
import offhook.phone.Protocol;
import offhook.provision.BootstrapFiles;
import offhook.provision.BootstrapSettings;
import offhook.provision.Masked;
import offhook.provision.Provisioning;

import java.util.List;
import java.util.Optional;

/** The private root of one phone: what its settings hold now. Pure. */
final class SettingsDesk {
    private static final String WITHOUT_LINES =
            "; without its lines: who asks has no lease of this station for it (where another"
                    + " server leases, set [tftp] own-files = \"anyone\")";

    private final BootstrapFiles files;
    private final Provisions provisions;
    private final Ipv4 station;

    /**
     * @param station for phones whose address is not from us
     */
    SettingsDesk(BootstrapFiles files, Provisions provisions, Ipv4 station) {
        this.files = files;
        this.provisions = provisions;
        this.station = station;
    }

    FileAnswer answer(Tracked phone, World world, String asked, Audience audience) {
        BootStory story = phone.story();
        Optional<MacAddress> mac = Optional.of(story.mac());
        String why = StepWords.why(story.journey());
        PhoneFile file = PhoneFileNames.read(asked);
        return switch (file) {
            case PhoneFile.CertificateTrustList _, PhoneFile.IdentityTrustList _ ->
                    new FileAnswer.NotFound(
                            "no trust list: a phone without one takes any settings", mac);
            case PhoneFile.DefaultLoads loads -> defaultLoads(phone, world, loads.name(), why);
            case PhoneFile.OwnSettings _ -> ownOr(phone, world, asked, audience, story.told(), why);
            case PhoneFile.DefaultSettings _, PhoneFile.ImageName _ ->
                    rendered(phone, file, story.told(), why);
            case PhoneFile.SipDefaults _, PhoneFile.OwnSipSettings _ ->
                    hearsSip(phone)
                            ? ownOr(phone, world, asked, audience, named(story), why)
                            : new FileAnswer.NotFound(
                                    "it shall speak SCCP, and its SEP….cnf.xml says so", mac);
            case PhoneFile.OwnMgcpSettings _,
                    PhoneFile.OwnProfile _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _ ->
                    new FileAnswer.NotFound("no such file is made for it", mac);
            case PhoneFile.Manifest _,
                    PhoneFile.Image _,
                    PhoneFile.Comfort _,
                    PhoneFile.Unknown _ ->
                    FileDesk.answer(phone.view, world.library(), asked);
        };
    }

    /** The same for people who look: passwords are dots. */
    FileAnswer shown(Tracked phone, World world, String asked) {
        FileAnswer answer = answer(phone, world, asked, Audience.PHONE);
        if (!(answer instanceof FileAnswer.Rendered rendered)) {
            return answer;
        }
        List<Secret> secrets =
                Provisions.setup(phone, world).map(PhoneSetup::secrets).orElse(List.of());
        return new FileAnswer.Rendered(
                Masked.of(rendered.content(), secrets),
                rendered.why(),
                rendered.phone(),
                rendered.yieldsToFolder());
    }

    /**
     * The file with its lines, once it is at its load or goes to it; the smallest one until then,
     * and for phones without lines.
     */
    private FileAnswer ownOr(
            Tracked phone,
            World world,
            String asked,
            Audience audience,
            Optional<String> named,
            String why) {
        var file = PhoneFileNames.read(asked);
        boolean isSigned = file instanceof PhoneFile.OwnSettings(var _, boolean signed) && signed;
        boolean isSettled = named.equals(phone.story().told()) && !isSigned;
        Optional<Provisioning> made =
                isSettled ? provisions.whole(phone, world) : Optional.<Provisioning>empty();
        if (made.isEmpty()) {
            return rendered(phone, file, named, why);
        }
        if (audience == Audience.STRANGER) {
            return rendered(phone, file, named, why + WITHOUT_LINES);
        }
        return switch (made.get()) {
            case Provisioning.Ready ready ->
                    ready.file(asked)
                            .<FileAnswer>map(
                                    own ->
                                            new FileAnswer.Rendered(
                                                    own.content(),
                                                    withLines(named, ready, why),
                                                    Optional.of(phone.story().mac())))
                            .orElseGet(() -> rendered(phone, file, named, why));
            case Provisioning.Refused refused ->
                    rendered(
                            phone,
                            file,
                            named,
                            why + "; without its lines: " + refused.reasons().getFirst());
        };
    }

    private static String withLines(Optional<String> named, Provisioning.Ready ready, String why) {
        return "names %s, with its lines: %s%s"
                .formatted(
                        named.orElse("no load"),
                        why,
                        ready.cautions().stream().map(it -> "; " + it).collect(joining()));
    }

    /** What it shall run, or is only asked about. */
    private static Optional<String> named(BootStory story) {
        Optional<String> probe = story.identity().probing().openIn(story.boot());
        return probe.isPresent() ? probe : story.told();
    }

    private FileAnswer rendered(Tracked phone, PhoneFile file, Optional<String> named, String why) {
        BootStory story = phone.story();
        Optional<LoadName> load = named.flatMap(Loads::named);
        var platform = phone.kind().platform();
        if (platform.isEmpty() && file instanceof PhoneFile.DefaultSettings) {
            return showYourself(story);
        }
        if (load.isEmpty() || platform.isEmpty() || load.get().platform() != platform.get()) {
            return new FileAnswer.NotFound(why, Optional.of(story.mac()));
        }
        var settings =
                new BootstrapSettings(
                        phone.kind().model(),
                        platform.get(),
                        load,
                        story.network().station().orElse(station));
        return files.render(file, settings)
                .<FileAnswer>map(
                        content ->
                                new FileAnswer.Rendered(
                                        content,
                                        "names " + load.get().text() + ": " + why,
                                        Optional.of(story.mac())))
                .orElseGet(
                        () ->
                                new FileAnswer.NotFound(
                                        "a %s needs none".formatted(platform.get().label()),
                                        Optional.of(story.mac())));
    }

    /**
     * Where another server gave the address, no option 60 tells the model. Settings that name no
     * load let a Java phone go on as it is, to the locale file whose name shows its group
     * (phones.md §2.3); a 7940/60 with SIP asked its SIP<MAC>.cnf before this and is known by it.
     */
    private FileAnswer showYourself(BootStory story) {
        // The platform is looked at only for loads, and there is none.
        var noLoad =
                new BootstrapSettings(
                        Optional.empty(),
                        Platform.TWO_STAGE,
                        Optional.empty(),
                        story.network().station().orElse(station));
        return new FileAnswer.Rendered(
                files.defaultSettings(noLoad),
                "names no load: what it asks for next shows its model",
                Optional.of(story.mac()));
    }

    /** The load's own: packages hold different ones under the same name. */
    private static FileAnswer defaultLoads(Tracked phone, World world, String name, String why) {
        Optional<MacAddress> mac = Optional.of(phone.story().mac());
        Optional<String> told = phone.story().told();
        Optional<LibraryFile> file =
                told.flatMap(world.library()::load).flatMap(load -> load.file(name));
        if (file.isPresent()) {
            return new FileAnswer.Stored(file.get(), "the one of " + told.get() + ": " + why, mac);
        }
        return new FileAnswer.NotFound(
                told.map(load -> "the package of " + load + " has no " + name).orElse(why), mac);
    }

    /**
     * A phone whose old image speaks SIP reads nothing else, also on its way to SCCP (D113837 in
     * firmware.md §5.1); the universal loader would take a SIP file for the wish to speak SIP.
     */
    private static boolean hearsSip(Tracked phone) {
        boolean shallSpeakSip =
                phone.story()
                        .told()
                        .flatMap(Loads::named)
                        .flatMap(LoadName::protocol)
                        .filter(Protocol.SIP::equals)
                        .isPresent();
        return shallSpeakSip || !phone.story().boot().asked(PhoneFile.CertificateTrustList.class);
    }
}
