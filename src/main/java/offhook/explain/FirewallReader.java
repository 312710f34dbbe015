package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What firewalls threw away on its way to UDP port 69, where phones ask for files: netfilter's
 * lines (iptables, nftables, ufw, firewalld) and pf's as pfSense and OPNsense write them
 * (filterlog).
 */
final class FirewallReader implements LineReader {
    private static final Pattern NETFILTER =
            Pattern.compile(
                    "SRC=" + Words.IP + " DST=" + Words.IP + " .*PROTO=UDP SPT=(\\d+) DPT=69\\b");

    /** Destination, source, type of the frame. */
    private static final Pattern FRAME =
            Pattern.compile("MAC=(?:[0-9a-f]{2}:){6}((?:[0-9a-f]{2}:){5}[0-9a-f]{2}):08:00");

    private static final Pattern REFUSED =
            Pattern.compile("BLOCK|DROP|DENY|DENIED|REJECT", Pattern.CASE_INSENSITIVE);

    /** The columns of filterlog for UDP over IPv4. */
    private static final Pattern FILTERLOG =
            Pattern.compile(
                    "match,(?:block|reject),in,4,.*,udp,\\d+,"
                            + Words.IP
                            + ","
                            + Words.IP
                            + ",(\\d+),69,");

    @Override
    public String program() {
        return "a firewall";
    }

    @Override
    public List<String> words() {
        return List.of("dpt=69", "filterlog");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher pf = FILTERLOG.matcher(text);
        if (pf.find()) {
            return thrownAway(pf, Optional.empty());
        }
        Matcher netfilter = NETFILTER.matcher(text);
        boolean isRefused = netfilter.find() && REFUSED.matcher(text).find();
        if (!isRefused) {
            return LineReading.NOT_MINE;
        }
        Matcher frame = FRAME.matcher(text);
        return thrownAway(
                netfilter, frame.find() ? MacAddress.read(frame.group(1)) : Optional.empty());
    }

    private static LineReading thrownAway(Matcher match, Optional<MacAddress> frame) {
        Optional<Ipv4> from = Words.address(match, 1);
        Optional<Ipv4> to = Words.address(match, 2);
        // The internet knocks at port 69 all day.
        if (from.isEmpty() || to.isEmpty() || !isPrivate(from.get())) {
            return LineReading.NOTHING;
        }
        Who who = Who.of(frame, from);
        return LineReading.of(
                new Clue(
                        who,
                        new StationEvent.TroubleSeen(
                                "one-way-tftp",
                                "a firewall throws away what it asks the TFTP server",
                                "blocked on the way from %s to UDP port 69 of %s"
                                        .formatted(from.get(), to.get()))));
    }

    /** RFC 1918. */
    private static boolean isPrivate(Ipv4 address) {
        int first = address.value() >>> 24;
        int second = address.value() >>> 16 & 0xff;
        return first == 10
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168;
    }
}
