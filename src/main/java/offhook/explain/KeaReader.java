package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpOption;
import offhook.event.StationEvent.Asking;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kea's DHCPv4 server: every line has a code and {@code [hwtype=1 MAC], cid=…, tid=…:}. */
final class KeaReader implements LineReader {
    private static final Pattern CODE = Pattern.compile("DHCP4_([A-Z0-9_]+)");
    private static final Pattern CLIENT = Pattern.compile("hwtype=\\d+ " + Words.MAC);
    private static final Pattern LEASE =
            Pattern.compile("(?:lease|address) " + Words.IP + "(?:.*? for (\\d{1,9}) seconds)?");
    private static final Pattern MESSAGE = Pattern.compile("DHCP([A-Z]+) \\(type \\d+\\)");
    private static final Pattern VENDOR = Pattern.compile("type=0?60,[^:]*: \"([^\"]*)\"");
    private static final Pattern CLASS =
            Pattern.compile("VENDOR_CLASS_(Cisco Systems, Inc\\. IP Phone [^,\\s]{4,20})");
    private static final Pattern HOST = Pattern.compile("type=0?12,[^:]*: \"([^\"]*)\"");

    private static final Pattern KIND = Pattern.compile("(?:msg_type=|packet )DHCP([A-Z]+)");
    private static final Pattern REMOTE = Pattern.compile("remote_address=" + Words.IP);
    private static final Pattern OPTION =
            Pattern.compile("^type=(\\d{1,3}), len=\\d{1,3}:\\s*(\\S.*)$");
    private static final Pattern LISTED = Pattern.compile("(\\d{1,3})(?:\\(uint8\\))?(?=\\s|$)");
    private static final Pattern LEGAL =
            Pattern.compile(
                    "Address: "
                            + Words.IP
                            + " has been (assigned|renewed|released)(?: for (?:(\\d{1,6}) hrs"
                            + " )?(?:(\\d{1,2}) mins? )?(?:(\\d{1,9}) sec)?)?.*?hwtype=\\d+ "
                            + Words.MAC);

    private final DhcpTalk talk = new DhcpTalk();
    private Optional<LeaseDraft> open = Optional.empty();

    /** Whose request the line before told, at DEBUG. */
    private Optional<MacAddress> requested = Optional.empty();

    @Override
    public String program() {
        return "Kea";
    }

    @Override
    public List<String> words() {
        return List.of("dhcp4_", "address: ");
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
        Matcher option = OPTION.matcher(line.text());
        if (open.isPresent() && option.find()) {
            option(open.get(), Integer.parseInt(option.group(1)), option.group(2).strip());
            return LineReading.NOTHING;
        }
        if (open.isPresent() && !line.isHead()) {
            return LineReading.NOTHING;
        }
        List<Clue> before = end();
        LineReading here = here(line);
        return here instanceof LineReading.Understood(var clues)
                ? new LineReading.Understood(joined(before, clues))
                : before.isEmpty() ? here : new LineReading.Understood(before);
    }

    @Override
    public List<Clue> end() {
        List<Clue> said = open.map(draft -> draft.heard(talk)).orElse(List.of());
        open = Optional.empty();
        return said;
    }

