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
 * Cisco IOS, {@code debug ip dhcp server events} and {@code packet}. A client is named by its
 * option 61, the kind of hardware before the address: {@code 0100.1b0c.18bd.c1}.
 */
final class IosDhcpReader implements LineReader {
    private static final String ID = "([0-9a-fA-F.]{12,24})";
    private static final Pattern HEARD =
            Pattern.compile(
                    "DHCP(DISCOVER|REQUEST|RELEASE|INFORM|DECLINE) received from client " + ID);
    private static final Pattern SENT =
            Pattern.compile(
                    "Sending DHCP(OFFER|ACK|NAK) to client " + ID + "(?: \\(" + Words.IP + "\\))?");
    private static final Pattern ASSIGNED =
            Pattern.compile("assigned IP address " + Words.IP + " to client " + ID);
    private static final Pattern SILENT =
            Pattern.compile(
                    "(there is no address pool for [\\d.]+\\d|subnet [\\d.,]+ has no available"
                            + " addresses|no subnet configured for [\\d.]+\\d)",
                    Pattern.CASE_INSENSITIVE);

    /** What it says of a message before the message: whose it is, option 60 in hex. */
    private static final Pattern OWNER =
            Pattern.compile("DHCPD: htype 1 chaddr ([0-9a-fA-F]{4}(?:\\.[0-9a-fA-F]{4}){2})");

    /** {@code Cisco Systems, Inc. IP Phone CP-…}; of others nothing follows. */
    private static final Pattern CLASS =
            Pattern.compile("DHCPD: class id (436973636f2053797374656d73(?:[0-9a-fA-F]{2}){1,60})");

    private Optional<MacAddress> last = Optional.empty();

    @Override
    public String program() {
        return "Cisco IOS (debug ip dhcp server)";
    }

    @Override
    public List<String> words() {
        return List.of("dhcpd: ", "ip address");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        if (!text.contains("DHCPD: ")) {
            return LineReading.NOT_MINE;
        }
        Matcher heard = HEARD.matcher(text);
        if (heard.find()) {
            last = client(heard.group(2));
            return last.map(mac -> heard(heard.group(1), mac)).orElse(LineReading.NOTHING);
        }
        Matcher sent = SENT.matcher(text);
        if (sent.find()) {
            return client(sent.group(2))
                    .map(mac -> sent(sent.group(1), mac, Words.address(sent, 3)))
                    .orElse(LineReading.NOTHING);
        }
        Matcher assigned = ASSIGNED.matcher(text);
        if (assigned.find()) {
            return client(assigned.group(2))
                    .flatMap(
                            mac ->
                                    Words.address(assigned, 1)
                                            .map(ip -> Dhcp.granted(mac, "", ip, 0, Ipv4.ANY)))
                    .map(LineReading::of)
                    .orElse(LineReading.NOTHING);
        }
        Matcher owner = OWNER.matcher(text);
        if (owner.find()) {
            last = MacAddress.read(owner.group(1));
        }
        Matcher kind = CLASS.matcher(text);
        if (kind.find() && last.isPresent()) {
            return LineReading.of(
                    Dhcp.asked(
                            last.get(),
                            Asking.INFORM,
                            text(kind.group(1)),
                            "",
                            Optional.empty(),
                            Optional.empty()));
        }
        Matcher silent = SILENT.matcher(text);
        if (silent.find() && last.isPresent()) {
            var note = new StationEvent.Note("the DHCP server gave no answer: " + silent.group(1));
            return LineReading.of(new Clue(Who.of(last.get()), note));
        }
        // Its other lines are steps on the way.
        return LineReading.NOTHING;
    }

    private static String text(String hex) {
        var text = new StringBuilder();
        for (int i = 0; i + 1 < hex.length(); i += 2) {
            int c = Integer.parseInt(hex.substring(i, i + 2), 16);
            text.append(c == 0 ? "" : String.valueOf((char) c));
        }
        return text.toString();
    }

    private static LineReading heard(String kind, MacAddress mac) {
        return switch (kind) {
            case "DISCOVER" ->
                    LineReading.of(Dhcp.asked(mac, Asking.DISCOVER, "", Optional.empty()));
            case "REQUEST" ->
                    LineReading.of(Dhcp.asked(mac, Asking.INIT_REBOOT, "", Optional.empty()));
            case "INFORM" -> LineReading.of(Dhcp.asked(mac, Asking.INFORM, "", Optional.empty()));
            default -> LineReading.NOTHING;
        };
    }

    private static LineReading sent(String kind, MacAddress mac, Optional<Ipv4> address) {
        if (kind.equals("NAK")) {
            return LineReading.of(Dhcp.refused(mac, address, "the server said no"));
        }
        return address.map(
                        ip ->
                                kind.equals("OFFER")
                                        ? Dhcp.offered(mac, ip)
                                        : Dhcp.granted(mac, "", ip, 0, Ipv4.ANY))
                .map(LineReading::of)
                .orElse(LineReading.NOTHING);
    }

    /** Ethernet is kind 1; a client without option 61 is named by its address alone. */
    private static Optional<MacAddress> client(String id) {
        String digits = id.replace(".", "");
        boolean isEthernet = digits.length() == 14 && digits.startsWith("01");
        return isEthernet
                ? MacAddress.read(digits.substring(2))
                : digits.length() == 12 ? MacAddress.read(digits) : Optional.empty();
    }
}
