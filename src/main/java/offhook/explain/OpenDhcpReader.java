package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Open DHCP Server and Dual DHCP DNS Server, on Windows and on network stores. */
final class OpenDhcpReader implements LineReader {
    private static final String CLIENT = Words.MAC + " \\((.*?)\\)";
    private static final Pattern ASKED =
            Pattern.compile("^DHCP(DISCOVER|REQUEST|INFORM) for " + CLIENT + " from .* received");
    private static final Pattern TOLD =
            Pattern.compile(
                    "Host "
                            + CLIENT
                            + " (offered|allotted|renewed) "
                            + Words.IP
                            + "(?: for (\\d{1,9}) seconds)?");
    private static final Pattern NONE =
            Pattern.compile("(No free leases|No Matching DHCP Range) for DHCP\\w+ for " + CLIENT);

    @Override
    public String program() {
        return "Open DHCP Server";
    }

    @Override
    public List<String> words() {
        return List.of(
                " offered ",
                " allotted ",
                " renewed ",
                " received",
                "no free leases",
                "no matching");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher asked = ASKED.matcher(text);
        if (asked.find()) {
            Asking asking =
                    switch (asked.group(1)) {
                        case "DISCOVER" -> Asking.DISCOVER;
                        case "REQUEST" -> Asking.INIT_REBOOT;
                        default -> Asking.INFORM;
                    };
            return Words.mac(asked.group(2))
                    .map(mac -> Dhcp.asked(mac, asking, asked.group(3), Optional.empty()))
                    .map(LineReading::of)
                    .orElse(LineReading.NOTHING);
        }
        Matcher none = NONE.matcher(text);
        if (none.find()) {
            String why = "the DHCP server gave no answer: " + none.group(1);
            return Words.mac(none.group(2))
                    .map(mac -> new Clue(Who.of(mac), new StationEvent.Note(why)))
                    .map(LineReading::of)
                    .orElse(LineReading.NOTHING);
        }
        Matcher told = TOLD.matcher(text);
        return told.find() ? told(told) : LineReading.NOT_MINE;
    }

    private static LineReading told(Matcher match) {
        Optional<MacAddress> mac = Words.mac(match.group(1));
        Optional<Ipv4> address = Words.address(match, 4);
        if (mac.isEmpty() || address.isEmpty()) {
            return LineReading.NOT_MINE;
        }
        long seconds = match.group(5) == null ? 0 : Long.parseLong(match.group(5));
        return LineReading.of(
                match.group(3).equals("offered")
                        ? Dhcp.offered(mac.get(), address.get())
                        : Dhcp.granted(
                                mac.get(), match.group(2), address.get(), seconds, Ipv4.ANY));
    }
}
