package offhook.explain;

import offhook.phone.PhoneCatalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a text line by line, whatever programs wrote it. */
public final class TextReader {
    /** Longer lines are cut there: nothing that a server says of a phone is longer. */
    static final int LINE_MAX = 4_000;

    /** Lines that could not be read are counted all, and shown so many. */
    static final int UNCLEAR_MAX = 10;

    /** A paste begins in the middle of a line or two; a log without times is told at its end. */
    private static final int UNDATED_MAX = 256;

    private static final int SHOWN_MAX = 160;

    private static final char ESCAPE = 27;

    /** Colours and other orders to a terminal (ECMA-48 §5.4), and what a crash left in a file. */
    private static final Pattern NOT_TEXT =
            Pattern.compile("\u001b\\[[0-9;?]*[@-~]|\u001b[()][0-9A-B]|[\u0000\u001b]");

    /**
     * journalctl's {@code -- Reboot --}, {@code grep -A}'s {@code --}, rulers: no rest of a line.
     */
    private static final Pattern SEPARATOR = Pattern.compile("[-=*_~]{2,}(?:\\s|$)");

    /** Of so many lines that concern nobody it is looked up when the last of them was written. */
    private static final int QUIET_MAX = 16;

    private final JsonLine.Gatherer gatherer = new JsonLine.Gatherer();
    private final TimesBehind timesBehind = new TimesBehind();
    private final LineTimes times;
    private final Instant reference;
    private final Readers readers;
    private final ArrayDeque<String> quiet = new ArrayDeque<>();
    private final TreeMap<String, Long> programs = new TreeMap<>();
    private final List<Unclear> unclear = new ArrayList<>();
    private long unclearCount;
    private long number;
    private long lines;
    private final List<Clue> undated = new ArrayList<>();
    private long understood;
    private Optional<Instant> last = Optional.empty();
    private Optional<Pending> pending = Optional.empty();

    /**
     * @param reference when the text was written at the latest
     * @param zone of the machine that wrote it, for times that do not say it
     */
    public TextReader(PhoneCatalogue catalogue, Instant reference, ZoneId zone) {
        this.reference = reference;
        this.times = new LineTimes(reference, zone);
        this.readers = new Readers(catalogue);
    }

    /** A line that waits for the next one, which may be the rest of it. */
    private record Pending(
            long number, LineTimes.Stamped stamped, boolean isDetail, long concerned) {}

    /** A line that should tell something and does not. */
    public record Unclear(long line, String text, String why) {}

    /** What became of the text as a whole. */
    public record Report(
            long lines,
            long understood,
            List<String> programs,
            List<Unclear> unclear,
            long unclearCount,
            Optional<Instant> last) {
        public Report {
            programs = List.copyOf(programs);
            unclear = List.copyOf(unclear);
        }
    }

    public List<Sighting> line(String raw) {
        return line(number + 1, raw);
    }

    /**
     * @param at its number in the file, where the lines are not read in its order
     */
    public List<Sighting> line(long at, String raw) {
        number = at;
        lines++;
        Optional<String> whole = gatherer.take(clean(raw));
        return whole.isEmpty()
                ? List.of()
                : unwrapped(Masked.uncovered(Wrapping.without(whole.get())));
    }

    private List<Sighting> unwrapped(String text) {
        List<String> whole = timesBehind.take(text);
        return switch (whole.size()) {
            case 0 -> List.of();
            case 1 -> whole(number, whole.getFirst());
            default -> whole.stream().flatMap(line -> whole(number, line).stream()).toList();
        };
    }

    private List<Sighting> whole(long at, String text) {
        // What somebody noted above a log is not the log.
        if (text.startsWith("# ") || text.equals("#")) {
            return List.of();
        }
        long concerned = readers.concerned(text);
        if (concerned == 0 && readers.waiting() == 0 && !mayGoOn() && !times.countsMidnights()) {
            List<Sighting> said = flush();
            quiet(text);
            return said;
        }
        boolean isDetail = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
        LineTimes.Stamped read = times.read(isDetail ? text.strip() : text);
        LineTimes.Stamped stamped =
                mayHoldTime(text, isDetail, concerned) ? times.within(read) : read;
        if (isRestOfPending(stamped, isDetail, concerned)) {
            pending = Optional.of(joined(pending.get(), stamped.text(), concerned));
            return List.of();
        }
        List<Sighting> said = flush();
        pending = Optional.of(new Pending(at, stamped, isDetail, concerned));
        return said;
    }

    /** What is indented belongs to the line before it, but for the lines of Wireshark's list. */
    private static boolean mayHoldTime(String text, boolean isDetail, long concerned) {
        return concerned != 0 && (!isDetail || LineScan.isDigit(text.stripLeading(), 0));
    }

    /** Its time is only looked at if nothing else follows. */
    private void quiet(String text) {
        if (quiet.size() == QUIET_MAX) {
            quiet.removeFirst();
        }
        quiet.addLast(text);
    }

    private void hearQuiet() {
        for (String text : quiet) {
            last = times.read(text).at().or(() -> last);
        }
        quiet.clear();
    }

