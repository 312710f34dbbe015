package offhook.app;

import offhook.app.FirewallRules.Fate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows' firewall. It lets answers in, and says nothing to those that it keeps out.
 *
 * @param state as netsh printed it in whatever language: ON is a word of its own in all of them
 *     that say so in English; others are told the rule as well
 * @param named the rules that have our name
 */
record WindowsRules(String state, String named) implements Firewall {
    /** netsh rules off the name of a rule from what it says. */
    private static final String LINE_UNDER_NAME = "-{8,}";

    boolean isOn() {
        return !state.isBlank() && !state.matches("(?s).*\\bOFF\\b.*");
    }

    @Override
    public String name() {
        return "Windows' firewall";
    }

    @Override
    public Fate fate(Arrival arrival) {
        boolean isOpen =
                arrival.isReply()
                        || Arrays.stream(named.split(LINE_UNDER_NAME))
                                .anyMatch(rule -> letsIn(rule, arrival));
        return isOpen ? Fate.LET_IN : Fate.DROPPED;
    }

    /** The keys are in the language of Windows; protocols and numbers are not. */
    private static boolean letsIn(String rule, Arrival arrival) {
        List<String> values =
                rule.lines()
                        .filter(line -> line.contains(":"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .toList();
        return values.stream().anyMatch(arrival.over()::is)
                && values.stream()
                        .filter(it -> it.matches("[\\d,-]+"))
                        .anyMatch(it -> FirewallCondition.holds(it, arrival.port()))
                && !rule.matches("(?s).*(Action: +Block|Enabled: +No)\\b.*");
    }

    @Override
    public List<String> openings(Shut shut) {
        var commands = new ArrayList<String>();
        if (!shut.udp().isEmpty()) {
            commands.add(opening("UDP", shut.udp()));
        }
        if (!shut.tcp().isEmpty()) {
            commands.add(opening("TCP", shut.tcp()));
        }
        // Its older shell knows no &&.
        return List.of(String.join(" and then ", commands) + " (as administrator)");
    }

    private static String opening(String protocol, List<Integer> ports) {
        return "netsh advfirewall firewall add rule name=Offhook dir=in action=allow protocol=%s"
                        .formatted(protocol)
                + " localport=%s".formatted(PacketFilter.joined(ports, ","));
    }
}
