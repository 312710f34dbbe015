package offhook.lab;

import java.util.List;
import java.util.Optional;

/**
 * A 7940/60 with the universal loader: one that hunts for an application, and the 8.x images
 * (phones.md §2.2 c, d).
 */
final class UniversalBoot extends BootCode {
    private final String loader;
    private final Optional<ImageName> application;

    UniversalBoot(VirtualPhone phone) {
        super(phone);
        this.loader = phone.flash().loader().orElseThrow();
        this.application = phone.flash().load().flatMap(ImageName::read);
    }

    @Override
    void withoutServer() {
        invalid(); // And no place to type one; a renewed lease may bring it.
    }

    @Override
    void begin() {
        phone.activity(PhoneActivity.HUNTING);
        settings(
                own("CTLSEP", ".tlv"),
                answer -> {
                    if (answer instanceof Fetched.Silent) {
                        phone.say("TFTP Timeout");
                        phone.addressAgain();
                    } else if (phone.suffers(Ailment.TRUST_LIST_LOOP)) {
                        pause(PhoneHabits.TRUST_LIST_AGAIN, phone::addressAgain);
                    } else if (isGoingOn(answer)) {
                        hunt(places(), 0);
                    }
                });
    }

    /** Where the name of a load may stand, in the order of the hunt. */
    private List<String> places() {
        String sep = own("SEP", ".cnf.xml");
        if (application.isEmpty()) {
            return List.of(sep, own("SIP", ".cnf"), "XMLDefault.cnf.xml", "SIPDefault.cnf");
        }
        return application.get().isSip() ? List.of(sep) : List.of(sep, "XMLDefault.cnf.xml");
    }

    private void hunt(List<String> places, int index) {
        if (index == places.size()) {
            if (application.isPresent()) {
                manifest(application.get().text());
            } else {
                invalid();
                startOverLater("no application found");
            }
            return;
        }
        settings(
                places.get(index),
                answer -> {
                    if (answer instanceof Fetched.Got got) {
                        onSettings(got);
                    } else if (answer instanceof Fetched.Silent silent) {
                        phone.say("TFTP Timeout: " + silent.name());
                        startOverLater("7: TFTP Timeout");
                    } else if (isGoingOn(answer)) {
                        hunt(places, index + 1);
                    }
                });
    }

    /** Any other error than "File not found" ends a loader's hunt (CSCee31047, log 34). */
    private boolean isGoingOn(Fetched answer) {
        boolean isOtherError = answer instanceof Fetched.Absent absent && !absent.isFileNotFound();
        if (isOtherError && application.isEmpty()) {
            phone.say("TFTP Error: " + answer);
            invalid();
            return false;
        }
        return true;
    }

    private void invalid() {
        phone.say("Protocol Application Invalid");
        phone.activity(PhoneActivity.HALTED);
    }

    /** The first file that exists decides, even if it names nothing. */
    private void onSettings(Fetched.Got got) {
        String text = got.head().text();
        Optional<String> load =
                got.name().endsWith(".xml")
                        ? SettingsText.load(text, phone.model().deviceType())
                        : SettingsText.imageVersion(text);
        if (load.isPresent()) {
            manifest(load.get());
        } else if (application.isPresent()) {
            manifest(application.get().text());
        } else {
            invalid();
            startOverLater("no load named");
        }
    }

    /** Asked at every boot, also for what is there already. */
    private void manifest(String load) {
        firmware(
                spelled(load) + ".loads",
                answer -> {
                    switch (answer) {
                        case Fetched.Got got -> onManifest(load, got);
                        case Fetched.Absent absent -> {
                            phone.say("File Not Found " + absent.name());
                            runOrHunt("no application");
                        }
                        case Fetched.TooLarge tooLarge -> runOrHunt("TFTP Size Error");
                        case Fetched.Silent silent -> startOverLater("7: TFTP Timeout");
                    }
                });
    }