    private static List<Clue> joined(List<Clue> one, List<Clue> two) {
        var all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private LineReading here(LogLine line) {
        if (!line.says("DHCP4_")) {
            return legal(line.text());
        }
        Matcher code = CODE.matcher(line.text());
        if (!code.find()) {
            return LineReading.NOT_MINE;
        }
        Matcher client = CLIENT.matcher(line.text());
        Optional<MacAddress> mac = client.find() ? Words.mac(client.group(1)) : Optional.empty();
        if (code.group(1).equals("QUERY_DATA") || code.group(1).equals("RESPONSE_DATA")) {
            open = detailed(line.text(), mac);
            return LineReading.NOTHING;
        }
        return mac.isEmpty() ? LineReading.NOTHING : told(code.group(1), line.text(), mac.get());
    }

    /** A whole message follows, an option a line. */
    private static Optional<LeaseDraft> detailed(String text, Optional<MacAddress> mac) {
        Matcher kind = KIND.matcher(text);
        if (mac.isEmpty() || !kind.find()) {
            return Optional.empty();
        }
        boolean isReply = List.of("OFFER", "ACK", "NAK").contains(kind.group(1));
        var draft = new LeaseDraft(isReply).of(mac).kind(kind.group(1));
        Matcher address = REMOTE.matcher(text);
        if (isReply && address.find()) {
            Words.address(address, 1).ifPresent(draft::yiaddr);
            // It does not print siaddr: who gives no option 150 may give that.
            draft.siaddr(Ipv4.LOOPBACK);
        }
        return Optional.of(draft);
    }

    private static void option(LeaseDraft draft, int code, String value) {
        switch (code) {
            case DhcpOption.VENDOR_CLASS, DhcpOption.HOST_NAME, DhcpOption.TFTP_SERVER_NAME ->
                    draft.text(code, quoted(value));
            case DhcpOption.REQUESTED_ADDRESS,
                    DhcpOption.SERVER_IDENTIFIER,
                    DhcpOption.TFTP_SERVERS ->
                    draft.address(code, value.split(" ", 2)[0]);
            case DhcpOption.LEASE_SECONDS -> {
                String number = value.split(" ", 2)[0];
                if (number.matches("\\d{1,9}")) {
                    draft.option(code, new Ipv4(Integer.parseInt(number)).bytes());
                }
            }
            case DhcpOption.PARAMETER_LIST -> draft.option(code, list(value));
            default -> {
                // Nothing that tells of phones.
            }
        }
    }

    private static String quoted(String value) {
        int end = value.lastIndexOf('"');
        return value.startsWith("\"") && end > 0 ? value.substring(1, end) : value;
    }

    /** {@code 1(uint8) 66(uint8)}. */
    private static Bytes list(String value) {
        var codes = new StringBuilder();
        Matcher code = LISTED.matcher(value);
        while (code.find()) {
            codes.append((char) (Integer.parseInt(code.group(1)) & 0xff));
        }
        return Bytes.ofText(codes.toString());
    }

    /** The legal log: {@code Address: 10.0.0.5 has been assigned for 1 hrs … hwtype=1 MAC}. */
    private static LineReading legal(String text) {
        Matcher match = LEGAL.matcher(text);
        if (!match.find()) {
            return LineReading.NOT_MINE;
        }
        Optional<MacAddress> mac = Words.mac(match.group(6));
        Optional<Ipv4> address = Words.address(match, 1);
        if (mac.isEmpty() || address.isEmpty()) {
            return LineReading.NOTHING;
        }
        if (match.group(2).equals("released")) {
            return LineReading.of(Dhcp.released(mac.get(), address.get()));
        }
        long seconds = 0;
        for (int group = 3; group <= 5; group++) {
            seconds =
                    seconds * 60
                            + (match.group(group) == null ? 0 : Long.parseLong(match.group(group)));
        }
        return LineReading.of(Dhcp.granted(mac.get(), "", address.get(), seconds, Ipv4.ANY));
    }

    private LineReading told(String code, String text, MacAddress mac) {
        Matcher lease = LEASE.matcher(text);
        boolean hasLease = lease.find();
        Optional<Ipv4> address = hasLease ? Words.address(lease, 1) : Optional.empty();
        String host = first(HOST, text);
        if (code.startsWith("PACKET_RECEIVED")) {
            requested = text.contains("DHCPREQUEST") ? Optional.of(mac) : Optional.empty();
            return asked(text, mac, host);
        }
        if (code.startsWith("LEASE_OFFER") || code.startsWith("LEASE_ADVERT")) {
            return LineReading.ofAny(address.map(ip -> Dhcp.offered(mac, ip)));
        }
        if (code.startsWith("LEASE_ALLOC") || code.startsWith("LEASE_REUSE")) {
            long seconds = !hasLease || lease.group(2) == null ? 0 : Long.parseLong(lease.group(2));
            return LineReading.ofAny(
                    address.map(ip -> Dhcp.granted(mac, host, ip, seconds, Ipv4.ANY)));
        }
        // Only that it asks; whether it may stands in another line.
        if (code.startsWith("INIT_REBOOT")) {
            boolean isSaid = requested.filter(mac::equals).isPresent();
            requested = Optional.empty();
            return isSaid
                    ? LineReading.NOTHING
                    : LineReading.of(Dhcp.asked(mac, Asking.INIT_REBOOT, host, address));
        }
        if (code.startsWith("CLASS")) {
            Matcher phone = CLASS.matcher(text);
            return phone.find()
                    ? LineReading.of(
                            Dhcp.asked(
                                    mac,
                                    Asking.INFORM,
                                    phone.group(1),
                                    host,
                                    Optional.empty(),
                                    Optional.empty()))
                    : LineReading.NOTHING;
        }
        if (code.startsWith("PACKET_NAK") || code.startsWith("NO_LEASE")) {
            String why = text.substring(text.lastIndexOf(": ") + 1).strip();
            return LineReading.of(Dhcp.refused(mac, address, why));
        }
        if (code.startsWith("RELEASE") && address.isPresent()) {
            return LineReading.of(Dhcp.released(mac, address.get()));
        }
        return code.startsWith("DECLINE") && address.isPresent()
                ? LineReading.of(Dhcp.declined(mac, address.get()))
                : LineReading.NOTHING;
    }

    private static LineReading asked(String text, MacAddress mac, String host) {
        Matcher message = MESSAGE.matcher(text);
        String kind = message.find() ? message.group(1) : "";
        String vendorClass = first(VENDOR, text);
        Optional<Asking> asking =
                switch (kind) {
                    case "DISCOVER" -> Optional.of(Asking.DISCOVER);
                    case "REQUEST" -> Optional.of(Asking.INIT_REBOOT);
                    case "INFORM" -> Optional.of(Asking.INFORM);
                    default ->
                            vendorClass.isEmpty() && host.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Asking.INFORM);
                };
        return asking.map(
                        it ->
                                LineReading.of(
                                        Dhcp.asked(
                                                mac,
                                                it,
                                                vendorClass,
                                                host,
                                                Optional.empty(),
                                                Optional.empty())))
                .orElse(LineReading.NOTHING);
    }

    private static String first(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }
}
