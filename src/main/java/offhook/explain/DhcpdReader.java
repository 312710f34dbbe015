package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ISC dhcpd, and dnsmasq's lines of the same words in another order: {@code DHCPREQUEST for
 * 10.0.0.5 (10.0.0.1) from 00:1b:0c:18:bd:c1 (SEP…) via eth0: reason}, {@code DHCPACK(eth0)
 * 10.0.0.5 00:1b:0c:18:bd:c1 SEP…}.
 */
final class DhcpdReader implements LineReader {
    private static final Pattern KIND =
            Pattern.compile(
                    "DHCP(DISCOVER|OFFER|REQUEST|ACK|NAK|RELEASE|DECLINE|INFORM)\\b(\\([^)]*\\))?");
    private static final Pattern MAC =
            Pattern.compile("(?<![0-9A-Fa-f:])" + Words.MAC + "(?![0-9A-Fa-f:])");
    private static final Pattern IP = Pattern.compile("(?<![\\d.])" + Words.IP + "(?![\\d.])");
    private static final Pattern SERVER =
            Pattern.compile("for " + Words.IP + " \\(" + Words.IP + "\\)");
    private static final Pattern HOST = Pattern.compile(Words.MAC + " \\(?([A-Za-z][\\w.-]*)\\)?");
    private static final Pattern REASON = Pattern.compile(" via [^:\\s]+: (\\S.*)$");

    /** dnsmasq writes its reason behind the address. */
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "(no address available|address not available|wrong"
                            + " (?:server-ID|address|network)|lease not found|address in"
                            + " use|ignored|not leased|unknown lease)",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String program() {
        return "a DHCP server (dhcpd, dnsmasq)";
    }

    @Override
    public LineReading read(LogLine line) {
        if (!line.says("DHCP")) {
            return LineReading.NOT_MINE;
        }
        Matcher kind = KIND.matcher(line.text());
        if (!kind.find()) {
            return LineReading.NOT_MINE;
        }
        String rest = line.text().substring(kind.end());
        Matcher match = MAC.matcher(rest);
        Optional<MacAddress> mac = match.find() ? Words.mac(match.group(1)) : Optional.empty();
        if (mac.isEmpty()) {
            // dhcpd names an INFORM by its address only, and some lines quote these words in prose.
            boolean isCut = rest.contains(" from ") || rest.contains(" to ");
            return isCut && !kind.group(1).equals("INFORM")
                    ? new LineReading.Unclear(
                            "DHCP%s without the client's whole MAC address"
                                    .formatted(kind.group(1)))
                    : LineReading.NOT_MINE;
        }
        Matcher address = IP.matcher(rest);
        Optional<Ipv4> ip = address.find() ? Words.address(address, 1) : Optional.empty();
        return told(kind.group(1), rest, mac.get(), ip);
    }

    private static LineReading told(
            String kind, String rest, MacAddress mac, Optional<Ipv4> address) {
        return switch (kind) {
            case "DISCOVER" ->
                    withReason(
                            Dhcp.asked(mac, Asking.DISCOVER, host(rest), Optional.empty()),
                            rest,
                            mac);
            case "REQUEST" -> withReason(request(rest, mac, address), rest, mac);
            case "OFFER" ->
                    address.map(ip -> LineReading.of(Dhcp.offered(mac, ip)))
                            .orElse(LineReading.NOTHING);
            case "ACK" ->
                    address.map(
                                    ip ->
                                            LineReading.of(
                                                    Dhcp.granted(mac, host(rest), ip, 0, Ipv4.ANY)))
                            .orElse(LineReading.NOTHING);
            case "NAK" ->
                    LineReading.of(
                            Dhcp.refused(mac, address, reason(rest).orElse("the server said no")));
            case "RELEASE" ->
                    address.map(ip -> LineReading.of(Dhcp.givenUp(mac, ip, "released")))
                            .orElse(LineReading.NOTHING);
            case "DECLINE" ->
                    address.map(
                                    ip ->
                                            LineReading.of(
                                                    Dhcp.givenUp(
                                                            mac,
                                                            ip,
                                                            "declined: somebody else has it")))
                            .orElse(LineReading.NOTHING);
            case "INFORM" -> LineReading.of(Dhcp.asked(mac, Asking.INFORM, host(rest), address));
            default -> LineReading.NOT_MINE;
        };
    }

    /**
     * Which of the four kinds of request it is, only the packet says; a server's address behind it
     * says "chosen from offers". The rest looks alike; the cast tells restarts from renewals.
     */
    private static Clue request(String rest, MacAddress mac, Optional<Ipv4> address) {
        Matcher server = SERVER.matcher(rest);
        boolean isSelecting = server.find();
        return Dhcp.asked(
                mac,
                isSelecting ? Asking.SELECTING : Asking.INIT_REBOOT,
                "",
                host(rest),
                address,
                isSelecting ? Words.address(server, 2) : Optional.empty());
    }

    private static LineReading withReason(Clue asked, String rest, MacAddress mac) {
        Optional<String> why = reason(rest);
        if (why.isEmpty()) {
            return LineReading.of(asked);
        }
        var note = new StationEvent.Note("the DHCP server gave no answer: " + why.get());
        return LineReading.of(asked, new Clue(Who.of(mac), note));
    }

    private static Optional<String> reason(String rest) {
        Matcher match = REASON.matcher(rest);
        if (match.find()) {
            return Optional.of(match.group(1));
        }
        Matcher refusal = REFUSAL.matcher(rest);
        return refusal.find() ? Optional.of(refusal.group(1)) : Optional.empty();
    }

    private static String host(String rest) {
        Matcher match = HOST.matcher(rest);
        return match.find() && !match.group(2).equals("via") ? match.group(2) : "";
    }
}