    public List<Sighting> end() {
        var said = new ArrayList<Sighting>();
        gatherer.end().ifPresent(rest -> said.addAll(unwrapped(Wrapping.without(rest))));
        timesBehind.end().forEach(line -> said.addAll(whole(number, line)));
        said.addAll(flush());
        for (LineReader reader : readers.all()) {
            said.addAll(sightings(reader.end()));
        }
        said.addAll(stamped(undated));
        undated.clear();
        hearQuiet();
        return said;
    }

    /**
     * One of the programs shows requests for files and addresses alike, even if there were none.
     */
    public boolean hearsFiles() {
        return programs.containsKey(Tftpd32Reader.PROGRAM);
    }

    public Report report() {
        List<String> known =
                programs.entrySet().stream()
                        .sorted((one, two) -> Long.compare(two.getValue(), one.getValue()))
                        .map(java.util.Map.Entry::getKey)
                        .toList();
        return new Report(lines, understood, known, unclear, unclearCount, last);
    }

    private boolean mayGoOn() {
        return pending.isPresent()
                && pending.get().stamped().hasDate()
                && readers.isOfServer(pending.get().concerned());
    }

    /** Mail programs and terminals wrap long lines; the rest has no time of its own. */
    private boolean isRestOfPending(LineTimes.Stamped stamped, boolean isDetail, long concerned) {
        return mayGoOn()
                && stamped.at().isEmpty()
                && !isDetail
                && !stamped.text().isBlank()
                && !SEPARATOR.matcher(stamped.text()).lookingAt()
                && pending.get().stamped().text().length() + stamped.text().length() < LINE_MAX
                && !readers.isOfServer(concerned)
                && !ListingReader.isListing(stamped.text())
                && RestOfLine.follows(pending.get().stamped().text(), stamped.text());
    }

    /** Whether a word was broken or a blank was lost, the file's name tells. */
    private Pending joined(Pending first, String rest, long concerned) {
        String text = first.stamped().text();
        String whole = text + (RestOfLine.isOneName(text, rest) ? "" : " ") + rest;
        return new Pending(
                first.number(),
                new LineTimes.Stamped(first.stamped().at(), whole, true),
                first.isDetail(),
                first.concerned() | concerned | readers.concerned(whole));
    }

    private List<Sighting> flush() {
        if (pending.isEmpty()) {
            return List.of();
        }
        Pending line = pending.get();
        pending = Optional.empty();
        last = line.stamped().at().or(() -> last);
        quiet.clear();
        return read(
                new LogLine(
                        line.number(),
                        line.stamped().at(),
                        line.stamped().text().strip(),
                        line.isDetail()),
                line.concerned() | readers.waiting());
    }

    private List<Sighting> read(LogLine line, long concerned) {
        if (line.text().isBlank()) {
            return List.of();
        }
        Optional<LineReading.Unclear> why = Optional.empty();
        int all = readers.all().size();
        for (int i = Readers.next(concerned, 0);
                i >= 0 && i < all;
                i = Readers.next(concerned, i + 1)) {
            LineReader reader = readers.all().get(i);
            switch (reader.read(line)) {
                case LineReading.NotMine _ -> {
                    // Another's.
                }
                case LineReading.Unclear problem ->
                        why = why.isPresent() ? why : Optional.of(problem);
                case LineReading.Understood(var clues) -> {
                    programs.merge(reader.program(), 1L, Long::sum);
                    understood++;
                    return sightings(clues);
                }
            }
        }
        why.ifPresent(problem -> unclear(line, problem.why()));
        return List.of();
    }

    private void unclear(LogLine line, String why) {
        unclearCount++;
        if (unclear.size() < UNCLEAR_MAX) {
            String text = line.text();
            unclear.add(
                    new Unclear(
                            line.number(),
                            text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text,
                            why));
        }
    }

    /** What stands before the first time was not later than that, whenever the file was saved. */
    private List<Sighting> sightings(List<Clue> clues) {
        boolean isUndated = last.isEmpty() && clues.stream().allMatch(it -> it.at().isEmpty());
        if (isUndated && undated.size() + clues.size() <= UNDATED_MAX) {
            undated.addAll(clues);
            return List.of();
        }
        if (undated.isEmpty()) {
            return stamped(clues);
        }
        Optional<Instant> first =
                last.or(() -> clues.stream().flatMap(it -> it.at().stream()).findFirst());
        var all = new ArrayList<>(stamped(Clue.seenAt(first, undated)));
        undated.clear();
        all.addAll(stamped(clues));
        return all;
    }

    private List<Sighting> stamped(List<Clue> clues) {
        return switch (clues.size()) {
            case 0 -> List.of();
            case 1 -> List.of(sighting(clues.getFirst()));
            default -> clues.stream().map(this::sighting).toList();
        };
    }

    private Sighting sighting(Clue clue) {
        Optional<Instant> at = clue.at().or(() -> last);
        return new Sighting(at.orElse(reference), at.isPresent(), clue.who(), clue.event());
    }

    static String clean(String raw) {
        int end = Math.min(raw.length(), LINE_MAX);
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n')) {
            end--;
        }
        int start = raw.startsWith("\ufeff") ? 1 : 0;
        if (start >= end) {
            return "";
        }
        String line = raw.substring(start, end);
        boolean isPlain = line.indexOf(ESCAPE) < 0 && line.indexOf(0) < 0;
        return isPlain ? line : NOT_TEXT.matcher(line).replaceAll("");
    }
}