    private void onManifest(String load, Fetched.Got got) {
        Optional<SignedFile> signed = SignedFile.read(got).filter(it -> it.isNamed(got.name()));
        List<String> members = signed.map(file -> LoadsText.read(file).members()).orElse(List.of());
        Optional<ImageName> name = ImageName.read(load);
        boolean isOurs =
                members.size() == 2
                        && members.get(0).endsWith(".sbn")
                        && members.get(1).equalsIgnoreCase(load + ".sb2");
        if (phone.suffers(Ailment.OLD_KEY)
                || !isOurs
                || name.isEmpty()
                || name.get().isBefore(5, 0)) {
            phone.say("Image Authentication Failed: " + load);
            runOrHunt("Load ID incorrect");
            return;
        }
        String wanted = members.get(0).substring(0, members.get(0).length() - 4);
        if (!wanted.equalsIgnoreCase(loader)) {
            takeLoader(members.get(0));
        } else if (application.filter(it -> it.text().equalsIgnoreCase(load)).isEmpty()) {
            takeApplication(load, members.get(1), 1);
        } else {
            runOrHunt("");
        }
    }

    private void takeLoader(String file) {
        firmware(
                file,
                answer -> {
                    Optional<ImageName> image =
                            answer instanceof Fetched.Got got
                                    ? TwoStageImage.nameInSbn(got).flatMap(ImageName::read)
                                    : Optional.empty();
                    if (image.isEmpty() || image.get().isBefore(5, 0)) {
                        phone.say("Image Authentication Failed: " + file);
                        runOrHunt("loader refused");
                        return;
                    }
                    writeFlash(
                            () -> {
                                phone.flash().storeLoader(image.get().text());
                                phone.startOver("new loader " + image.get().text());
                            });
                });
    }

    /** One that can't be authenticated is fetched a second time, then thrown away (§4.3). */
    private void takeApplication(String load, String file, int attempt) {
        firmware(
                file,
                answer -> {
                    if (answer instanceof Fetched.Got got
                            && !phone.suffers(Ailment.BAD_FLASH)
                            && TwoStageImage.isSoundApplication(got, load)) {
                        writeFlash(
                                () -> {
                                    phone.flash().storeLoad(load);
                                    phone.startOver("25: Initialized, new load " + load);
                                });
                    } else if (answer instanceof Fetched.Got && attempt == 1) {
                        takeApplication(load, file, 2);
                    } else {
                        phone.say("Image Authentication Failed: " + file);
                        runOrHunt("application refused");
                    }
                });
    }

    private void runOrHunt(String why) {
        if (application.isEmpty()) {
            invalid();
            startOverLater(why);
        } else if (application.get().isSip()) {
            phone.activity(PhoneActivity.STARTING);
            pause(PhoneHabits.SIP_START, this::sipSettings);
        } else {
            run();
        }
    }

    private void sipSettings() {
        phone.activity(PhoneActivity.HUNTING);
        settings(
                "SIPDefault.cnf",
                common ->
                        settings(
                                own("./SIP", ".cnf"),
                                mine -> onSipSettings(version(mine).or(() -> version(common)))));
    }

    private static Optional<String> version(Fetched answer) {
        return answer instanceof Fetched.Got got
                ? SettingsText.imageVersion(got.head().text())
                : Optional.empty();
    }

    private int comfortLeft = 2;

    /** The settings may name another image: the way back to SCCP (firmware.md §5.1, D113837). */
    private void onSipSettings(Optional<String> version) {
        if (version.isPresent()
                && !version.get().equalsIgnoreCase(application.get().text())
                && comfortLeft == 2) {
            comfortLeft = 3; // Once a boot: a load that is refused leads back here.
            manifest(version.get());
            return;
        }
        comfortLeft = 2;
        comfort("RINGLIST.DAT", this::onComfort);
        comfort("dialplan.xml", this::onComfort);
    }

    private void onComfort() {
        comfortLeft--;
        if (comfortLeft == 0) {
            run();
        }
    }

    private void run() {
        phone.activity(PhoneActivity.RUNNING);
        phone.say("runs " + application.orElseThrow().text());
    }
}
