package offhook.explain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of a log's lines in all the usual ways to write them: RFC 3164 (without a year), ISO
 * 8601, tftpd32's {@code [22/11 14:03:07.123]} at the end, Cisco's {@code *Mar 1 00:01:22.123:},
 * times of day only, seconds since 1970. What is left out is completed: the year so that nothing
 * lies behind the reference, the day by counting midnights.
 */
final class LineTimes {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String CLOCK = "(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?";

    private static final Pattern PRIORITY = Pattern.compile("^<\\d{1,3}>(?:1 )?");
    private static final Pattern SEQUENCE =
            Pattern.compile("^(?:\\d{3,9}: )?[*.]?(?=[A-Z][a-z]{2} )");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?([A-Z][a-z]{2})\\s+(\\d{1,2}),?"
                            + "(?:\\s+(\\d{4}))?\\s+"
                            + CLOCK
                            + "(?: [A-Z]{3,4}(?=:))?(?: (\\d{4})(?= ))?:?");
    private static final Pattern SLASHED =
            Pattern.compile(
                    "^\\[?(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2}),?[ \\t]"
                            + CLOCK
                            + "(?: ?([AaPp])[Mm])?\\]?");

    /** MikroTik's {@code nov/22/2026 14:03:07}. */
    private static final Pattern MONTH_SLASHED =
            Pattern.compile("^([a-z]{3})/(\\d{2})(?:/(\\d{4}))? " + CLOCK);

    /** {@code [22-Nov-26 14:03:07]}, {@code 22 Nov 2026 14:03:07}. */
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "^\\[?(\\d{1,2})[-/ ]([A-Z][a-z]{2})[-/ ](\\d{4}|\\d{2})[ T:]"
                            + CLOCK
                            + "\\]?");

    /** Serva's {@code [11/22 14:03:07.123]}, in front. */
    private static final Pattern SHORT =
            Pattern.compile("^\\[(\\d{2})/(\\d{2}) " + CLOCK + "\\](?=\\s)");

    private static final Pattern TIME_ONLY =
            Pattern.compile("^\\[?" + CLOCK + "(?: ?([AaPp])[Mm]\\b)?\\]?(?=[\\s:|]|$)");
    private static final Pattern EPOCH = Pattern.compile("^(1\\d{9})\\.(\\d{1,9})(?=\\s)");
    private static final Pattern TFTPD32 =
            Pattern.compile("\\[(\\d{2})/(\\d{2}) " + CLOCK + "\\]\\s*$");
    private static final Pattern ACCESS =
            Pattern.compile(
                    "\\[(\\d{2})/([A-Z][a-z]{2})/(\\d{4})[: ]" + CLOCK + "(?: ([+-]\\d{4}))?\\]");
    private static final Pattern CONSOLE =
            Pattern.compile("^(?:\\d+: )?(?:NOT|ERR|WRN|INF|DBG|DEB) " + CLOCK + " ");
    private static final Pattern BANNER =
            Pattern.compile(
                    "==\\s(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) +(\\d{1,2}) " + CLOCK + " (\\d{4})");

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final ZoneId zone;
    private final LocalDateTime reference;
    private LocalDate day;
    private Optional<LocalTime> lastOfDay = Optional.empty();

    /**
     * @param reference when the log was written at the latest
     */
    LineTimes(Instant reference, ZoneId zone) {
        this.zone = zone;
        this.reference = LocalDateTime.ofInstant(reference, zone);
        this.day = this.reference.toLocalDate();
    }

    /**
     * @param text without the time
     * @param hasDate the line said the day, as logs of servers do
     */
    record Stamped(Optional<Instant> at, String text, boolean hasDate) {}

    /** Lines say the time of day only: then none may be passed over. */
    boolean countsMidnights() {
        return lastOfDay.isPresent();
    }

    Stamped read(String line) {
        try {
            Stamped stamped = stamped(line);
            return stamped == null ? new Stamped(Optional.empty(), line, false) : stamped;
        } catch (DateTimeException noSuchDay) {
            return new Stamped(Optional.empty(), line, false);
        }
    }

    private Stamped stamped(String raw) {
        if (raw.isEmpty()) {
            return null;
        }
        String line = raw.charAt(0) == '<' ? PRIORITY.matcher(raw).replaceFirst("") : raw;
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        if (first >= 'A' && first <= 'Z' || first == '*' || first == '.') {
            Stamped found = isSyslogs(line) ? syslog(line) : withMonth(line);
            if (found != null) {
                return found;
            }
        }
        if (first >= '0' && first <= '9' || first == '[') {
            Optional<WrittenTime> iso = WrittenTime.iso(line, first == '[' ? 1 : 0);
            Stamped found = iso.isPresent() ? stamped(iso.get(), line, 0) : withDigits(line);
            if (found != null) {
                return found;
            }
        }
        if (first >= 'a' && first <= 'z' && line.indexOf('/') == 3) {
            Stamped found = monthSlashed(line);
            if (found != null) {
                return found;
            }
        }
        if (line.endsWith("]") || line.endsWith("] ")) {
            Matcher match = TFTPD32.matcher(line);
            if (match.find()) {
                var at = yearless(number(match, 2), number(match, 1), clock(match, 3, null));
                return dated(at, line.substring(0, match.start()).stripTrailing());
            }
        }
        if (line.indexOf('[') > 0) {
            Matcher match = ACCESS.matcher(line);
            if (match.find()) {
                var at =
                        LocalDateTime.of(
                                LocalDate.of(
                                        number(match, 3), month(match.group(2)), number(match, 1)),
                                clock(match, 4, null));
                String rest = line.substring(0, match.start()) + line.substring(match.end());
                // Python's http.server leaves the zone out.
                return match.group(8) == null
                        ? dated(at, rest)
                        : new Stamped(
                                Optional.of(at.toInstant(ZoneOffset.of(match.group(8)))),
                                rest,
                                true);
            }
        }
        if (line.contains("== ")) {
            return banner(line);
        }
        Optional<WrittenTime> other = WrittenTime.at(line, 0);
        return other.isPresent() ? stamped(other.get(), line, 0) : null;
    }

    /**
     * A time in the middle, behind somebody's label: {@code time="…"}, a file's name that grep
     * wrote, a number of the line. Only where there is none in front, and nothing of tomorrow.
     */
    Stamped within(Stamped timeless) {
        if (timeless.at().isPresent()) {
            return timeless;
        }
        try {
            Optional<WrittenTime.Found> found = WrittenTime.within(timeless.text());
            if (found.isEmpty()) {
                return timeless;
            }
            Stamped read = stamped(found.get().time(), timeless.text(), found.get().at());
            boolean isSane =
                    read.at()
                            .filter(
                                    at ->
                                            !at.isAfter(
                                                    reference.plusDays(1).atZone(zone).toInstant()))
                            .isPresent();
            return isSane ? read : timeless;
        } catch (DateTimeException noSuchDay) {
            return timeless;
        }
    }

    private Stamped stamped(WrittenTime time, String line, int from) {
        String before = line.substring(0, from);
        String rest = line.substring(time.end());
        // The bracket that it stood in.
        String behind = rest.startsWith("]") || rest.startsWith(":") ? rest.substring(1) : rest;
        String text = from == 0 ? behind.stripLeading() : before + behind;
        LocalDateTime at =
                time.year() == 0
                        ? yearless(time.month(), time.day(), time.clock())
                        : LocalDateTime.of(
                                LocalDate.of(time.year(), time.month(), time.day()), time.clock());
        return time.offset().isEmpty()
                ? dated(at, text)
                : new Stamped(Optional.of(at.toInstant(time.offset().get())), text, true);
    }

    /** {@code Nov 22 14:03:07 host …}: most lines there are, so they have a way of their own. */
    private static boolean isSyslogs(String line) {
        return line.length() > 16
                && line.charAt(3) == ' '
                && line.charAt(6) == ' '
                && line.charAt(9) == ':'
                && line.charAt(12) == ':'
                && line.charAt(15) == ' '
                && !Character.isDigit(line.charAt(16));
    }

    private Stamped syslog(String line) {
        return WrittenTime.monthFirst(line, 0)
                .filter(time -> time.year() == 0 && isPlain(line, time.end()))
                .map(time -> stamped(time, line, 0))
                .orElseGet(() -> withMonth(line));
    }

    /** A zone or a year may stand behind it; then it is none of syslog's. */
    private static boolean isPlain(String line, int end) {
        int word = end + 1;
        while (word < line.length() && line.charAt(word) >= 'A' && line.charAt(word) <= 'Z') {
            word++;
        }
        return word == end + 1 || word >= line.length() || line.charAt(word) != ':';
    }

    private Stamped withMonth(String line) {
        boolean isBare = Character.isLetter(line.charAt(0));
        String text = isBare ? line : SEQUENCE.matcher(line).replaceFirst("");
        Matcher match = MONTH_FIRST.matcher(text);
        if (match.find() && month(match.group(1)) > 0) {
            LocalTime clock = clock(match, 4, null);
            String year = match.group(3) != null ? match.group(3) : match.group(8);
            int month = month(match.group(1));
            var at =
                    year == null
                            ? yearless(month, number(match, 2), clock)
                            : LocalDateTime.of(
                                    LocalDate.of(Integer.parseInt(year), month, number(match, 2)),
                                    clock);
            return dated(at, text.substring(match.end()).stripLeading());
        }
        return console(line);
    }

    private Stamped withDigits(String line) {
        Matcher match = SLASHED.matcher(line);
        if (match.find()) {
            return slashed(match, line);
        }
        match = DAY_FIRST.matcher(line);
        if (match.find() && month(match.group(2)) > 0) {
            int year = number(match, 3);
            var date =
                    LocalDate.of(
                            year < 100 ? 2000 + year : year,
                            month(match.group(2)),
                            number(match, 1));
            return dated(
                    LocalDateTime.of(date, clock(match, 4, null)),
                    line.substring(match.end()).stripLeading());
        }
        match = SHORT.matcher(line);
        if (match.find()) {
            boolean isMonthFirst = number(match, 2) > 12;
            var at =
                    yearless(
                            number(match, isMonthFirst ? 1 : 2),
                            number(match, isMonthFirst ? 2 : 1),
                            clock(match, 3, null));
            return dated(at, line.substring(match.end()).stripLeading());
        }
        match = TIME_ONLY.matcher(line);
        if (match.find()) {
            return ofDay(clock(match, 1, match.group(5)), line.substring(match.end()).strip());
        }
        match = EPOCH.matcher(line);
        if (match.find()) {
            var at = Instant.ofEpochSecond(Long.parseLong(match.group(1)), nanos(match.group(2)));
            return new Stamped(Optional.of(at), line.substring(match.end()).strip(), true);
        }
        Stamped sequenced = console(line);
        return sequenced != null || !Character.isDigit(line.charAt(0))
                ? sequenced
                : SEQUENCE.matcher(line).lookingAt() ? withMonth(line) : null;
    }

    private Stamped monthSlashed(String line) {
        Matcher match = MONTH_SLASHED.matcher(line);
        if (!match.find() || month(match.group(1)) == 0) {
            return null;
        }
        LocalTime clock = clock(match, 4, null);
        int month = month(match.group(1));
        int dayOfMonth = number(match, 2);
        var at =
                match.group(3) == null
                        ? yearless(month, dayOfMonth, clock)
                        : LocalDateTime.of(
                                LocalDate.of(number(match, 3), month, dayOfMonth), clock);
        return dated(at, line.substring(match.end()).stripLeading());
    }

    /** Of 3/4/2020 nobody knows the month; only what cannot be a month is the day for sure. */
    private Stamped slashed(Matcher match, String line) {
        int one = number(match, 1);
        int two = number(match, 2);
        int year = number(match, 3);
        boolean isDayFirst = one > 12 || two <= 12 && match.group(8) == null;
        var date =
                LocalDate.of(
                        year < 100 ? 2000 + year : year,
                        isDayFirst ? two : one,
                        isDayFirst ? one : two);
        return dated(
                LocalDateTime.of(date, clock(match, 4, match.group(8))),
                line.substring(match.end()).stripLeading());
    }

    private Stamped console(String line) {
        Matcher match = CONSOLE.matcher(line);
        return match.find()
                ? ofDay(clock(match, 1, null), line.substring(match.end()).strip())
                : null;
    }

    private Stamped banner(String line) {
        Matcher match = BANNER.matcher(line);
        if (match.find() && month(match.group(1)) > 0) {
            day = LocalDate.of(number(match, 7), month(match.group(1)), number(match, 2));
            lastOfDay = Optional.empty();
        }
        return null;
    }

    /** A clock that jumps back by half a day has passed midnight. */
    private Stamped ofDay(LocalTime clock, String rest) {
        boolean isNextDay =
                lastOfDay
                        .filter(last -> Duration.between(clock, last).compareTo(HALF_A_DAY) > 0)
                        .isPresent();
        day = isNextDay ? day.plusDays(1) : day;
        lastOfDay = Optional.of(clock);
        return new Stamped(
                Optional.of(LocalDateTime.of(day, clock).atZone(zone).toInstant()), rest, false);
    }

    private Stamped dated(LocalDateTime at, String rest) {
        return new Stamped(Optional.of(at.atZone(zone).toInstant()), rest, true);
    }

    /** The latest year that does not put it behind the reference; a day of grace for clocks. */
    private LocalDateTime yearless(int month, int dayOfMonth, LocalTime clock) {
        for (int year = reference.getYear(); year > reference.getYear() - 5; year--) {
            boolean exists =
                    dayOfMonth <= 28
                            || dayOfMonth <= java.time.YearMonth.of(year, month).lengthOfMonth();
            if (exists) {
                var at = LocalDateTime.of(LocalDate.of(year, month, dayOfMonth), clock);
                if (!at.isAfter(reference.plusDays(1))) {
                    return at;
                }
            }
        }
        throw new DateTimeException("no such day: " + dayOfMonth + "." + month);
    }

    private static LocalTime clock(Matcher match, int first, String half) {
        int hour = number(match, first);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(
                hour,
                number(match, first + 1),
                Math.min(59, number(match, first + 2)),
                nanos(match.group(first + 3)));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        return at % 3 == 0 ? at / 3 + 1 : 0;
    }
}
