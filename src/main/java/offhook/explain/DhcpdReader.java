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
 * ISC dhcpd, and dnsmasq's lines of the same words in another order: {@code DHCPREQUEST for
 * 10.0.0.5 (10.0.0.1) from 00:1b:0c:18:bd:c1 (SEP…) via eth0: reason}, {@code DHCPACK(eth0)
 * 10.0.0.5 00:1b:0c:18:bd:c1 SEP…}.
 */
final class DhcpdReader implements LineReader {
    private static final String WORD = "DHCP";
    private static final List<String> KINDS =
            List.of("DISCOVER", "OFFER", "REQUEST", "ACK", "NAK", "RELEASE", "DECLINE", "INFORM");

    private static final Pattern SERVER =
            Pattern.compile("for " + Words.IP + " \\(" + Words.IP + "\\)");
    private static final Pattern REASON = Pattern.compile(" via [^:\\s]+: (\\S.*)$");

    /** dnsmasq writes its reason behind the address. */
    private static final List<String> REFUSALS =
            List.of(
                    "no address available",
                    "address not available",
                    "wrong server-ID",
                    "wrong address",
                    "wrong network",
                    "lease not found",
                    "address in use",
                    "ignored",
                    "not leased",
                    "unknown lease");

    @Override
    public String program() {
        return "a DHCP server (dhcpd, dnsmasq)";
    }

    @Override
    public List<String> words() {
        return List.of("dhcp");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + 1)) {
            Optional<String> kind = kind(text, at + WORD.length());
            if (kind.isPresent()) {
                int behind = at + WORD.length() + kind.get().length();
                return told(kind.get(), behindInterface(text, behind));
            }
        }
        return LineReading.NOT_MINE;
    }

    private static Optional<String> kind(String text, int at) {
        for (String kind : KINDS) {
            int end = at + kind.length();
            boolean isWhole =
                    text.startsWith(kind, at)
                            && (end == text.length()
                                    || !Character.isLetterOrDigit(text.charAt(end)));
            if (isWhole) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** {@code DHCPACK(eth0) …}: the interface may look like anything. */
    private static String behindInterface(String text, int at) {
        int end = text.startsWith("(", at) ? text.indexOf(')', at) + 1 : at;
        return text.substring(Math.max(at, end));
    }

    private static LineReading told(String kind, String rest) {
        Optional<LineScan.Found<MacAddress>> mac = LineScan.mac(rest, 0);
        if (mac.isEmpty()) {
            // dhcpd names an INFORM by its address only, and some lines quote these words in prose.
            boolean isCut = rest.contains(" from ") || rest.contains(" to ");
            return isCut && !kind.equals("INFORM")
                    ? new LineReading.Unclear(
                            "DHCP%s without the client's whole MAC address".formatted(kind))
                    : LineReading.NOT_MINE;
        }
        Optional<Ipv4> ip = LineScan.address(rest, 0).map(LineScan.Found::value);
        String host = host(rest, mac.get().end());
        return told(kind, rest, host, mac.get().value(), ip);
    }

    private static LineReading told(
            String kind, String rest, String host, MacAddress mac, Optional<Ipv4> address) {
        return switch (kind) {
            case "DISCOVER" ->
                    withReason(Dhcp.asked(mac, Asking.DISCOVER, host, Optional.empty()), rest, mac);
            case "REQUEST" -> withReason(request(rest, host, mac, address), rest, mac);
            case "OFFER" -> LineReading.ofAny(address.map(ip -> Dhcp.offered(mac, ip)));
            case "ACK" ->
                    LineReading.ofAny(address.map(ip -> Dhcp.granted(mac, host, ip, 0, Ipv4.ANY)));
            case "NAK" ->
                    LineReading.of(
                            Dhcp.refused(mac, address, reason(rest).orElse("the server said no")));
            case "RELEASE" -> LineReading.ofAny(address.map(ip -> Dhcp.released(mac, ip)));
            case "DECLINE" -> LineReading.ofAny(address.map(ip -> Dhcp.declined(mac, ip)));
            case "INFORM" -> LineReading.of(Dhcp.asked(mac, Asking.INFORM, host, address));
            default -> LineReading.NOT_MINE;
        };
    }

    /**
     * Which of the four kinds of request it is, only the packet says; a server's address behind it
     * says "chosen from offers". The rest looks alike; the cast tells restarts from renewals.
     */
    private static Clue request(String rest, String host, MacAddress mac, Optional<Ipv4> address) {
        // Its own name stands in brackets, too, but behind the MAC address.
        int bracket = rest.indexOf(" (");
        Matcher server = SERVER.matcher(rest);
        boolean isSelecting = bracket >= 0 && LineScan.isDigit(rest, bracket + 2) && server.find();
        return Dhcp.asked(
                mac,
                isSelecting ? Asking.SELECTING : Asking.INIT_REBOOT,
                "",
                host,
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
        int via = rest.indexOf(" via ");
        if (via >= 0 && rest.indexOf(": ", via) > 0) {
            Matcher match = REASON.matcher(rest);
            if (match.find()) {
                return Optional.of(match.group(1));
            }
        }
        for (String refusal : REFUSALS) {
            if (rest.contains(refusal)) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** Behind the MAC address, bare or in brackets; dhcpd's own word is none. */
    private static String host(String rest, int at) {
        int begin = rest.startsWith(" (", at) ? at + 2 : at + 1;
        int end = begin;
        while (end < rest.length() && isOfName(rest.charAt(end))) {
            end++;
        }
        boolean isName =
                begin < rest.length()
                        && rest.charAt(at) == ' '
                        && Character.isLetter(rest.charAt(begin));
        String name = isName ? rest.substring(begin, end) : "";
        return name.equals("via") || isRefusal(rest, begin) ? "" : name;
    }

    private static boolean isRefusal(String rest, int at) {
        for (String refusal : REFUSALS) {
            if (rest.startsWith(refusal, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
}
