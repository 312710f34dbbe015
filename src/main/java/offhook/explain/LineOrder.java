package offhook.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which order the lines of a log were written. Log viewers and {@code journalctl -r} show the
 * newest first, and {@code grep … syslog*} writes the older files behind the newer ones.
 */
public final class LineOrder {
    /** More lines than that are read as they come, so that no log need fit into the memory. */
    public static final int LINES_MAX = 65_536;

    /** A clock that goes back by less has come to the end of its summer time, or was set. */
    private static final Duration BACK_MIN = Duration.ofMinutes(70);

    /** Lines of several programs may stand a little out of order. */
    private static final Duration NEWEST_FIRST_MIN = Duration.ofSeconds(1);

    /** Of that many steps between two times, one may go the other way. */
    private static final int DOWN_FOR_AN_UP = 4;

    /** {@code Date: Sun, 22 Nov 2026 13:03:07 GMT} in a message is no log's time. */
    private static final Pattern HEADER = Pattern.compile("^[A-Z][\\w-]{0,30}: .*");

    private final List<Part> parts;
    private final How how;

    /** How the lines stand in the file. */
    public enum How {
        OLDEST_FIRST,
        NEWEST_FIRST,
        BY_PARTS
    }

    /**
     * Lines that stay together.
     *
     * @param from of the first line, from 0
     * @param end behind the last one
     */
    private record Part(int from, int end, Instant first, Instant last) {}

    private LineOrder(List<Part> parts, How how) {
        this.parts = List.copyOf(parts);
        this.how = how;
    }

    /**
     * @param reference when the text was written at the latest
     * @param zone of the machine that wrote it
     */
    public static LineOrder of(List<String> lines, Instant reference, ZoneId zone) {
        List<Part> dated = dated(lines, new LineTimes(reference, zone));
        if (isNewestFirst(dated)) {
            return new LineOrder(dated.reversed(), How.NEWEST_FIRST);
        }
        List<Part> risen = risen(dated);
        List<Part> sorted = risen.stream().sorted(Comparator.comparing(Part::first)).toList();
        return sorted.equals(risen) || overlap(sorted)
                ? new LineOrder(List.of(), How.OLDEST_FIRST)
                : new LineOrder(sorted, How.BY_PARTS);
    }

    public How how() {
        return how;
    }

    /** The numbers of all lines, from 0, in the order in which they were written. */
    public int[] numbers(int lines) {
        var numbers = new int[lines];
        int next = 0;
        if (parts.isEmpty()) {
            for (int i = 0; i < lines; i++) {
                numbers[i] = i;
            }
        }
        for (Part part : parts) {
            for (int i = part.from(); i < part.end(); i++) {
                numbers[next++] = i;
            }
        }
        return numbers;
    }

    /** Each line that says its day, with those behind it that do not. */
    private static List<Part> dated(List<String> lines, LineTimes times) {
        var dated = new ArrayList<Part>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Instant> at = time(lines.get(i), times);
            if (at.isPresent()) {
                if (!dated.isEmpty()) {
                    dated.add(ended(dated.removeLast(), i));
                }
                dated.add(new Part(dated.isEmpty() ? 0 : i, i, at.get(), at.get()));
            }
        }
        if (!dated.isEmpty()) {
            dated.add(ended(dated.removeLast(), lines.size()));
        }
        return dated;
    }

    private static Part ended(Part part, int end) {
        return new Part(part.from(), end, part.first(), part.last());
    }

    private static Optional<Instant> time(String raw, LineTimes times) {
        String line = Wrapping.without(TextReader.clean(raw));
        if (line.isEmpty() || Character.isWhitespace(line.charAt(0))) {
            return Optional.empty();
        }
        LineTimes.Stamped read = times.read(line);
        LineTimes.Stamped stamped = HEADER.matcher(line).matches() ? read : times.within(read);
        return stamped.hasDate() ? stamped.at() : Optional.empty();
    }

    private static boolean isNewestFirst(List<Part> dated) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < dated.size(); i++) {
            int step = dated.get(i).first().compareTo(dated.get(i - 1).first());
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
        }
        return down > 1
                && down >= up * DOWN_FOR_AN_UP
                && !dated.getLast()
                        .first()
                        .isAfter(dated.getFirst().first().minus(NEWEST_FIRST_MIN));
    }

    /** What stands between two leaps back. */
    private static List<Part> risen(List<Part> dated) {
        var risen = new ArrayList<Part>();
        for (Part line : dated) {
            boolean goesOn =
                    !risen.isEmpty()
                            && !line.first().isBefore(risen.getLast().last().minus(BACK_MIN));
            if (goesOn) {
                Part before = risen.removeLast();
                Instant last = line.last().isAfter(before.last()) ? line.last() : before.last();
                Instant first =
                        line.first().isBefore(before.first()) ? line.first() : before.first();
                risen.add(new Part(before.from(), line.end(), first, last));
            } else {
                risen.add(line);
            }
        }
        return risen;
    }

    /** A clock that was wrong for a while, or several clocks: nobody knows what was first. */
    private static boolean overlap(List<Part> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).last().isAfter(sorted.get(i).first())) {
                return true;
            }
        }
        return false;
    }
}
