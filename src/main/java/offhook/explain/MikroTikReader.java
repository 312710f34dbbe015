package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RouterOS: what its DHCP server assigned, and with the topics {@code dhcp,debug,packet} whole
 * messages, a field a line: {@code defconf received discover with id 7 from 0.0.0.0}, {@code chaddr
 * = 00:1B:…}.
 */
final class MikroTikReader implements LineReader {
    private static final Pattern ASSIGNED =
            Pattern.compile(
                    "\\bassigned " + Words.IP + " (?:to|for) " + Words.MAC + "(?: (\\S+))?");
    private static final Pattern TAKEN =
            Pattern.compile("\\bdeassigned " + Words.IP + " (?:from|for) " + Words.MAC);
    private static final Pattern IN_VAIN =
            Pattern.compile(
                    "offering lease " + Words.IP + " for " + Words.MAC + " without success");
    private static final Pattern MESSAGE =
            Pattern.compile("\\b(received|sending) (\\w+) with id \\d+ (?:from|to) ");
    private static final Pattern FIELD =
            Pattern.compile("(?:^|\\s)([A-Za-z][\\w-]{2,40}) = \"?(.*?)\"?\\s*$");

    private final DhcpTalk talk = new DhcpTalk();
    private Optional<LeaseDraft> open = Optional.empty();

    @Override
    public String program() {
        return "MikroTik's DHCP server";
    }

    @Override
    public List<String> words() {
        return List.of("assigned ", "offering lease", " with id ");
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public boolean isWaiting() {
        return open.isPresent();
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher field = FIELD.matcher(text);
        if (open.isPresent() && field.find()) {
            field(open.get(), field.group(1), field.group(2));
            return LineReading.NOTHING;
        }
        List<Clue> said = end();
        Matcher message = MESSAGE.matcher(text);
        if (message.find()) {
            open = Optional.of(new LeaseDraft(message.group(1).equals("sending")));
            open.get().kind(message.group(2));
            return new LineReading.Understood(said);
        }
        LineReading rest = other(text);
        return rest instanceof LineReading.NotMine && !said.isEmpty()
                ? new LineReading.Understood(said)
                : with(said, rest);
    }

    @Override
    public List<Clue> end() {
        List<Clue> said = open.map(draft -> draft.heard(talk)).orElse(List.of());
        open = Optional.empty();
        return said;
    }

    private static LineReading with(List<Clue> said, LineReading reading) {
        if (said.isEmpty() || !(reading instanceof LineReading.Understood(var clues))) {
            return reading;
        }
        var both = new ArrayList<>(said);
        both.addAll(clues);
        return new LineReading.Understood(both);
    }

    private static LineReading other(String text) {
        Matcher taken = TAKEN.matcher(text);
        if (taken.find()) {
            return told(taken, (mac, ip) -> Dhcp.givenUp(mac, ip, "taken back by the server"));
        }
        Matcher assigned = ASSIGNED.matcher(text);
        if (assigned.find()) {
            String host = assigned.group(3) == null ? "" : assigned.group(3);
            return told(assigned, (mac, ip) -> Dhcp.granted(mac, host, ip, 0, Ipv4.ANY));
        }
        Matcher inVain = IN_VAIN.matcher(text);
        return inVain.find() ? told(inVain, Dhcp::offered) : LineReading.NOT_MINE;
    }

    private interface Teller {
        Clue of(MacAddress mac, Ipv4 address);
    }

    private static LineReading told(Matcher match, Teller teller) {
        Optional<Ipv4> address = Words.address(match, 1);
        Optional<MacAddress> mac = Words.mac(match.group(2));
        return mac.isPresent() && address.isPresent()
                ? LineReading.of(teller.of(mac.get(), address.get()))
                : LineReading.NOT_MINE;
    }

    private static void field(LeaseDraft draft, String name, String value) {
        Ipv4 address = Ipv4.read(value).orElse(Ipv4.ANY);
        switch (name) {
            case "chaddr" -> draft.of(MacAddress.read(value));
            case "ciaddr" -> draft.ciaddr(address);
            case "yiaddr" -> draft.yiaddr(address);
            case "siaddr" -> draft.siaddr(address);
            case "giaddr" -> draft.giaddr(address);
            case "flags" -> {
                if (value.contains("broadcast")) {
                    draft.broadcast();
                }
            }
            case "secs" -> draft.secs(value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0);
            case "Class-Id" -> draft.text(DhcpOption.VENDOR_CLASS, value);
            case "Host-Name" -> draft.text(DhcpOption.HOST_NAME, value);
            case "Address-Request" -> draft.address(DhcpOption.REQUESTED_ADDRESS, value);
            case "Server-Id" -> draft.address(DhcpOption.SERVER_IDENTIFIER, value);
            case "TFTP-Server-Name" -> draft.text(DhcpOption.TFTP_SERVER_NAME, value);
            case "TFTP-Server-Address", "Option-150" ->
                    draft.address(DhcpOption.TFTP_SERVERS, value.split(",", 2)[0]);
            default -> {
                if (name.endsWith("150")) {
                    unknown(value).ifPresent(it -> draft.option(DhcpOption.TFTP_SERVERS, it));
                }
            }
        }
    }

    /** What it has no name for it writes in hex, {@code C0-A8-01-01}. */
    private static Optional<Bytes> unknown(String value) {
        String digits = value.replaceAll("[^0-9A-Fa-f]", "");
        boolean isHex = digits.length() >= 8 && digits.length() % 2 == 0 && digits.length() <= 64;
        return Ipv4.read(value)
                .map(Ipv4::bytes)
                .or(
                        () ->
                                isHex
                                        ? Optional.of(Bytes.of(HexFormat.of().parseHex(digits)))
                                        : Optional.empty());
    }
}
