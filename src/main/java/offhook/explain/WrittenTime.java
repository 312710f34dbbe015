package offhook.explain;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A moment as a line writes it, read at a given place without patterns: ISO 8601, a month by its
 * name before or behind the day, {@code 22.11.2026 14:03:07}.
 *
 * @param year 0 if it is left out
 * @param end behind it
 */
record WrittenTime(
        int year, int month, int day, LocalTime clock, Optional<ZoneOffset> offset, int end) {
    private static final int NANO_DIGITS = 9;

    /** Someone's name of a month may be long. */
    private static final int WORD_MAX = 9;

    /** Where a value or a column begins. */
    private static final String BEFORE = " \t:=\"'[(|>,{#";

    /** Labels, names of files and of machines stand in front of a time, no sentences. */
    private static final int SOUGHT_WITHIN = 160;

    /** The first one in the line that begins a word or a value. */
    static Optional<Found> within(String text) {
        int end = Math.min(text.length(), SOUGHT_WITHIN);
        for (int at = 1; at < end; at++) {
            if (BEFORE.indexOf(text.charAt(at - 1)) >= 0 && mayBegin(text.charAt(at))) {
                Optional<WrittenTime> read = at(text, at);
                if (read.isPresent()) {
                    return Optional.of(new Found(read.get(), at));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * @param at where it begins
     */
    record Found(WrittenTime time, int at) {}

    private static boolean mayBegin(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** What stands exactly there; total. */
    static Optional<WrittenTime> at(String text, int from) {
        if (from >= text.length()) {
            return Optional.empty();
        }
        if (!LineScan.isDigit(text, from)) {
            return monthFirst(text, from);
        }
        Optional<WrittenTime> iso = iso(text, from);
        return iso.isPresent() ? iso : dayFirst(text, from);
    }

    /** {@code 2026-11-22T14:03:07.123+01:00}, {@code 2026/11/22 14:03:07,123}. */
    static Optional<WrittenTime> iso(String text, int from) {
        boolean hasShape =
                from + 19 <= text.length()
                        && isOneOf(text, from + 4, "-/.")
                        && text.charAt(from + 7) == text.charAt(from + 4)
                        && isOneOf(text, from + 10, "T \t");
        if (!hasShape) {
            return Optional.empty();
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        Optional<Clock> clock = clock(text, from + 11);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || clock.isEmpty()) {
            return Optional.empty();
        }
        int end = clock.get().end();
        int sign = text.startsWith(" ", end) ? end + 1 : end;
        if (text.startsWith("Z", sign)) {
            return time(year, month, day, clock.get(), Optional.of(ZoneOffset.UTC), sign + 1);
        }
        Optional<ZoneOffset> offset = offset(text, sign);
        if (offset.isEmpty()) {
            return time(year, month, day, clock.get(), Optional.empty(), end);
        }
        return time(
                year,
                month,
                day,
                clock.get(),
                offset,
                sign + (isOneOf(text, sign + 3, ":") ? 6 : 5));
    }

    private static Optional<ZoneOffset> offset(String text, int at) {
        if (!isOneOf(text, at, "+-")) {
            return Optional.empty();
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, isOneOf(text, at + 3, ":") ? at + 4 : at + 3, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || hours == 18 && minutes > 0) {
            return Optional.empty();
        }
        int seconds = hours * 3600 + minutes * 60;
        return Optional.of(ZoneOffset.ofTotalSeconds(text.charAt(at) == '-' ? -seconds : seconds));
    }

    /** {@code Nov 22 14:03:07}, {@code nov. 22, 2026 14:03:07}; with a year behind, too. */
    static Optional<WrittenTime> monthFirst(String text, int from) {
        int wordEnd = wordEnd(text, from);
        int month = wordEnd - from < 3 ? 0 : MonthNames.number(text.substring(from, wordEnd));
        if (month == 0) {
            return Optional.empty();
        }
        int dayAt = blanks(text, isOneOf(text, wordEnd, ".") ? wordEnd + 1 : wordEnd);
        int dayEnd = LineScan.isDigit(text, dayAt + 1) ? dayAt + 2 : dayAt + 1;
        int day = number(text, dayAt, dayEnd - dayAt);
        if (dayAt == wordEnd || day < 1 || day > 31) {
            return Optional.empty();
        }
        int next = blanks(text, isOneOf(text, dayEnd, ",") ? dayEnd + 1 : dayEnd);
        return clocked(text, next, month, day);
    }

    /** {@code 22.11.2026 14:03:07}, {@code 22 Nov 2026 14:03:07}, {@code 22. Nov 14:03:07}. */
    private static Optional<WrittenTime> dayFirst(String text, int from) {
        int dayEnd = LineScan.isDigit(text, from + 1) ? from + 2 : from + 1;
        int day = number(text, from, dayEnd - from);
        if (day < 1 || day > 31) {
            return Optional.empty();
        }
        if (isOneOf(text, dayEnd, ".") && LineScan.isDigit(text, dayEnd + 1)) {
            return dotted(text, dayEnd + 1, day);
        }
        int wordAt = blanks(text, isOneOf(text, dayEnd, ".") ? dayEnd + 1 : dayEnd);
        if (text.startsWith("月", dayEnd)) {
            return chinese(text, dayEnd + 1, day);
        }
        int wordEnd = wordEnd(text, wordAt);
        int month = wordEnd - wordAt < 3 ? 0 : MonthNames.number(text.substring(wordAt, wordEnd));
        if (month == 0 || wordAt == dayEnd) {
            return Optional.empty();
        }
        int next = blanks(text, isOneOf(text, wordEnd, ".") ? wordEnd + 1 : wordEnd);
        return clocked(text, next, month, day);
    }

    private static Optional<WrittenTime> dotted(String text, int at, int day) {
        int monthEnd = LineScan.isDigit(text, at + 1) ? at + 2 : at + 1;
        int month = number(text, at, monthEnd - at);
        int yearAt = monthEnd + 1;
        boolean isLong = LineScan.isDigit(text, yearAt + 2) && LineScan.isDigit(text, yearAt + 3);
        int year = number(text, yearAt, isLong ? 4 : 2);
        int next = yearAt + (isLong ? 4 : 2);
        if (month < 1 || month > 12 || year < 0 || !isOneOf(text, monthEnd, ".")) {
            return Optional.empty();
        }
        int clockAt = blanks(text, isOneOf(text, next, ",") ? next + 1 : next);
        return clock(text, clockAt)
                .flatMap(
                        clock ->
                                time(
                                        isLong ? year : 2000 + year,
                                        month,
                                        day,
                                        clock,
                                        Optional.empty(),
                                        clock.end()));
    }

    /** The month was read first there. */
    private static Optional<WrittenTime> chinese(String text, int at, int month) {
        int dayAt = blanks(text, at);
        int dayEnd = LineScan.isDigit(text, dayAt + 1) ? dayAt + 2 : dayAt + 1;
        int day = number(text, dayAt, dayEnd - dayAt);
        int next = blanks(text, isOneOf(text, dayEnd, "日") ? dayEnd + 1 : dayEnd);
        return month > 12 || day < 1 || day > 31
                ? Optional.empty()
                : clocked(text, next, month, day);
    }

    private static Optional<WrittenTime> clocked(String text, int at, int month, int day) {
        int year = number(text, at, 4);
        boolean hasYear = year > 0 && isOneOf(text, at + 4, " ");
        int behind = hasYear ? at + 5 : at;
        // Kibana writes "Nov 22, 2026 @ 14:03:07.123".
        Optional<Clock> clock = clock(text, text.startsWith("@ ", behind) ? behind + 2 : behind);
        return clock.flatMap(
                it -> time(hasYear ? year : 0, month, day, it, Optional.empty(), it.end()));
    }

    private record Clock(LocalTime time, int end) {}

    private static Optional<Clock> clock(String text, int at) {
        int hourEnd = LineScan.isDigit(text, at + 1) ? at + 2 : at + 1;
        int hour = number(text, at, hourEnd - at);
        int minute = number(text, hourEnd + 1, 2);
        int second = number(text, hourEnd + 4, 2);
        boolean hasShape =
                isOneOf(text, hourEnd, ":")
                        && isOneOf(text, hourEnd + 3, ":")
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second <= 60;
        if (!hasShape) {
            return Optional.empty();
        }
        int end = hourEnd + 6;
        int nanos = 0;
        if (isOneOf(text, end, ".,") && LineScan.isDigit(text, end + 1)) {
            int digits = 0;
            for (end = end + 1; LineScan.isDigit(text, end) && digits < NANO_DIGITS; end++) {
                nanos = nanos * 10 + text.charAt(end) - '0';
                digits++;
            }
            for (; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        int half = isOneOf(text, end, " ") ? end + 1 : end;
        boolean isHalf = isOneOf(text, half, "AaPp") && isOneOf(text, half + 1, "Mm");
        if (isHalf && hour <= 12) {
            hour = hour % 12 + (isOneOf(text, half, "Pp") ? 12 : 0);
            end = half + 2;
        }
        return Optional.of(new Clock(LocalTime.of(hour, minute, Math.min(59, second), nanos), end));
    }

    private static Optional<WrittenTime> time(
            int year, int month, int day, Clock clock, Optional<ZoneOffset> offset, int end) {
        return Optional.of(new WrittenTime(year, month, day, clock.time(), offset, end));
    }

    private static boolean isOneOf(String text, int at, String letters) {
        return at < text.length() && letters.indexOf(text.charAt(at)) >= 0;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (isOneOf(text, at, " ")) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at - from <= WORD_MAX && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Below zero if there are not so many digits. */
    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            if (!LineScan.isDigit(text, i)) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
