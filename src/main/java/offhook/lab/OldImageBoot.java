package offhook.lab;

import java.util.Optional;

/**
 * A 7940/60 whose image is older than the universal loader: OS79XX.TXT first, one image a load
 * (phones.md §2.2 a, b).
 */
final class OldImageBoot extends BootCode {
    private static final int FAMILY_LETTERS = 4;

    private final ImageName running;

    OldImageBoot(VirtualPhone phone) {
        super(phone);
        this.running = ImageName.read(phone.flash().load().orElseThrow()).orElseThrow();
    }

    @Override
    void withoutServer() {
        if (running.isSip()) {
            phone.useDhcpServer();
            begin();
        } else {
            phone.say("Configuring CM List");
            pause(PhoneHabits.DHCP_CYCLE, phone::addressAgain);
        }
    }

    @Override
    void begin() {
        settings(
                "OS79XX.TXT",
                answer -> {
                    if (answer instanceof Fetched.Silent) {
                        phone.say("TFTP Timeout");
                        startOverLater("7: TFTP Timeout");
                        return;
                    }
                    Optional<String> named = imageNamed(answer);
                    if (named.isPresent()) {
                        load(named.get());
                    } else {
                        settingsFiles();
                    }
                });
    }

    /** Only another family of images counts: P003, P0S3 or P0M3 (phones.md §2.2 a). */
    private Optional<String> imageNamed(Fetched answer) {
        if (!(answer instanceof Fetched.Got got)) {
            return Optional.empty();
        }
        // A trailing blank is kept: CSCdv19260 makes the phone ask for a name with it.
        String name = got.head().text().replaceFirst("(?s)[\r\n].*$", "");
        return Optional.of(name)
                .filter(text -> text.length() > FAMILY_LETTERS)
                .filter(text -> !text.regionMatches(true, 0, running.text(), 0, FAMILY_LETTERS));
    }

    private void settingsFiles() {
        if (running.isSip()) {
            settings("SIPDefault.cnf", common -> onSipDefaults(versionIn(common)));
        } else {
            settings(
                    own("SEP", ".cnf.xml"),
                    answer -> {
                        if (answer instanceof Fetched.Absent) {
                            settings("XMLDefault.cnf.xml", this::onSccpSettings);
                        } else {
                            onSccpSettings(answer);
                        }
                    });
        }
    }

    private static Optional<String> versionIn(Fetched answer) {
        return answer instanceof Fetched.Got got
                ? SettingsText.imageVersion(got.head().text())
                : Optional.empty();
    }

    private void onSipDefaults(Optional<String> common) {
        settings(
                own("SIP", ".cnf"),
                answer -> {
                    Optional<String> version = versionIn(answer).or(() -> common);
                    if (version.isPresent() && !version.get().equalsIgnoreCase(running.text())) {
                        load(version.get());
                    } else {
                        comfort("RINGLIST.DAT", () -> comfort("dialplan.xml", this::run));
                    }
                });
    }

    private void onSccpSettings(Fetched answer) {
        Optional<String> load =
                answer instanceof Fetched.Got got
                        ? SettingsText.load(got.head().text(), phone.model().deviceType())
                        : Optional.empty();
        if (load.isPresent() && !load.get().equalsIgnoreCase(running.text())) {
            load(load.get());
        } else {
            run();
        }
    }

    /** Before 5.0 an image takes unsigned files only, from 5.0 on signed ones only (A1, A2). */
    private boolean takesUnsigned() {
        return running.isBefore(5, 0);
    }

    private void load(String name) {
        if (running.isSip() && running.isBefore(3, 0) && name.length() > 8) {
            phone.say("name too long: " + name); // SIP 2.x knows 8.3 names only (§2.2 a).
            goOn();
            return;
        }
        firmware(
                asked(name) + (takesUnsigned() ? ".bin" : ".sbn"),
                answer -> {
                    switch (answer) {
                        case Fetched.Got got -> onImage(got);
                        case Fetched.Absent absent -> {
                            phone.say("File Not Found " + absent.name());
                            goOn();
                        }
                        case Fetched.TooLarge tooLarge -> goOn();
                        case Fetched.Silent silent -> startOverLater("7: TFTP Timeout");
                    }
                });
    }

    private String asked(String name) {
        return spelled(name) + (phone.suffers(Ailment.TRAILING_BLANK) ? " " : "");
    }

    private void goOn() {
        if (running.isSip()) {
            comfort("RINGLIST.DAT", () -> comfort("dialplan.xml", this::run));
        } else {
            run();
        }
    }

    private void onImage(Fetched.Got got) {
        Optional<ImageName> image =
                (takesUnsigned() ? TwoStageImage.nameInBin(got) : TwoStageImage.nameInSbn(got))
                        .flatMap(ImageName::read);
        if (image.isEmpty() || phone.suffers(Ailment.BAD_FLASH)) {
            startOverLater("Checksum Error " + got.name());
        } else if (!OldImageSteps.takes(running, image.get())) {
            startOverLater("Load ID incorrect: " + image.get().text());
        } else {
            writeFlash(() -> store(image.get()));
        }
    }

    private void store(ImageName image) {
        if (image.isUniversalLoader()) {
            phone.flash().storeLoader(image.text());
        } else {
            phone.flash().storeLoad(image.text());
        }
        phone.startOver("25: Initialized, new image " + image.text());
    }

    private void run() {
        phone.activity(PhoneActivity.RUNNING);
        phone.say("runs " + running.text());
    }
}
