package offhook.explain;

import offhook.phone.PhoneFileNames;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cisco IOS, {@code debug tftp events} and {@code packets} (log 07). A question comes in two lines,
 * who and then what, and the answer names nobody; with events alone only the what is there.
 */
final class IosReader implements LineReader {
    private static final Pattern HOST =
            Pattern.compile("read request from host " + Words.IP + "(?:\\((\\d+)\\))?");
    private static final Pattern LOOKING = Pattern.compile("TFTP: Looking for (\\S+)");
    private static final Pattern OPENED =
            Pattern.compile("TFTP: Opened (?:\\S+?:)?/?(\\S+?),.*?size (\\d{1,10})");
    private static final Pattern FINISHED = Pattern.compile("TFTP: Finished (?:\\S+?:)?/?(\\S+?),");
    private static final Pattern ERROR = Pattern.compile("TFTP: Sending error (\\d+) (.*)$");

    private static final Pattern OTHER =
            Pattern.compile("TFTP: (?:Server request|Sending block|Received ACK|Sending error)");

    private Who asking = Who.UNSAID;
    private boolean isHostNew;
    private String looking = "";
    private long size;
    private final Remembered<String, Who> askers = new Remembered<>(TftpdReader.CLIENTS_MAX);

    @Override
    public String program() {
        return "Cisco IOS (debug tftp)";
    }

    @Override
    public List<String> words() {
        return List.of("tftp: ");
    }

    @Override
    public LineReading read(LogLine line) {
        if (!line.says("TFTP: ")) {
            return LineReading.NOT_MINE;
        }
        Matcher host = HOST.matcher(line.text());
        if (host.find()) {
            asking = Words.address(host, 1).map(Who::at).orElse(Who.UNSAID);
            isHostNew = true;
            looking = "";
            return LineReading.NOTHING;
        }
        Matcher look = LOOKING.matcher(line.text());
        if (look.find()) {
            return looking(look.group(1));
        }
        Matcher opened = OPENED.matcher(line.text());
        if (opened.find()) {
            size = Long.parseLong(opened.group(2));
            return LineReading.of(Files.given(who(opened.group(1)), opened.group(1), size));
        }
        Matcher finished = FINISHED.matcher(line.text());
        if (finished.find()) {
            String name = finished.group(1);
            return LineReading.of(Files.sent(who(name), name, size, 0, 0));
        }
        Matcher error = ERROR.matcher(line.text());
        if (error.find() && !looking.isEmpty()) {
            String why = "%s (error %s)".formatted(error.group(2).strip(), error.group(1));
            return LineReading.of(Files.absent(asking, looking, why));
        }
        return OTHER.matcher(line.text()).find() ? LineReading.NOTHING : LineReading.NOT_MINE;
    }

    /**
     * One host line goes with one name. Interleaved requests may come in another order: a name that
     * belongs to a phone says itself whose it is, and then the host is not believed (log 07 has two
     * phones whose lines cross).
     */
    private LineReading looking(String name) {
        looking = name;
        asking = isHostNew ? asking : Who.UNSAID;
        isHostNew = false;
        if (!asking.isUnsaid()) {
            askers.put(base(name), asking);
        }
        return LineReading.of(Files.asked(asking, name));
    }

    private Who who(String name) {
        Who known = askers.get(base(name));
        return known == null ? Who.UNSAID : known;
    }

    private static String base(String name) {
        String normal = PhoneFileNames.normal(name);
        return normal.substring(normal.lastIndexOf('/') + 1);
    }
}
