package offhook.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of tftpd32 that mail or a forum wrapped. It writes the time last, so a line is whole when
 * its time is there; other servers' lines are known by the time in front.
 */
final class TimesBehind {
    /** At the 60 columns of a narrow page the longest one takes so many. */
    static final int LINES_MAX = 3;

    private static final List<String> BEGINNINGS =
            List.of(
                    "Connection received from ",
                    "Read request for file",
                    "Using local port",
                    "OACK: <",
                    "File <",
                    "<",
                    "Rcvd ",
                    "Previously allocated",
                    "DHCP: proposed",
                    "MAX RETRIES",
                    "Peer returns");

    private static final Pattern WHOLE =
            Pattern.compile("\\[\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\]\\s*$");

    private final List<String> held = new ArrayList<>();

    /** The lines that are whole now; none while one goes on. */
    List<String> take(String line) {
        if (held.isEmpty() && !begins(line)) {
            return List.of(line);
        }
        var whole = new ArrayList<String>();
        if (!held.isEmpty()) {
            String joined = String.join(" ", held);
            if (!begins(line) && !line.isBlank()) {
                for (String all : List.of(joined + " " + line, joined + line)) {
                    if (WHOLE.matcher(all).find()) {
                        held.clear();
                        return List.of(all);
                    }
                }
                if (held.size() < LINES_MAX) {
                    held.add(line);
                    return List.of();
                }
            }
            whole.addAll(end());
        }
        if (begins(line) && !WHOLE.matcher(line).find()) {
            held.add(line);
        } else {
            whole.add(line);
        }
        return whole;
    }

    /** What was begun and has no time. */
    List<String> end() {
        List<String> all = List.copyOf(held);
        held.clear();
        return all;
    }

    private static boolean begins(String line) {
        if (line.isEmpty() || "CRUO<FPDM".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        return BEGINNINGS.stream().anyMatch(line::startsWith)
                && (line.charAt(0) != '<' || line.contains(">: sent"));
    }
}
