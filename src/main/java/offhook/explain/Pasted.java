package offhook.explain;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that a form or a mail program put behind each other: each time begins or ends one. */
public final class Pasted {
    /** Two short lines. */
    private static final int LENGTH_MIN = 120;

    /** Hardly any line says two times of a log; one that says three is several. */
    private static final int LINES_MIN = 3;

    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    private static final Pattern BEFORE_SYSLOGS_TIME =
            Pattern.compile(
                    "(?<=\\S) +(?="
                            + MONTH
                            + " [ \\d]\\d \\d\\d:\\d\\d:\\d\\d [\\w.-]{1,64}"
                            + " [\\w./-]{1,40}(?:\\[\\d{1,8}\\])?: )");

    private static final Pattern BEHIND_TFTPD32S_TIME =
            Pattern.compile("(?<=\\[\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\]) +(?=\\S)");

    private Pasted() {}

    /** The line, or what it was put together from. */
    public static List<String> lines(String line) {
        if (line.length() < LENGTH_MIN) {
            return List.of(line);
        }
        for (Pattern between : List.of(BEFORE_SYSLOGS_TIME, BEHIND_TFTPD32S_TIME)) {
            List<String> lines = List.of(between.split(line));
            if (lines.size() >= LINES_MIN) {
                return lines;
            }
        }
        return List.of(line);
    }
}
