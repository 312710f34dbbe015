package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent.Asking;

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
    private static final Pattern HOST = Pattern.compile("type=0?12,[^:]*: \"([^\"]*)\"");

    @Override
    public String program() {
        return "Kea";
    }

    @Override
    public List<String> words() {
        return List.of("dhcp4_");
    }

    @Override
    public LineReading read(LogLine line) {
        if (!line.says("DHCP4_")) {
            return LineReading.NOT_MINE;
        }
        Matcher code = CODE.matcher(line.text());
        if (!code.find()) {
            return LineReading.NOT_MINE;
        }
        Matcher client = CLIENT.matcher(line.text());
        Optional<MacAddress> mac = client.find() ? Words.mac(client.group(1)) : Optional.empty();
        return mac.isEmpty() ? LineReading.NOTHING : told(code.group(1), line.text(), mac.get());
    }

    private static LineReading told(String code, String text, MacAddress mac) {
        Matcher lease = LEASE.matcher(text);
        boolean hasLease = lease.find();
        Optional<Ipv4> address = hasLease ? Words.address(lease, 1) : Optional.empty();
        String host = first(HOST, text);
        if (code.startsWith("PACKET_RECEIVED") || code.startsWith("QUERY_DATA")) {
            return asked(text, mac, host);
        }
        if (code.startsWith("LEASE_OFFER") || code.startsWith("LEASE_ADVERT")) {
            return address.map(ip -> LineReading.of(Dhcp.offered(mac, ip)))
                    .orElse(LineReading.NOTHING);
        }
        if (code.startsWith("LEASE_ALLOC") || code.startsWith("LEASE_REUSE")) {
            long seconds = !hasLease || lease.group(2) == null ? 0 : Long.parseLong(lease.group(2));
            return address.map(ip -> LineReading.of(Dhcp.granted(mac, host, ip, seconds, Ipv4.ANY)))
                    .orElse(LineReading.NOTHING);
        }
        if (code.startsWith("PACKET_NAK")
                || code.startsWith("NO_LEASE")
                || code.startsWith("INIT_REBOOT")) {
            String why = text.substring(text.lastIndexOf(": ") + 1).strip();
            return LineReading.of(Dhcp.refused(mac, address, why));
        }
        if (code.startsWith("RELEASE") && address.isPresent()) {
            return LineReading.of(Dhcp.givenUp(mac, address.get(), "released"));
        }
        return code.startsWith("DECLINE") && address.isPresent()
                ? LineReading.of(Dhcp.givenUp(mac, address.get(), "declined: somebody else has it"))
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
