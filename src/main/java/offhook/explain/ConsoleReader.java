package offhook.explain;

import offhook.address.MacAddress;
import offhook.event.StationEvent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone's own words: its console, its log files, its status messages and screen (logs 12 to 14,
 * 22, 32, 33; phones.md §4). It seldom says who it is: it is the phone whose log this is.
 */
final class ConsoleReader implements LineReader {
    private static final Pattern REQUESTING =
            Pattern.compile("TFTP: \\[\\d+\\]:Requesting (\\S+) from " + Words.IP);
    private static final Pattern FINISHED =
            Pattern.compile("TFTP: \\[\\d+\\]:Finished --> rcvd (\\d{1,9}) bytes");
    private static final Pattern SOURCE = Pattern.compile("tftpClient: .*srcFile = ([^,\\s]+)");
    private static final Pattern PROVISION =
            Pattern.compile("provision_download_file \\d+: TFTP server=\\S+ filename=(\\S+)");
    private static final Pattern ERROR = Pattern.compile("^Error code (\\d+): (.*)$");
    private static final Pattern OWN_FILE = Pattern.compile("(SEP[0-9A-Fa-f]{12})\\.cnf\\.xml");
    private static final Pattern ADDRESS = Pattern.compile("DHCP: IP Address -- " + Words.IP);
    private static final Pattern FAILED =
            Pattern.compile(
                    "TFTP (Error|Timeout|Not Found)\\s*: ?(\\S+\\.\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRESS =
            Pattern.compile(
                    "\\S\\.\\w+ (?:updating|not found in \\d|fail)|TFTP error : download|HTTP"
                            + " download");

    /** What a phone says of its trouble, the finding that it is, and what it means. */
    private record Saying(Pattern words, String code, String sentence) {}

    private static final List<Saying> SAYINGS =
            List.of(
                    saying(
                            "Line 1 not configured",
                            "configuration-refused",
                            "its configuration has no line 1, so it stays unprovisioned"),
                    saying(
                            "Unprovisioned",
                            "configuration-refused",
                            "it has a configuration that it cannot use (Unprovisioned)"),
                    saying(
                            "Invalid default load name",
                            "no-file-request",
                            "its boot loader no longer knows what to load, so it asks for no file"),
                    saying(
                            "assume low power mode",
                            "low-power",
                            "it runs on too little power for a factory reset"),
                    saying(
                            "Auth(?:entication)? Fail|File auth error",
                            "authentication-failed",
                            "it fetched a file whose signature it does not know"),
                    saying(
                            "Protocol Application Invalid",
                            "loader-hunting",
                            "its loader finds no application that it can load"),
                    saying(
                            "Load Rejected HC",
                            "load-wrong-family",
                            "the load does not support this phone's hardware revision"),
                    saying(
                            "Trust List [Uu]pdate [Ff]ailed|TFTP server not authorized",
                            "trust-list-loop",
                            "its trust list does not accept this server"));

    private String asked = "";

    private static Saying saying(String words, String code, String sentence) {
        return new Saying(Pattern.compile(words), code, sentence);
    }

    @Override
    public String program() {
        return "a phone's own log";
    }

    @Override
    public List<String> words() {
        return List.of(
                "not configured",
                "unprovisioned",
                "invalid default load",
                "low power mode",
                "auth",
                "application invalid",
                "load rejected",
                "trust list",
                "not authorized",
                "tftp",
                "updating",
                "not found in",
                "fail",
                "http download",
                "dhcp: ip address",
                "error code ",
                "provision_",
                "ram/sep");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Optional<LineReading> trouble = trouble(text);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (PROGRESS.matcher(text).find()) {
            return LineReading.NOTHING;
        }
        Matcher failed = FAILED.matcher(text);
        if (failed.find()) {
            boolean isTimeout = failed.group(1).equalsIgnoreCase("Timeout");
            return LineReading.of(
                    isTimeout
                            ? Files.asked(Who.UNSAID, failed.group(2))
                            : Files.absent(Who.UNSAID, failed.group(2), "the phone says so"));
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.find()) {
            return Words.address(address, 1)
                    .map(ip -> new StationEvent.AddressSeen(ip, "its console says so"))
                    .map(seen -> LineReading.of(new Clue(Who.UNSAID.asPhone(), seen)))
                    .orElse(LineReading.NOTHING);
        }
        if (text.contains("tftpClient")
                || text.contains("TFTP: [")
                || text.contains("provision_")) {
            return transfer(text);
        }
        Matcher error = ERROR.matcher(text);
        if (error.find() && !asked.isEmpty()) {
            String why = "%s (error %s)".formatted(error.group(2), error.group(1));
            return LineReading.of(Files.absent(Who.UNSAID, asked, why));
        }
        return owner(text);
    }

    private LineReading transfer(String text) {
        Matcher requesting = REQUESTING.matcher(text);
        if (requesting.find()) {
            asked = requesting.group(1);
            return LineReading.of(Files.asked(Who.UNSAID.asPhone(), asked));
        }
        Matcher finished = FINISHED.matcher(text);
        if (finished.find() && !asked.isEmpty()) {
            long bytes = Long.parseLong(finished.group(1));
            return LineReading.of(Files.sent(Who.UNSAID, asked, bytes, 0, 0));
        }
        Matcher source = SOURCE.matcher(text);
        Matcher provision = PROVISION.matcher(text);
        if (source.find()) {
            asked = source.group(1);
            return LineReading.of(Files.asked(Who.UNSAID.asPhone(), asked));
        }
        if (provision.find()) {
            asked = provision.group(1);
            return LineReading.of(Files.asked(Who.UNSAID.asPhone(), asked));
        }
        return text.contains("HTTP server=") ? LineReading.NOTHING : LineReading.NOT_MINE;
    }

    private static Optional<LineReading> trouble(String text) {
        for (Saying saying : SAYINGS) {
            if (saying.words().matcher(text).find()) {
                Optional<MacAddress> owner = ownerIn(text);
                Who who = owner.map(Who::of).orElse(Who.UNSAID).asPhone();
                String evidence = "it says: " + text;
                var seen = new StationEvent.TroubleSeen(saying.code(), saying.sentence(), evidence);
                return Optional.of(LineReading.of(new Clue(who, seen)));
            }
        }
        return Optional.empty();
    }

    /** {@code ConfigFile:(ram/SEPA41875288896.cnf.xml)} tells whose log it is. */
    private static LineReading owner(String text) {
        boolean isOwn = text.contains("/ram/SEP") || text.contains("(ram/SEP");
        return isOwn
                ? ownerIn(text)
                        .map(mac -> new Clue(Who.of(mac).asPhone(), has(mac)))
                        .map(LineReading::of)
                        .orElse(LineReading.NOT_MINE)
                : LineReading.NOT_MINE;
    }

    private static StationEvent has(MacAddress mac) {
        return new StationEvent.Note("has its own %s.cnf.xml".formatted(mac.deviceName()));
    }

    private static Optional<MacAddress> ownerIn(String text) {
        Matcher own = OWN_FILE.matcher(text);
        return own.find() ? MacAddress.read(own.group(1)) : Optional.empty();
    }
}
