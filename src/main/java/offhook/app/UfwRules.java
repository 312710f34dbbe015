package offhook.app;

import offhook.app.FirewallRules.Fate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ubuntu's firewall. It lets answers in whatever its rules say (its before.rules).
 *
 * @param verbose what {@code ufw status verbose} prints
 */
record UfwRules(String verbose) implements Firewall {
    /** As {@code 67,69/udp on eth1 ALLOW IN Anywhere # phones}; those of IPv6 are not ours. */
    private static final Pattern RULE =
            Pattern.compile(
                    "(?<ports>Anywhere|[\\d,:]+)(/(?<protocol>udp|tcp))?( \\((?!v6)[^)]*\\))?( on"
                        + " (?<card>\\S+))? +(?<action>ALLOW|LIMIT|DENY|REJECT)( IN)?"
                        + " +(?<from>Anywhere|[\\d./]+)(/(udp|tcp))?( \\(log(-all)?\\))? *(#.*)?");

    boolean isOn() {
        return verbose.startsWith("Status: active");
    }

    @Override
    public String name() {
        return "ufw";
    }

    /** The first rule that fits decides. */
    @Override
    public Fate fate(Arrival arrival) {
        if (arrival.isReply()) {
            return Fate.LET_IN;
        }
        for (String line : verbose.lines().toList()) {
            Matcher rule = RULE.matcher(line);
            if (rule.matches() && isFor(rule, arrival)) {
                return switch (rule.group("action")) {
                    case "DENY" -> Fate.DROPPED;
                    case "REJECT" -> Fate.REJECTED;
                    default -> Fate.LET_IN;
                };
            }
        }
        if (verbose.contains("Default: allow (incoming)")) {
            return Fate.LET_IN;
        }
        return verbose.contains("Default: reject (incoming)") ? Fate.REJECTED : Fate.DROPPED;
    }

    private static boolean isFor(Matcher rule, Arrival arrival) {
        String ports = rule.group("ports");
        String protocol = rule.group("protocol");
        String card = rule.group("card");
        String from = rule.group("from");
        return (ports.equals("Anywhere") || FirewallCondition.holds(ports, arrival.port()))
                && (protocol == null || arrival.over().is(protocol))
                && (card == null || card.equals(arrival.wire().card()))
                && (from.equals("Anywhere") || FirewallCondition.isFrom(from, arrival.from()));
    }

    @Override
    public List<String> openings(Shut shut) {
        var commands = new ArrayList<String>();
        if (!shut.udp().isEmpty()) {
            commands.add("sudo ufw allow " + PacketFilter.joined(shut.udp(), ",") + "/udp");
        }
        if (!shut.tcp().isEmpty()) {
            commands.add("sudo ufw allow " + PacketFilter.joined(shut.tcp(), ",") + "/tcp");
        }
        return List.copyOf(commands);
    }
}
