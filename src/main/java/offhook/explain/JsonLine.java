package offhook.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log's line inside of a JSON object, as journals, containers and log collectors keep it: its
 * message, when it was, and of which program. No whole JSON reader: a line that is cut in the
 * middle still has most of it.
 */
final class JsonLine {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*+)\"";

    /** journald, Docker, the usual libraries of many languages, Elastic. */
    private static final Pattern MESSAGE =
            Pattern.compile("\"(?:MESSAGE|log|message|msg|event|line)\"\\s*:\\s*" + TEXT);

    private static final String TIMES =
            "__REALTIME_TIMESTAMP|@timestamp|timestamp|time|ts|date|datetime";

    private static final Pattern TIME =
            Pattern.compile("\"(?:" + TIMES + ")\"\\s*:\\s*\"?([0-9][0-9TZ :+.,/-]{8,34})");

    private static final Pattern PROGRAM =
            Pattern.compile("\"(?:SYSLOG_IDENTIFIER|program|appname|app|ident)\"\\s*:\\s*" + TEXT);

    private static final Pattern NUMBER = Pattern.compile("(\\d{10,19})(?:\\.(\\d{1,9}))?");

    /** Words of a line that says by itself what happened; else the other fields matter, too. */
    private static final Pattern WHOLE =
            Pattern.compile(
                    "SEP[0-9A-Fa-f]{12}|DHCP|RRQ|\\.(?:loads|sb[n2]|cnf|tlv|jar|xml)\\b|dnsmasq");

    private JsonLine() {}

    /** The line as its program wrote it, behind its time; empty if there is no message in it. */
    static Optional<String> in(String json) {
        Matcher message = MESSAGE.matcher(json);
        if (!message.find()) {
            return Optional.empty();
        }
        String said = plain(message.group(1)).strip();
        Matcher program = PROGRAM.matcher(json);
        String who = program.find() ? plain(program.group(1)) + "[1]: " : "";
        Matcher time = TIME.matcher(json);
        String at = time.find() ? moment(time.group(1).replaceFirst("[ ,]+$", "")) + " " : "";
        boolean isWhole = WHOLE.matcher(said).find() || !who.isEmpty();
        return Optional.of(
                at + (who.isEmpty() ? "" : "host ") + who + (isWhole ? said : fields(json)));
    }

    /** The object without its marks: a reader of unknown servers finds names and addresses. */
    private static String fields(String json) {
        return plain(json).replaceAll("[{}\"]", " ").replaceAll("\\s+", " ").strip();
    }

    /** Seconds, milli-, micro- or nanoseconds since 1970; what is none stays as it is. */
    private static String moment(String written) {
        Matcher number = NUMBER.matcher(written);
        if (!number.matches()) {
            return written;
        }
        String digits = number.group(1);
        long seconds = Long.parseLong(digits.substring(0, 10));
        String rest = digits.length() > 10 ? digits.substring(10) : number.group(2);
        String fraction = rest == null ? "" : rest;
        long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
        return Instant.ofEpochSecond(seconds, nanos).toString();
    }

    static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        var plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\' || i + 1 == escaped.length()) {
                plain.append(c);
                continue;
            }
            i++;
            switch (escaped.charAt(i)) {
                case 'n', 'r', 't' -> plain.append(' ');
                case 'u' -> {
                    OptionalInt unit = unit(escaped, i + 1);
                    unit.ifPresent(it -> plain.append((char) it));
                    i += unit.isPresent() ? 4 : 0;
                }
                default -> plain.append(escaped.charAt(i));
            }
        }
        return plain.toString();
    }

    private static OptionalInt unit(String text, int at) {
        if (at + 4 > text.length()) {
            return OptionalInt.empty();
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            if (!LineScan.isHex(text, i)) {
                return OptionalInt.empty();
            }
            unit = unit << 4 | Character.digit(text.charAt(i), 16);
        }
        return OptionalInt.of(unit);
    }

    /**
     * Entries that take several lines: {@code journalctl -o export} writes a field a line and a
     * blank line behind the last, {@code -o json-pretty} indents an object.
     */
    static final class Gatherer {
        /** An entry of the journal has some thirty fields. */
        static final int LINES_MAX = 200;

        private final List<String> lines = new ArrayList<>();
        private boolean isExport;

        /**
         * What the line completes; empty while an entry goes on; the line itself outside of one.
         */
        Optional<String> take(String line) {
            boolean begins = lines.isEmpty() && (line.equals("{") || line.startsWith("__CURSOR="));
            if (begins) {
                isExport = line.startsWith("__");
                lines.add(field(line));
                return Optional.empty();
            }
            if (lines.isEmpty()) {
                return Optional.of(line);
            }
            boolean ends = isExport ? line.isBlank() : line.startsWith("}");
            boolean isForeign = isExport && !ends && line.indexOf('=') < 1;
            if (ends || isForeign || lines.size() == LINES_MAX) {
                String whole = "{" + String.join(",", lines) + "}";
                lines.clear();
                return Optional.of(whole);
            }
            lines.add(field(line));
            return Optional.empty();
        }

        private String field(String line) {
            if (!isExport) {
                return line.strip().replaceFirst(",$", "").replaceFirst("^\\{", "");
            }
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1).replace("\\", "\\\\").replace("\"", "\\\"");
            return "\"" + line.substring(0, equals) + "\":\"" + value + "\"";
        }

        /** What was begun and never ended. */
        Optional<String> end() {
            String whole = "{" + String.join(",", lines) + "}";
            boolean isOpen = !lines.isEmpty();
            lines.clear();
            return isOpen ? Optional.of(whole) : Optional.empty();
        }
    }
}
