package offhook.explain;

import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A listing of the server's folder, given beside its log: {@code ls -l}, {@code dir}. It says which
 * files there are, and nothing of who asked for them.
 */
final class ListingReader implements LineReader {
    private static final Pattern UNIX =
            Pattern.compile("^[-l][rwxsStT-]{9}[.+@]?\\s+\\d+\\s.*\\s(\\S+\\.\\w+)$");

    /** The date is taken off as the line's time, or stands there in another order. */
    private static final Pattern WINDOWS =
            Pattern.compile(
                    "^(?:[\\d./-]{8,10}\\s+)?(?:\\d{2}:\\d{2}\\s*(?:[AP]M)?\\s+)?"
                            + "\\d{1,3}(?:[.,\u00a0]?\\d{3})*\\s+(\\S+\\.\\w+)$");

    static boolean isListing(String text) {
        return UNIX.matcher(text).find() || WINDOWS.matcher(text).find();
    }

    @Override
    public String program() {
        return "a listing of a folder";
    }

    @Override
    public List<String> words() {
        return List.of(
                ".cnf", ".loads", ".sb", ".tlv", ".bin", ".jar", ".txt", ".dat", ".xml", ".zup",
                ".raw");
    }

    @Override
    public LineReading read(LogLine line) {
        Matcher unix = UNIX.matcher(line.text());
        if (unix.find()) {
            return listed(unix.group(1));
        }
        Matcher windows = WINDOWS.matcher(line.text());
        return windows.find() ? listed(windows.group(1)) : LineReading.NOT_MINE;
    }

    private static LineReading listed(String name) {
        PhoneFile file = PhoneFileNames.read(name);
        return switch (file) {
            case PhoneFile.OwnSettings _, PhoneFile.OwnSipSettings _ ->
                    LineReading.of(Files.listed(name));
            default ->
                    file instanceof PhoneFile.Unknown ? LineReading.NOT_MINE : LineReading.NOTHING;
        };
    }
}
