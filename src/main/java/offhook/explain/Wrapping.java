package offhook.explain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What others put around a server's line when they keep or show it: {@code journalctl -o json},
 * Docker's log files, {@code docker compose logs}, the columns of Windows' DHCP server.
 */
final class Wrapping {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

    private static final Pattern JOURNAL = Pattern.compile("\"MESSAGE\"\\s*:\\s*" + TEXT);
    private static final Pattern JOURNAL_TIME =
            Pattern.compile("\"__REALTIME_TIMESTAMP\"\\s*:\\s*\"(\\d{10,17})\"");
    private static final Pattern JOURNAL_PROGRAM =
            Pattern.compile("\"SYSLOG_IDENTIFIER\"\\s*:\\s*" + TEXT);
    private static final Pattern DOCKER = Pattern.compile("\"log\"\\s*:\\s*" + TEXT);
    private static final Pattern DOCKER_TIME =
            Pattern.compile("\"time\"\\s*:\\s*\"([\\d:T.-]{19,30}Z)\"");
    private static final Pattern COMPOSE = Pattern.compile("^[\\w.-]{1,60} *\\| (?=\\S)");
    private static final Pattern WINDOWS =
            Pattern.compile("^(\\d{1,2}),(\\d{2})/(\\d{2})/(\\d{2}),(\\d{2}:\\d{2}:\\d{2}),(.*)$");

    /** {@code cat -n}, {@code less -N}. */
    private static final Pattern NUMBERED = Pattern.compile("^ {1,6}\\d{1,7}\t");

    private Wrapping() {}

    /** The line as the server wrote it, behind the time that the wrapping says. */
    static String without(String line) {
        if (line.isEmpty()) {
            return line;
        }
        char first = line.charAt(0);
        if (first == '{') {
            return journal(line).or(() -> docker(line)).orElse(line);
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

    private static Optional<String> journal(String line) {
        Matcher message = JOURNAL.matcher(line);
        if (!message.find()) {
            return Optional.empty();
        }
        Matcher program = JOURNAL_PROGRAM.matcher(line);
        String who = program.find() ? plain(program.group(1)) + "[1]: " : "";
        Matcher time = JOURNAL_TIME.matcher(line);
        String at = time.find() ? moment(Long.parseLong(time.group(1))) + " host " : "";
        return Optional.of(at + who + plain(message.group(1)));
    }

    private static String moment(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000).toString();
    }

    private static Optional<String> docker(String line) {
        Matcher log = DOCKER.matcher(line);
        if (!log.find()) {
            return Optional.empty();
        }
        Matcher time = DOCKER_TIME.matcher(line);
        String at = time.find() ? time.group(1) + " " : "";
        return Optional.of(at + plain(log.group(1)).stripTrailing());
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

    private static String plain(String escaped) {
        return escaped.indexOf('\\') < 0
                ? escaped
                : escaped.replace("\\n", " ")
                        .replace("\\t", " ")
                        .replace("\\\"", "\"")
                        .replace("\\/", "/")
                        .replace("\\\\", "\\");
    }
}
