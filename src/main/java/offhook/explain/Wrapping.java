package offhook.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What others put around a server's line when they keep or show it: {@code journalctl -o json},
 * Docker's log files, {@code docker compose logs}, the columns of Windows' DHCP server.
 */
final class Wrapping {
    private static final Pattern COMPOSE = Pattern.compile("^[\\w.-]{1,60} *\\| (?=\\S)");
    private static final Pattern WINDOWS =
            Pattern.compile("^(\\d{1,2}),(\\d{2})/(\\d{2})/(\\d{2}),(\\d{2}:\\d{2}:\\d{2}),(.*)$");

    /** As mail programs quote. */
    private static final Pattern QUOTED = Pattern.compile("^(?:> ?)+");

    /** {@code cat -n}, {@code less -N}. */
    private static final Pattern NUMBERED = Pattern.compile("^ {1,6}\\d{1,7}\t(?! *\\d+\\.\\d)");

    private Wrapping() {}

    /** The line as the server wrote it, behind the time that the wrapping says. */
    static String without(String line) {
        if (line.isEmpty()) {
            return line;
        }
        char first = line.charAt(0);
        if (first == '{') {
            return JsonLine.in(line).orElse(line);
        }
        if (first == '>') {
            return QUOTED.matcher(line).replaceFirst("");
        }
        if (first >= '0' && first <= '9') {
            return windows(line);
        }
        if (Character.isWhitespace(first)) {
            return NUMBERED.matcher(line).replaceFirst("");
        }
        // Only where the bar stands near the beginning; a table of Wireshark's has blanks there.
        return Character.isLetter(first) && line.indexOf('|') > 0
                ? COMPOSE.matcher(line).replaceFirst("")
                : line;
    }

    /** Month before day, whatever the machine's language (DhcpSrvLog files). */
    private static String windows(String line) {
        Matcher columns = WINDOWS.matcher(line);
        return columns.find()
                ? "20%s-%s-%s %s %s%s,%s"
                        .formatted(
                                columns.group(4),
                                columns.group(2),
                                columns.group(3),
                                columns.group(5),
                                WindowsDhcpReader.MARK,
                                columns.group(1),
                                columns.group(6))
                : line;
    }
}
