package offhook.lab;

import java.util.Optional;

/**
 * A Java phone with an image: trust lists, settings, another load if the settings name one, then
 * locale, tones and dial plan (phones.md §2.3).
 */
final class JavaBoot extends BootCode {
    private final String running;
    private final BuildVersion version;
    private String settings = "";

    JavaBoot(VirtualPhone phone, String running) {
        super(phone);
        this.running = running;
        this.version = BuildVersion.in(running).orElseThrow();
    }

    @Override
    void begin() {
        settings(
                own("CTLSEP", ".tlv"),
                answer -> {
                    if (answer instanceof Fetched.Silent) {
                        // Three tries, then it drops its address and asks again (§2.1).
                        phone.say("TFTP Timeout");
                        phone.addressAgain();
                    } else if (phone.suffers(Ailment.TRUST_LIST_LOOP)) {
                        pause(PhoneHabits.TRUST_LIST_AGAIN, this::begin);
                    } else if (version.asksIdentityTrustList()) {
                        comfort(
                                own("ITLSEP", ".tlv"),
                                () -> comfort("ITLFile.tlv", this::ownSettings));
                    } else {
                        ownSettings();
                    }
                });
    }

    @Override
    void withoutServer() {
        phone.say("TFTP Error");
        pause(PhoneHabits.DHCP_CYCLE, phone::addressAgain);
    }

    private void ownSettings() {
        phone.activity(PhoneActivity.HUNTING);
        if (phone.suffers(Ailment.FOREIGN_TRUST_LIST)) {
            signedSettings();
            return;
        }
        settings(
                own("SEP", ".cnf.xml"),
                answer -> {
                    if (answer instanceof Fetched.Absent) {
                        settings("XMLDefault.cnf.xml", this::onSettings);
                    } else {
                        onSettings(answer);
                    }
                });
    }

    /** With a trust list it wants a signature, and believes no file without one (log 32). */
    private void signedSettings() {
        comfort(
                own("SEP", ".cnf.xml.sgn"),
                () ->
                        comfort(
                                own("SEP", ".cnf.xml"),
                                () -> {
                                    phone.say("File auth error");
                                    phone.activity(PhoneActivity.HALTED);
                                }));
    }

    private void onSettings(Fetched answer) {
        switch (answer) {
            case Fetched.Got refused when phone.suffers(Ailment.UNPROVISIONED) -> {
                phone.say("Unprovisioned: " + refused.name());
                unprovisioned();
            }
            case Fetched.Got got when SettingsText.isWhole(got.head().text()) -> {
                settings = got.head().text();
                Optional<String> load = SettingsText.load(settings, phone.model().deviceType());
                if (load.isEmpty()
                        || load.get().equalsIgnoreCase(running)
                        || phone.suffers(Ailment.LOAD_IGNORED)) {
                    comfortFiles();
                } else {
                    manifest(load.get());
                }
            }
            case Fetched.Got broken -> {
                phone.say("cfg parse error: " + broken.name());
                unprovisioned();
            }
            case Fetched.Absent absent -> {
                phone.say("CFG file not found");
                unprovisioned();
            }
            case Fetched.TooLarge tooLarge -> {
                phone.say("CFG TFTP Size Error: " + tooLarge.name());
                unprovisioned();
            }
            case Fetched.Silent silent -> {
                phone.say("TFTP Timeout: " + silent.name());
                startOverLater("7: TFTP Timeout");
            }
        }
    }

    /** It runs, with nothing to run for, and asks again. */
    private void unprovisioned() {
        phone.activity(PhoneActivity.RUNNING);
        pause(PhoneHabits.SETTINGS_AGAIN, this::ownSettings);
    }

    private void manifest(String load) {
        firmware(
                spelled(load) + ".loads",
                answer -> {
                    switch (answer) {
                        case Fetched.Got got -> {
                            Optional<String> refusal = JavaPackage.refusal(got, phone, version);
                            if (refusal.isEmpty()) {
                                takeParts(load, got);
                            } else {
                                phone.say(refusal.get() + ": " + load);
                                comfortFiles();
                            }
                        }
                        case Fetched.Absent absent -> {
                            phone.say("TFTP file not found: " + absent.name());
                            comfortFiles();
                        }
                        case Fetched.TooLarge tooLarge -> comfortFiles();
                        case Fetched.Silent silent -> startOverLater("7: TFTP Timeout");
                    }
                });
    }

    private void takeParts(String load, Fetched.Got manifest) {
        LoadsText loads = LoadsText.read(SignedFile.read(manifest).orElseThrow());
        new PartsDownload(
                        this,
                        loads.members(),
                        () -> {
                            phone.flash().storeLoad(load);
                            phone.startOver("25: Initialized, new load " + load);
                        })
                .begin();
    }

    private void comfortFiles() {
        phone.activity(PhoneActivity.HUNTING);
        String protocol = JavaPackage.isSip(running) ? "sip" : "sccp";
        String jar =
                SettingsText.element(settings, "userLocale", "name").orElse("")
                        + "/"
                        + phone.model().jarGroup()
                        + "-"
                        + protocol
                        + ".jar";
        String tones = SettingsText.element(settings, "networkLocale").orElse("") + "/g3-tones.xml";
        comfort(jar, () -> comfort(tones, this::dialPlan));
    }

    private void dialPlan() {
        Optional<String> template = SettingsText.element(settings, "dialTemplate");
        if (template.isPresent()) {
            comfort(template.get(), this::softKeys);
        } else {
            softKeys();
        }
    }

    private void softKeys() {
        Optional<String> keys = SettingsText.element(settings, "softKeyFile");
        if (keys.isPresent()) {
            comfort(keys.get(), this::run);
        } else {
            run();
        }
    }

    /** Without a line it has nobody to be. Its lease renewals show that it lives. */
    private void run() {
        phone.activity(PhoneActivity.RUNNING);
        phone.say("runs " + running);
        if (JavaPackage.isSip(running)) {
            phone.register(settings, running);
        }
    }
}
