package offhook.lab;

import java.util.Optional;

/**
 * A Java phone after a factory reset: only its loader is there, which asks one manifest and nothing
 * else. Its own age decides what it can verify (phones.md §2.3).
 */
final class FactoryLoaderBoot extends BootCode {
    private final BuildVersion age;
    private int asked;

    FactoryLoaderBoot(VirtualPhone phone) {
        super(phone);
        this.age = BuildVersion.in(phone.flash().loader().orElseThrow()).orElseThrow();
    }

    @Override
    boolean remembersLease() {
        return false;
    }

    @Override
    void withoutServer() {
        // DHCP about every 20 s, for ever (log 23).
        pause(PhoneHabits.DHCP_CYCLE, phone::addressAgain);
    }

    @Override
    void begin() {
        asked++;
        firmware(phone.model().defaultLoads(), this::onManifest);
    }

    private void onManifest(Fetched answer) {
        switch (answer) {
            case Fetched.Got got -> {
                Optional<String> refusal = JavaPackage.refusal(got, phone, age);
                if (refusal.isEmpty()) {
                    takeParts(got);
                } else {
                    phone.say(refusal.get() + ": " + got.name());
                    again();
                }
            }
            case Fetched.Absent absent -> {
                phone.say("File Not Found " + absent.name());
                again();
            }
            case Fetched.TooLarge tooLarge -> again();
            case Fetched.Silent silent -> startOverLater("7: TFTP Timeout");
        }
    }

    /** The manifest is asked for twice a boot; then the loader starts anew (log 08). */
    private void again() {
        if (asked < 2) {
            begin();
        } else {
            phone.pause(
                    PhoneHabits.REFUSED_MIN,
                    PhoneHabits.REFUSED_MAX,
                    () -> phone.startOver("load refused"));
        }
    }

    private void takeParts(Fetched.Got manifest) {
        LoadsText loads = LoadsText.read(SignedFile.read(manifest).orElseThrow());
        new PartsDownload(
                        this,
                        loads.members(),
                        () -> {
                            String load = loads.load().orElse(likelyName(loads));
                            phone.flash().storeLoad(load);
                            phone.startOver("25: Initialized, new load " + load);
                        })
                .begin();
    }

    /** Real manifests don't say what their load is called; the build comes close. */
    private String likelyName(LoadsText loads) {
        String jar = loads.members().getFirst();
        return (JavaPackage.isSip(jar) ? "SIP" : "SCCP")
                + phone.model().family()
                + "."
                + loads.release()
                + "S";
    }
}
