package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;
import offhook.phone.Certainty;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our own {@code story}, {@code serve} and {@code explain} print, read back. */
final class StoryReader implements LineReader {
    private static final Pattern HEAD =
            Pattern.compile("^" + Words.MAC + "(?:, last event |: model )");
    private static final Pattern LABEL =
            Pattern.compile("^(?:\\+[\\d.]+ [a-z]+(?: \\d+ [a-z]+)? +)?(?:" + Words.MAC + " +)?");
    private static final Pattern ASKS = Pattern.compile("^asks for (\\S+)$");
    private static final Pattern GIVEN =
            Pattern.compile("^is given (\\S+?)(?:, ([\\d,]+) bytes?)?: (.*)$");
    private static final Pattern ABSENT =
            Pattern.compile("^is told that there is no (\\S+): (.*)$");
    private static final Pattern TOOK =
            Pattern.compile("^took (\\S+?)(?:, ([\\d,]+) bytes?)?(?: in .*)?$");
    private static final Pattern BROKE = Pattern.compile("^broke off (\\S+?)(?: after .*)?: (.*)$");
    private static final Pattern GETS =
            Pattern.compile("^gets " + Words.IP + "\\b.*?(?:, files from " + Words.IP + ")?$");
    private static final Pattern LOOKS =
            Pattern.compile("^looks for an address(?:, calls itself \"(.*?)\")?");
    private static final Pattern KEEPS = Pattern.compile("^starts again and wants to keep (\\S+)");
    private static final Pattern IS_AT = Pattern.compile("^is at " + Words.IP + " \\((.*)\\)$");
    private static final Pattern MODEL =
            Pattern.compile("^is an? (\\S.*?) \\((proved|likely|unknown): (.*)\\)$");
    private static final Pattern LOAD =
            Pattern.compile("^firmware: (\\S.*?) \\((proved|likely|unknown): (.*)\\)$");

    private Optional<MacAddress> phone = Optional.empty();

    @Override
    public String program() {
        return "Offhook's own story";
    }

    @Override
    public List<String> words() {
        return List.of(
                "asks for ",
                "is given ",
                "is told ",
                "took ",
                "broke off ",
                "gets ",
                "looks for ",
                "starts again ",
                "is at ",
                "is a",
                "firmware: ",
                ", last event ",
                ": model ");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher head = HEAD.matcher(text);
        if (head.find()) {
            phone = Words.mac(head.group(1));
            return LineReading.NOTHING;
        }
        Matcher label = LABEL.matcher(text);
        Optional<MacAddress> named =
                label.find() && label.group(1) != null
                        ? Words.mac(label.group(1))
                        : Optional.empty();
        Optional<MacAddress> owner = named.or(() -> phone);
        if (owner.isEmpty() || line.at().isEmpty() && named.isEmpty() && !line.isDetail()) {
            return LineReading.NOT_MINE;
        }
        return sentence(text.substring(label.end()), Who.of(owner.get()).asPhone());
    }

    private static LineReading sentence(String text, Who who) {
        Matcher match = ASKS.matcher(text);
        if (match.find()) {
            return LineReading.of(Files.asked(who, match.group(1)));
        }
        match = GIVEN.matcher(text);
        if (match.find()) {
            var given =
                    new StationEvent.FileAnswered(
                            match.group(1), bytes(match.group(2)), match.group(3));
            return LineReading.of(new Clue(who, given));
        }
        match = ABSENT.matcher(text);
        if (match.find()) {
            return LineReading.of(Files.absent(who, match.group(1), match.group(2)));
        }
        match = TOOK.matcher(text);
        if (match.find()) {
            return LineReading.of(Files.sent(who, match.group(1), bytes(match.group(2)), 0, 0));
        }
        match = BROKE.matcher(text);
        if (match.find()) {
            return LineReading.of(Files.broken(who, match.group(1), 0, match.group(2)));
        }
        return text.startsWith("starts (boot ") ? LineReading.NOTHING : other(text, who);
    }

    private static LineReading other(String text, Who who) {
        MacAddress mac = who.mac().orElseThrow();
        Matcher match = GETS.matcher(text);
        if (match.find()) {
            Ipv4 station = Words.address(match, 2).orElse(Ipv4.ANY);
            return Words.address(match, 1)
                    .map(ip -> LineReading.of(Dhcp.granted(mac, "", ip, 0, station)))
                    .orElse(LineReading.NOTHING);
        }
        match = LOOKS.matcher(text);
        if (match.find()) {
            String said = match.group(1) == null ? "" : match.group(1);
            return LineReading.of(
                    Dhcp.asked(mac, Asking.DISCOVER, said, "", Optional.empty(), Optional.empty()));
        }
        match = KEEPS.matcher(text);
        if (match.find()) {
            return LineReading.of(
                    Dhcp.asked(mac, Asking.INIT_REBOOT, "", Ipv4.read(match.group(1))));
        }
        match = IS_AT.matcher(text);
        if (match.find() && Words.address(match, 1).isPresent()) {
            var seen = new StationEvent.AddressSeen(Words.address(match, 1).get(), match.group(2));
            return LineReading.of(new Clue(who, seen));
        }
        match = MODEL.matcher(text);
        if (match.find()) {
            return LineReading.of(
                    new Clue(
                            who,
                            new StationEvent.ModelLearned(
                                    match.group(1), certainty(match.group(2)), match.group(3))));
        }
        match = LOAD.matcher(text);
        return match.find()
                ? LineReading.of(
                        new Clue(
                                who,
                                new StationEvent.LoadLearned(
                                        match.group(1), certainty(match.group(2)), match.group(3))))
                : LineReading.NOT_MINE;
    }

    private static Certainty certainty(String word) {
        return Certainty.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static long bytes(String number) {
        String digits = number == null ? "" : number.replace(",", "");
        return digits.isEmpty() || digits.length() > 15 ? 0 : Long.parseLong(digits);
    }
}
