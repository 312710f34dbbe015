package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dnsmasq's TFTP lines ({@code sent FILE to ADDRESS}, {@code file FILE not found for ADDRESS}), and
 * what it tells of a client's options with {@code log-dhcp}: those lines carry a transaction number
 * and no address. The DHCP… lines are {@link DhcpdReader}'s.
 */
final class DnsmasqReader implements LineReader {
    /** Transactions whose client is remembered for the option lines behind it. */
    static final int TRANSACTIONS_MAX = 1024;

    private static final Pattern SENT =
            Pattern.compile("(?<!\\S)(failed sending|sent) (\\S.*) to " + Words.IP + "\\s*$");
    private static final Pattern ABSENT =
            Pattern.compile("file (\\S.*) not found(?: for " + Words.IP + ")?\\s*$");
    private static final Pattern ERROR =
            Pattern.compile("error (\\d+) ?(.*?) received from " + Words.IP);
    private static final Pattern TRANSACTION = Pattern.compile("(?:^|[:\\]] )(\\d{5,10}) (\\S.*)$");
    private static final Pattern KIND =
            Pattern.compile("DHCP([A-Z]+)\\([^)]*\\) (?:" + Words.IP + " )?" + Words.MAC);

    private final Remembered<String, MacAddress> clients = new Remembered<>(TRANSACTIONS_MAX);
    private final Remembered<String, String> classes = new Remembered<>(TRANSACTIONS_MAX);

    @Override
    public String program() {
        return "dnsmasq";
    }

    @Override
    public List<String> words() {
        return List.of(
                "sent ",
                "failed sending",
                " not found",
                " received from ",
                "dnsmasq",
                "vendor class: ",
                "client provides name: ",
                "dhcp");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (text.contains(" to ") && text.contains("sen")) {
            Matcher match = SENT.matcher(text);
            if (match.find()) {
                Who who = Words.address(match, 3).map(Who::at).orElse(Who.UNSAID);
                return match.group(1).equals("sent")
                        ? LineReading.of(Files.sent(who, match.group(2), 0, 0, 0))
                        : LineReading.of(
                                Files.broken(who, match.group(2), 0, "no acknowledgement came"));
            }
        }
        if (text.contains(" not found")) {
            Matcher match = ABSENT.matcher(text);
            if (match.find()) {
                Who who = Words.address(match, 2).map(Who::at).orElse(Who.UNSAID);
                String why = "the server has no such file";
                return LineReading.of(Files.absent(who, match.group(1), why));
            }
        }
        if (text.contains(" received from ")) {
            Matcher match = ERROR.matcher(text);
            if (match.find()) {
                Who who = Words.address(match, 3).map(Who::at).orElse(Who.UNSAID);
                var note =
                        new StationEvent.Note(
                                "answers with error %s %s"
                                        .formatted(match.group(1), match.group(2)));
                return LineReading.of(new Clue(who, note));
            }
        }
        return text.contains("dnsmasq") || !clients.isEmpty()
                ? transaction(text)
                : LineReading.NOT_MINE;
    }

    private static LineReading asked(Matcher kind, MacAddress mac, String vendorClass) {
        Asking asking = kind.group(1).equals("DISCOVER") ? Asking.DISCOVER : Asking.INIT_REBOOT;
        return LineReading.of(
                Dhcp.asked(mac, asking, vendorClass, "", Words.address(kind, 2), Optional.empty()));
    }

    private LineReading transaction(String text) {
        Matcher match = TRANSACTION.matcher(text);
        if (!match.find()) {
            return LineReading.NOT_MINE;
        }
        String rest = match.group(2);
        Matcher kind = KIND.matcher(rest);
        if (kind.find()) {
            Optional<MacAddress> mac = Words.mac(kind.group(3));
            mac.ifPresent(it -> clients.put(match.group(1), it));
            // It says the class before it says whose it is.
            String said = classes.remove(match.group(1));
            boolean isQuestion =
                    kind.group(1).equals("DISCOVER") || kind.group(1).equals("REQUEST");
            if (said != null && mac.isPresent() && isQuestion) {
                return asked(kind, mac.get(), said.substring("vendor class: ".length()).strip());
            }
            // DhcpdReader reads the rest of it.
            return LineReading.NOT_MINE;
        }
        MacAddress mac = clients.get(match.group(1));
        if (rest.startsWith("vendor class: ")) {
            classes.put(match.group(1), rest);
        }
        if (mac == null) {
            return rest.startsWith("vendor class: ") ? LineReading.NOTHING : LineReading.NOT_MINE;
        }
        if (rest.startsWith("vendor class: ")) {
            String vendorClass = rest.substring("vendor class: ".length()).strip();
            return LineReading.of(
                    Dhcp.asked(
                            mac,
                            Asking.INFORM,
                            vendorClass,
                            "",
                            Optional.empty(),
                            Optional.<Ipv4>empty()));
        }
        if (rest.startsWith("client provides name: ")) {
            String name = rest.substring("client provides name: ".length()).strip();
            return LineReading.of(
                    new Clue(
                            Who.of(mac).called(name),
                            new StationEvent.Note("calls itself " + name)));
        }
        return LineReading.NOTHING;
    }
}
