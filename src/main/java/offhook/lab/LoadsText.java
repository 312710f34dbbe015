package offhook.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .loads} manifest says behind its envelope (firmware.md §3.2).
 *
 * @param members in the order in which the phone asks, spelt as it asks
 */
record LoadsText(String release, Optional<Integer> hardware, List<String> members) {
    private static final Pattern RELEASE =
            Pattern.compile("#\\s*RELEASE load version\\s+(\\S+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HARDWARE =
            Pattern.compile("#\\s*HARDWARE_COMP_1\\s+(\\d{1,9})\\s*");

    LoadsText {
        members = List.copyOf(members);
    }

    static LoadsText read(SignedFile file) {
        String release = "";
        Optional<Integer> hardware = Optional.empty();
        var members = new ArrayList<String>();
        for (String raw : file.payload().text().split("\r?\n")) {
            String line = raw.strip();
            Matcher released = RELEASE.matcher(line);
            Matcher compatible = HARDWARE.matcher(line);
            if (released.matches()) {
                release = released.group(1);
            } else if (compatible.matches()) {
                hardware = Optional.of(Integer.parseInt(compatible.group(1)));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.contains("=")) {
                members.add(line);
            }
        }
        return new LoadsText(release, hardware, members);
    }
}
