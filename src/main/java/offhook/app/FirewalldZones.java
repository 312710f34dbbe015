package offhook.app;

import offhook.app.FirewallRules.Fate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Red Hat's firewall. It lets answers in whatever its zones say.
 *
 * @param zones what {@code firewall-cmd --list-all-zones} prints
 */
record FirewalldZones(String zones) implements Firewall {
    private static final int TFTP_PORT = 69;

    /** As {@code rule family="ipv4" port port="6970" protocol="tcp" accept}. */
    private static final Pattern RICH =
            Pattern.compile(
                    "rule( family=\"ipv4\")? port port=\"(?<ports>[\\d-]+)\""
                            + " protocol=\"(?<protocol>udp|tcp)\"( log.*)? accept");

    boolean isOn() {
        return zones.contains("target: ");
    }

    @Override
    public String name() {
        return "firewalld";
    }

    /** Of several zones that may be a card's, each has to let in. */
    @Override
    public Fate fate(Arrival arrival) {
        if (arrival.isReply()) {
            return Fate.LET_IN;
        }
        return zonesOf(arrival.wire().card())
                .filter(zone -> !isOpen(zone, arrival))
                .findFirst()
                .map(zone -> zone.contains("target: DROP") ? Fate.DROPPED : Fate.REJECTED)
                .orElse(Fate.LET_IN);
    }

    /** Those that are in use, if none says that it has the card. */
    private Stream<String> zonesOf(String card) {
        List<String> used =
                Arrays.stream(zones.strip().split("\\R\\s*\\R"))
                        .filter(zone -> zone.lines().findFirst().orElse("").contains("active"))
                        .toList();
        List<String> its =
                used.stream().filter(zone -> words(zone, "interfaces").contains(card)).toList();
        return (its.isEmpty() ? used : its).stream();
    }

    private static boolean isOpen(String zone, Arrival arrival) {
        String protocol = arrival.over() == Arrival.Over.UDP ? "udp" : "tcp";
        return zone.contains("target: ACCEPT")
                || words(zone, "protocols").contains(protocol)
                || words(zone, "services").stream().anyMatch(it -> isOf(it, arrival))
                || words(zone, "ports").stream()
                        .filter(it -> it.endsWith("/" + protocol))
                        .map(it -> it.substring(0, it.indexOf('/')))
                        .anyMatch(it -> FirewallCondition.holds(it, arrival.port()))
                || zone.lines().anyMatch(line -> isRich(line.strip(), arrival));
    }

    private static boolean isOf(String service, Arrival arrival) {
        int usual =
                switch (service) {
                    case "dhcp" -> Doctor.DHCP_PORT;
                    case "tftp" -> TFTP_PORT;
                    default -> -1;
                };
        return arrival.over() == Arrival.Over.UDP && arrival.port() == usual;
    }

    private static boolean isRich(String line, Arrival arrival) {
        Matcher rule = RICH.matcher(line);
        return rule.matches()
                && arrival.over().is(rule.group("protocol"))
                && FirewallCondition.holds(rule.group("ports"), arrival.port());
    }

    private static List<String> words(String zone, String key) {
        return zone.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key + ":"))
                .flatMap(line -> Arrays.stream(line.substring(key.length() + 1).split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public List<String> openings(Shut shut) {
        var command = new ArrayList<>(List.of("sudo firewall-cmd --permanent"));
        shut.udp().forEach(port -> command.add("--add-port=" + port + "/udp"));
        shut.tcp().forEach(port -> command.add("--add-port=" + port + "/tcp"));
        return List.of(
                String.join(" ", command),
                "sudo firewall-cmd --reload (with --zone=… in the first if the card is not in the"
                        + " default zone)");
    }
}
