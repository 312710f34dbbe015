package offhook.lab;

import java.util.List;
import java.util.Optional;

/**
 * A Java phone takes the parts of a load in the manifest's order, writes each and then starts anew.
 * One that is missing or damaged makes it start over with nothing changed.
 */
final class PartsDownload {
    private final BootCode boot;
    private final List<String> parts;
    private final Runnable whenWritten;

    PartsDownload(BootCode boot, List<String> parts, Runnable whenWritten) {
        this.boot = boot;
        this.parts = parts;
        this.whenWritten = whenWritten;
    }

    void begin() {
        take(0);
    }

    private void take(int index) {
        if (index == parts.size()) {
            whenWritten.run();
            return;
        }
        boot.firmware(
                parts.get(index),
                answer -> {
                    switch (answer) {
                        case Fetched.Got got -> onPart(index, got);
                        case Fetched.Absent absent -> giveUp("File Not Found " + absent.name());
                        case Fetched.TooLarge large -> giveUp("TFTP Size Error " + large.name());
                        case Fetched.Silent silent -> giveUp("TFTP Timeout " + silent.name());
                    }
                });
    }

    private void onPart(int index, Fetched.Got got) {
        boolean isLast = index == parts.size() - 1;
        Optional<String> defect =
                isLast && boot.phone.suffers(Ailment.BAD_FLASH)
                        ? Optional.of("Checksum Error")
                        : JavaPackage.defect(got);
        if (defect.isPresent()) {
            giveUp(defect.get() + " " + got.name());
            return;
        }
        boot.writeFlash(() -> take(index + 1));
    }

    private void giveUp(String why) {
        boot.phone.say(why);
        boot.startOverLater(why);
    }
}
