package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.Optional;

/** {@code OS79XX.TXT}: one image name, for 7940/60 older than the universal loader. */
final class ImageNameCheck {
    /** From here on a SIP load comes with a universal loader, which has to be named. */
    private static final int UNIVERSAL_LOADER_MAJOR = 7;

    private final Remarks remarks;

    ImageNameCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        String line = text.substring(0, end);
        String name = line.strip();
        int from = line.length() - line.stripLeading().length();
        if (!text.substring(end).isBlank()) {
            remarks.warning(
                    CheckRule.ONE_LINE_ONLY,
                    end,
                    "there is more than one line; the phone reads the first only",
                    "Remove the rest.");
        }
        if (!line.equals(name)) {
            remarks.hint(
                    CheckRule.BLANK_BEHIND,
                    from + name.length(),
                    "a blank stands around the name; some phones then ask for \""
                            + Remarks.shown(name)
                            + " .bin\" (Cisco's own file has it)",
                    "Remove it.",
                    new Edit(0, end, name));
        }
        var rules = new LoadRules(remarks);
        Optional<LoadName> load = rules.name("OS79XX.TXT", name, from, from + name.length());
        load.ifPresent(it -> judged(it, from, from + name.length()));
    }

    private void judged(LoadName load, int from, int to) {
        if (load.platform() != Platform.TWO_STAGE) {
            remarks.error(
                    CheckRule.LOAD_WRONG_FAMILY,
                    from,
                    "OS79XX.TXT names "
                            + load.text()
                            + ", a load for "
                            + load.platform().label()
                            + "; only 7940 and 7960 read this file",
                    "Name one such as P003-8-12-00.");
            return;
        }
        boolean isNewSip =
                load.protocol().filter(Protocol.SIP::equals).isPresent()
                        && load.version().major() >= UNIVERSAL_LOADER_MAJOR
                        && load.text().startsWith("P0S3-");
        if (isNewSip) {
            String loader = ImageNames.of(load);
            remarks.warning(
                    CheckRule.LOADER_NEEDED,
                    from,
                    "OS79XX.TXT names the application "
                            + load.text()
                            + "; from 7.0 on a phone needs its universal loader first",
                    "Write " + loader + ".",
                    new Edit(from, to, loader));
        }
    }
}
