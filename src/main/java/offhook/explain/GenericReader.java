package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent.Asking;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers that we do not know: addresses and the names of phones' files in any line. Words around
 * them say what became of the file; if none does, it was asked for.
 */
final class GenericReader implements LineReader {
    /** A line of a log has few words; a longer one is somebody's account. */
    static final int WORDS_MAX = 40;

    static final int WORDS_WITHOUT_ADDRESS_MAX = 12;

    /** More names than that are a listing of a folder. */
    private static final int NAMES_MAX = 3;

    /** What stands around names; a name of a phone's file has none of these. */
    private static final String BETWEEN = " \t\"'<>|,;()[]=";

    /** No file system has longer ones. */
    private static final int NAME_MAX = 255;

    private static final Pattern NAME =
            Pattern.compile(
                    "(?:CTLSEP|ITLSEP|SEP|SIP|MGC|WLAN)[0-9A-F]{12}\\.[\\w.]+"
                        + "|XMLDefault\\.cnf\\.xml|SIPDefault\\.cnf|OS79XX\\.TXT|ITLFile\\.tlv"
                        + "|[\\w.-]+\\.loads|[\\w.-]+\\.(?:sbn|sb2|sbin|zup)"
                        + "|P00[\\w-]+\\.bin|P0S3[\\w-]+\\.bin"
                        + "|[\\w-]+-(?:sip|sccp)\\.jar|[\\w-]*-tones\\.xml|ringlist\\.(?:dat|xml)"
                        + "|dialplan\\.xml|(?:gk|ld)[0-9a-f]{12}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern HINT =
            Pattern.compile(
                    "SEP|SIP|CTL|ITL|\\.loads|\\.sb|OS79|XMLDefault|\\.jar|tones|\\.bin"
                            + "|ringlist|dialplan|MGC|WLAN|\\.zup|(?:gk|ld)[0-9a-f]{12}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern IP =
            Pattern.compile("(?<![\\d.])" + Words.IP + "(?![\\d]|\\.\\d)");
    private static final Pattern CLIENT =
            Pattern.compile(
                    "(?:from|to|client|host|peer|for|by|remote)[ :=]+\\W?" + Words.IP,
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MAC =
            Pattern.compile(
                    "(?<![0-9A-Fa-f:-])"
                            + Words.MAC
                            + "(?![0-9A-Fa-f:-])|\\bSEP([0-9A-Fa-f]{12})(?![.\\w])"
                            + "|(?<![\\w.])([0-9A-Fa-f]{12})(?![\\w.])");
    private static final Pattern ABSENT =
            Pattern.compile(
                    "not found|no such|not exist|no match found|non-?existent|doesn't exist|cannot"
                            + " (?:open|find)|can't (?:open|find)|could not"
                            + " (?:open|find)|missing|denied|\\b404\\b|ENOENT|error 1\\b|failed to"
                            + " open|fail\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SENT =
            Pattern.compile(
                    "finished|complete|\\bsuccess(?:fully)?\\b|\\bsent\\b|transferred|\\bdone\\b|\""
                            + " 200 | 200 0 0 |served|transmitted|download(?:ed)? ok",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN =
            Pattern.compile(
                    "time(?:d)?[ -]?out|abort|retries|interrupted|broken|reset by|incomplete",
                    Pattern.CASE_INSENSITIVE);

    /** What a server does with a name, or in which words it answers. */
    private static final Pattern SERVED =
            Pattern.compile(
                    "request|read|RRQ|\\bget\\b|sen[dt]|serv|transfer|download|open|find|found|\\bask|tftpd?\\b|file\\b|finish|complete|success|done|abort|time"
                        + " ?out|denied|no such|exist|missing|\\d{3}\\b.*HTTP|HTTP.* \\d{3}\\b",
                    Pattern.CASE_INSENSITIVE);

    /** {@code dhcpd.conf}'s {@code filename "…"; }}. */
    private static final Pattern CONFIGURATION = Pattern.compile("[;{}]\\s*$");

    private static final Pattern DHCP =
            Pattern.compile(
                    "\\b(?:DHCP[ _:-]*)?(DISCOVER|OFFER|REQUEST|ACK|NAK|RELEASE|DECLINE)\\b",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String program() {
        return "a server that we do not know";
    }

    @Override
    public List<String> words() {
        return List.of(
                "sep",
                "sip",
                "ctl",
                "itl",
                ".loads",
                ".sb",
                "os79",
                "xmldefault",
                ".jar",
                "tones",
                ".bin",
                "ringlist",
                "dialplan",
                "mgc",
                "wlan",
                ".zup",
                "gk0",
                "ld0",
                "dhcp");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        boolean mayName = HINT.matcher(text).find();
        boolean mayLease =
                text.regionMatches(true, 0, "DHCP", 0, 4)
                        || text.contains("DHCP")
                        || text.contains("dhcp");
        if (!mayName && !mayLease || isProse(text)) {
            return LineReading.NOT_MINE;
        }
        List<String> names = mayName ? names(text) : List.of();
        if (!names.isEmpty() && (OtherHands.touch(text) || isBare(line))) {
            return LineReading.NOT_MINE;
        }
        if (!names.isEmpty()) {
            return names.size() > NAMES_MAX ? LineReading.NOT_MINE : files(text, names);
        }
        return mayLease ? dhcp(text) : LineReading.NOT_MINE;
    }

    /** Somebody's list of names, settings or words: no server says neither when nor to whom. */
    private static boolean isBare(LogLine line) {
        String text = line.text();
        boolean isTold = line.at().isPresent() || IP.matcher(text).find();
        return isTold
                ? line.at().isEmpty() && CONFIGURATION.matcher(text).find()
                : RestOfLine.isSpoken(text) || !SERVED.matcher(text).find();
    }

    private static boolean isProse(String text) {
        int words = 0;
        for (int i = 1; i < text.length(); i++) {
            words += text.charAt(i) == ' ' && text.charAt(i - 1) != ' ' ? 1 : 0;
        }
        return words > (IP.matcher(text).find() ? WORDS_MAX : WORDS_WITHOUT_ADDRESS_MAX);
    }

    /** Word by word: a pattern over the whole line takes seconds where somebody logs a blob. */
    private static List<String> names(String text) {
        var names = new ArrayList<String>();
        int at = 0;
        while (at < text.length() && names.size() <= NAMES_MAX) {
            int end = at;
            while (end < text.length() && BETWEEN.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end > at && end - at <= NAME_MAX) {
                name(text.substring(at, end))
                        .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
                        .ifPresent(names::add);
            }
            at = end + 1;
        }
        return names;
    }

    private static Optional<String> name(String word) {
        int end = word.length();
        while (end > 0 && ".:!?*}".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String whole = word.substring(0, end);
        String behindLabel = whole.substring(whole.lastIndexOf(':') + 1);
        return meant(whole).or(() -> meant(behindLabel));
    }

    private static Optional<String> meant(String word) {
        String base = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        if (!NAME.matcher(base).matches()) {
            return Optional.empty();
        }
        String name = Words.fileName(word);
        return PhoneFileNames.read(name) instanceof PhoneFile.Unknown
                ? Optional.empty()
                : Optional.of(name);
    }

    private static LineReading files(String text, List<String> names) {
        Who who = Who.of(Optional.empty(), client(text));
        String name = names.getFirst();
        if (ABSENT.matcher(text).find()) {
            String why =
                    text.contains("ermission denied")
                            ? "Permission denied"
                            : "the server has no such file";
            return LineReading.of(Files.absent(who, name, why));
        }
        if (SENT.matcher(text).find()) {
            return LineReading.of(Files.sent(who, name, 0, 0, 0));
        }
        return BROKEN.matcher(text).find()
                ? LineReading.of(Files.broken(who, name, 0, "the server gave it up"))
                : LineReading.of(Files.asked(who, name));
    }

    private static Optional<Ipv4> client(String text) {
        Matcher client = CLIENT.matcher(text);
        if (client.find()) {
            return Words.address(client, 1);
        }
        // IIS writes its own address first, and the client's behind the question.
        int question = text.indexOf(" GET /");
        Matcher any = IP.matcher(text);
        if (question > 0 && any.find(question)) {
            return Words.address(any, 1);
        }
        any.reset();
        return any.find() ? Words.address(any, 1) : Optional.empty();
    }

    private static LineReading dhcp(String text) {
        Matcher kind = DHCP.matcher(text);
        Matcher owner = MAC.matcher(text);
        if (!kind.find() || !owner.find()) {
            return LineReading.NOT_MINE;
        }
        Optional<MacAddress> found =
                Words.mac(
                        owner.group(1) != null
                                ? owner.group(1)
                                : owner.group(2) != null ? owner.group(2) : owner.group(3));
        if (found.isEmpty()) {
            return LineReading.NOT_MINE;
        }
        MacAddress mac = found.get();
        String host = owner.group(2) == null ? "" : mac.deviceName();
        Matcher ip = IP.matcher(text);
        Optional<Ipv4> address =
                ip.find() ? Words.address(ip, 1).filter(it -> !it.isAny()) : Optional.empty();
        return switch (kind.group(1).toUpperCase(Locale.ROOT)) {
            case "DISCOVER" ->
                    LineReading.of(Dhcp.asked(mac, Asking.DISCOVER, host, Optional.empty()));
            case "REQUEST" -> LineReading.of(Dhcp.asked(mac, Asking.INIT_REBOOT, host, address));
            case "OFFER" -> LineReading.ofAny(address.map(it -> Dhcp.offered(mac, it)));
            case "ACK" ->
                    LineReading.ofAny(address.map(it -> Dhcp.granted(mac, host, it, 0, Ipv4.ANY)));
            case "NAK" -> LineReading.of(Dhcp.refused(mac, address, "the server said no"));
            default -> LineReading.NOTHING;
        };
    }
}
