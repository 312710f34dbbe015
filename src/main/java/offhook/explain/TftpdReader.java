package offhook.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * in.tftpd of tftp-hpa, alone or started by xinetd (FreePBX), and the BSD tftpd that it came from.
 * Without {@code -vv} it tells of questions only; distributions add {@code finished} and {@code
 * File not found} (log 02).
 */
final class TftpdReader implements LineReader {
    /** Clients whose last question is remembered for an answer that names no file. */
    static final int CLIENTS_MAX = 4096;

    private static final Pattern ASKED =
            Pattern.compile(
                    "RRQ from (?:" + Words.IP + " )?filename (.+?)(?: remapped to (\\S.*))?\\s*$");
    private static final Pattern ENDED =
            Pattern.compile(
                    "Client "
                            + Words.IP
                            + " (finished|File not found|timed out|[Ee]rror\\S*) ?(.*)$");
    private static final Pattern REFUSED =
            Pattern.compile("sending NAK \\((\\d+), (.*?)\\) to " + Words.IP);
    private static final Pattern BSD =
            Pattern.compile(Words.IP + ": read request for (.+?)(?:: (\\S.*))?$");
    private static final Pattern TRANSFER =
            Pattern.compile("tftpd: (?:read\\(ack\\)|read|write|timeout)\\b:? ?(.*)$");

    private final Remembered<String, String> lastAsked = new Remembered<>(CLIENTS_MAX);
    private final Remembered<String, String> remapped = new Remembered<>(CLIENTS_MAX);

    @Override
    public String program() {
        return "in.tftpd (tftpd-hpa)";
    }

    @Override
    public List<String> words() {
        return List.of(
                "rrq from", "client ", "sending nak", ": read request for", "tftpd", ": nak: ");
    }

    @Override
    public LineReading read(LogLine line) {
        if (line.says("RRQ from")) {
            return asked(line.text());
        }
        if (line.says("Client ")) {
            Matcher match = ENDED.matcher(line.text());
            return match.find() ? ended(match) : LineReading.NOT_MINE;
        }
        if (line.says("sending NAK (")) {
            Matcher match = REFUSED.matcher(line.text());
            return match.find() ? refused(match) : new LineReading.Unclear("a refusal cut short");
        }
        if (line.says(": read request for ")) {
            Matcher match = BSD.matcher(line.text());
            return match.find() ? bsd(match) : LineReading.NOT_MINE;
        }
        return line.says("tftpd") ? other(line.text()) : LineReading.NOT_MINE;
    }

    private LineReading asked(String text) {
        Matcher match = ASKED.matcher(text);
        if (!match.find() || match.group(2).isBlank()) {
            return new LineReading.Unclear("a question that ends before the file's name");
        }
        String name = match.group(2);
        if (match.group(1) != null) {
            lastAsked.put(match.group(1), name);
            if (match.group(3) != null) {
                remapped.put(match.group(1) + " " + match.group(3).strip(), name);
            }
        }
        return LineReading.of(Files.asked(who(match, 1), name));
    }

    private LineReading ended(Matcher match) {
        String written = match.group(3).strip();
        String asked = remapped.get(match.group(1) + " " + written);
        String name = asked != null ? asked : written;
        Who who = who(match, 1);
        if (name.isEmpty()) {
            return new LineReading.Unclear("an end that does not name the file");
        }
        return switch (match.group(2)) {
            case "finished" -> LineReading.of(Files.sent(who, name, 0, 0, 0));
            case "File not found" ->
                    LineReading.of(Files.absent(who, name, absence(asked, written)));
            default -> LineReading.of(Files.broken(who, name, 0, match.group(2)));
        };
    }

    private static String absence(String asked, String written) {
        return asked == null
                ? "the server has no such file"
                : "the server's rewriting rule made it %s, and there is no such file"
                        .formatted(written);
    }

    private LineReading refused(Matcher match) {
        String name = lastAsked.get(match.group(3));
        if (name == null) {
            return LineReading.NOTHING;
        }
        Who who = who(match, 3);
        String why = "%s (error %s)".formatted(match.group(2), match.group(1));
        return LineReading.of(Files.absent(who, name, why));
    }

    private static LineReading bsd(Matcher match) {
        Who who = who(match, 1);
        String outcome = match.group(3);
        if (outcome == null) {
            return LineReading.of(Files.asked(who, match.group(2)));
        }
        return outcome.startsWith("success")
                ? LineReading.of(Files.given(who, match.group(2), 0))
                : LineReading.of(Files.absent(who, match.group(2), outcome));
    }

    /**
     * {@code tftpd: read(ack): Connection refused} names nobody; which phone it was is not told.
     */
    private static LineReading other(String text) {
        return TRANSFER.matcher(text).find() || text.contains("START: tftp")
                ? LineReading.NOTHING
                : LineReading.NOT_MINE;
    }

    private static Who who(Matcher match, int group) {
        return Words.address(match, group).map(Who::at).orElse(Who.UNSAID);
    }
}
