package offhook.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a {@code .cnf} file: {@code key: "value" ; comment}.
 *
 * @param at where the line begins, without blanks
 * @param keyTo where the key ends
 * @param separator {@code ':'}, {@code '='}, or 0 if there is neither
 * @param separatorAt where it stands
 * @param valueFrom where the value begins, behind its quote
 * @param isClosed whether the quote, if any, is closed
 */
public record SettingsLine(
        String key,
        String value,
        int at,
        int keyTo,
        char separator,
        int separatorAt,
        int valueFrom,
        int valueTo,
        boolean isClosed) {

    /** All lines that say something. */
    public static List<SettingsLine> read(String text) {
        var lines = new ArrayList<SettingsLine>();
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int start = skip(text, from, end);
            if (start < end && "#;".indexOf(text.charAt(start)) < 0) {
                lines.add(line(text, start, end));
            }
            from = end + 1;
        }
        return lines;
    }

    private static int skip(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The sign's place on this line, or its end. */
    private static int find(String text, char sign, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != sign) {
            at++;
        }
        return at;
    }

    private static SettingsLine line(String text, int start, int end) {
        int separatorAt = start;
        while (separatorAt < end && ":=".indexOf(text.charAt(separatorAt)) < 0) {
            separatorAt++;
        }
        char separator = separatorAt < end ? text.charAt(separatorAt) : 0;
        int keyTo = separatorAt;
        while (keyTo > start && Character.isWhitespace(text.charAt(keyTo - 1))) {
            keyTo--;
        }
        int from = skip(text, Math.min(separatorAt + 1, end), end);
        boolean isQuoted = from < end && text.charAt(from) == '"';
        int to = isQuoted ? find(text, '"', from + 1, end) : find(text, ';', from, end);
        boolean isClosed = !isQuoted || to < end;
        int valueFrom = isQuoted ? from + 1 : from;
        while (!isQuoted && to > valueFrom && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new SettingsLine(
                text.substring(start, keyTo),
                text.substring(valueFrom, Math.max(valueFrom, to)),
                start,
                keyTo,
                separator,
                separatorAt,
                valueFrom,
                Math.max(valueFrom, to),
                isClosed);
    }
}
