package offhook.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .loads} manifest says behind its envelope (firmware.md §3.2).
 *
 * @param load what the load is called, if it says so
 * @param members in the order in which the phone asks, spelt as it asks
 */
record LoadsText(
        Optional<String> load, String release, Optional<Integer> hardware, List<String> members) {
    /** Only made-up manifests say it: it stands for what a real image knows of itself. */
    private static final Pattern LOAD = Pattern.compile("#\\s*LOAD\\s+(\\S+)");

    private static final Pattern RELEASE =
            Pattern.compile("#\\s*RELEASE load version\\s+(\\S+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HARDWARE =
            Pattern.compile("#\\s*HARDWARE_COMP_1\\s+(\\d{1,9})\\s*");

    LoadsText {
        members = List.copyOf(members);
    }

    static LoadsText read(SignedFile file) {
        Optional<String> load = Optional.empty();
        String release = "";
        Optional<Integer> hardware = Optional.empty();
        var members = new ArrayList<String>();
        for (String raw : file.payload().text().split("\r?\n")) {
            String line = raw.strip();
            Matcher released = RELEASE.matcher(line);
            Matcher compatible = HARDWARE.matcher(line);
            Matcher named = LOAD.matcher(line);
            if (named.matches()) {
                load = Optional.of(named.group(1));
            } else if (released.matches()) {
                release = released.group(1);
            } else if (compatible.matches()) {
                hardware = Optional.of(Integer.parseInt(compatible.group(1)));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.contains("=")) {
                members.add(line);
            }
        }
        return new LoadsText(load, release, hardware, members);
    }
}
