package offhook.explain;

import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.time.ZoneId;
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

    private static final int SHOWN_MAX = 160;

    /** A line with a time of its own that tells of a phone has one of these, in this case. */
    private static final List<String> TELLING =
            List.of(
                    "tftp",
                    "TFTP",
                    "DHCP",
                    "dhcp",
                    "RRQ",
                    "SEP",
                    "SIP",
                    "OS79",
                    "XMLDefault",
                    ".loads",
                    ".sb",
                    ".cnf",
                    ".tlv",
                    ".jar",
                    "ringlist",
                    "RINGLIST",
                    "Ringlist",
                    "dialplan",
                    "tones",
                    "Serving",
                    "sent ",
                    "Connection received",
                    "Read request",
                    "File <",
                    "blk",
                    "address",
                    "vendor class",
                    "Cisco",
                    "Load",
                    "assigned ",
                    "image:",
                    "power",
                    "DLoad",
                    "Line ",
                    " > ",
                    "asks ",
                    "is given",
                    "is told",
                    "took ",
                    "broke ",
                    "gets ",
                    "looks ",
                    "starts ",
                    "firmware",
                    "is a",
                    "IP ",
                    "provision",
                    "CTL",
                    "ITL",
                    "sep",
                    "ctl");

    /** What the first half of a wrapped line says. */
    private static final Pattern SERVERS_WORDS =
            Pattern.compile("RRQ|filename|Client |tftp|DHCP|dhcp|dnsmasq|Serving|sent ");

    private final LineTimes times;
    private final Instant reference;
    private final List<LineReader> readers;
    private final TreeMap<String, Long> programs = new TreeMap<>();
    private final List<Unclear> unclear = new ArrayList<>();
    private long unclearCount;
    private long number;
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
        this.readers =
                List.of(
                        new TftpdReader(),
                        new Tftpd32Reader(),
                        new DnsmasqReader(),
                        new DhcpdReader(),
                        new AtftpdReader(),
                        new KeaReader(),
                        new WindowsDhcpReader(),
                        new IosReader(),
                        new TcpdumpReader(catalogue),
                        new WiresharkReader(),
                        new ConsoleReader(),
                        new StoryReader(),
                        new InventoryReader(catalogue),
                        new ListingReader(),
                        new GenericReader());
    }

    /** A line that waits for the next one, which may be the rest of it. */
    private record Pending(long number, LineTimes.Stamped stamped, boolean isDetail) {}

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
        number++;
        String text = Wrapping.without(clean(raw));
        // What somebody noted above a log is not the log.
        if (text.startsWith("# ") || text.equals("#")) {
            return List.of();
        }
        boolean isDetail = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
        LineTimes.Stamped stamped = times.read(isDetail ? text.strip() : text);
        if (isRestOfPending(stamped, isDetail)) {
            pending = Optional.of(joined(pending.get(), stamped.text()));
            return List.of();
        }
        List<Sighting> said = flush();
        pending = Optional.of(new Pending(number, stamped, isDetail));
        return said;
    }

    public List<Sighting> end() {
        var said = new ArrayList<>(flush());
        for (LineReader reader : readers) {
            reader.end().forEach(clue -> said.add(sighting(clue)));
        }
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
        return new Report(number, understood, known, unclear, unclearCount, last);
    }

    /** Mail programs and terminals wrap long lines; the rest has no time of its own. */
    private boolean isRestOfPending(LineTimes.Stamped stamped, boolean isDetail) {
        return pending.isPresent()
                && pending.get().stamped().hasDate()
                && stamped.at().isEmpty()
                && !isDetail
                && !stamped.text().isBlank()
                && pending.get().stamped().text().length() + stamped.text().length() < LINE_MAX
                && SERVERS_WORDS.matcher(pending.get().stamped().text()).find()
                && !SERVERS_WORDS.matcher(stamped.text()).find()
                && !ListingReader.isListing(stamped.text());
    }

    /** Whether a word was broken or a blank was lost, the file's name tells. */
    private static Pending joined(Pending first, String rest) {
        String text = first.stamped().text();
        String head = text.substring(text.lastIndexOf(' ') + 1);
        String tail = rest.indexOf(' ') < 0 ? rest : rest.substring(0, rest.indexOf(' '));
        boolean isOneName =
                !(PhoneFileNames.read(head + tail) instanceof PhoneFile.Unknown)
                        && PhoneFileNames.read(head) instanceof PhoneFile.Unknown;
        return new Pending(
                first.number(),
                new LineTimes.Stamped(
                        first.stamped().at(), text + (isOneName ? "" : " ") + rest, true),
                first.isDetail());
    }

    private List<Sighting> flush() {
        if (pending.isEmpty()) {
            return List.of();
        }
        Pending line = pending.get();
        pending = Optional.empty();
        last = line.stamped().at().or(() -> last);
        return read(
                new LogLine(
                        line.number(),
                        line.stamped().at(),
                        line.stamped().text().strip(),
                        line.isDetail()));
    }

    private List<Sighting> read(LogLine line) {
        if (line.text().isBlank()) {
            return List.of();
        }
        if (line.isHead() && !concernsPhones(line.text())) {
            return List.of();
        }
        Optional<LineReading.Unclear> why = Optional.empty();
        for (LineReader reader : readers) {
            switch (reader.read(line)) {
                case LineReading.NotMine _ -> {
                    // Another's.
                }
                case LineReading.Unclear problem ->
                        why = why.isPresent() ? why : Optional.of(problem);
                case LineReading.Understood(var clues) -> {
                    programs.merge(reader.program(), 1L, Long::sum);
                    understood++;
                    return clues.stream().map(this::sighting).toList();
                }
            }
        }
        why.ifPresent(problem -> unclear(line, problem.why()));
        return List.of();
    }

    /** Most lines of a system's log do not; a cheap look spares them all the readers. */
    private static boolean concernsPhones(String text) {
        for (String word : TELLING) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
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

    private Sighting sighting(Clue clue) {
        return new Sighting(last.orElse(reference), last.isPresent(), clue.who(), clue.event());
    }

    private static String clean(String raw) {
        int end = Math.min(raw.length(), LINE_MAX);
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n')) {
            end--;
        }
        int start = raw.startsWith("\ufeff") ? 1 : 0;
        return start < end ? raw.substring(start, end) : "";
    }
}
