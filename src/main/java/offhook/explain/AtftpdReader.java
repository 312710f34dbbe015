package offhook.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * atftpd: {@code Serving FILE to ADDRESS:PORT}, and what it says of the end with more verbosity.
 */
final class AtftpdReader implements LineReader {
    private static final Pattern SERVING =
            Pattern.compile("Serving (.+) to " + Words.IP + "(?::(\\d+))?\\s*$");
    private static final Pattern ABSENT =
            Pattern.compile("[Ff]ile (.+?):? (?:not found|No such file or directory)\\s*$");
    private static final Pattern ENDED =
            Pattern.compile("End of transfer|Timeout|timeout|Aborting|aborting|Bytes sent");

    private final Remembered<String, Who> askers = new Remembered<>(TftpdReader.CLIENTS_MAX);

    @Override
    public String program() {
        return "atftpd";
    }

    @Override
    public List<String> words() {
        return List.of("serving ", "atftpd");
    }

    @Override
    public LineReading read(LogLine line) {
        if (line.says("Serving ")) {
            Matcher match = SERVING.matcher(line.text());
            if (!match.find()) {
                return new LineReading.Unclear("a question that ends before its sender");
            }
            Who who = Words.address(match, 2).map(Who::at).orElse(Who.UNSAID);
            askers.put(base(match.group(1)), who);
            return LineReading.of(Files.asked(who, match.group(1)));
        }
        if (!line.says("atftpd")) {
            return LineReading.NOT_MINE;
        }
        Matcher match = ABSENT.matcher(line.text());
        if (match.find()) {
            Who who = askers.get(base(match.group(1)));
            return who == null
                    ? LineReading.NOTHING
                    : LineReading.of(
                            Files.absent(who, match.group(1), "the server has no such file"));
        }
        return ENDED.matcher(line.text()).find() ? LineReading.NOTHING : LineReading.NOT_MINE;
    }

    /** It asks by name and complains by path. */
    private static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
