package offhook.app;

import offhook.app.FirewallRules.Fate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain of nftables or iptables that all that comes in goes through.
 *
 * @param tool nft, or whichever iptables keeps these rules
 * @param input the chain, by its path where it was read
 */
record PacketFilter(String tool, FirewallRules rules, String input) implements Firewall {
    static final String NFT = "nft";

    static List<PacketFilter> of(String tool, FirewallRules rules) {
        return rules.inputs().stream().map(input -> new PacketFilter(tool, rules, input)).toList();
    }

    @Override
    public String name() {
        return tool.equals(NFT) ? "nftables" : tool;
    }

    @Override
    public Fate fate(Arrival arrival) {
        return rules.fate(input, arrival);
    }

    /** At the front: behind a last "reject" it would do nothing. */
    @Override
    public List<String> openings(Shut shut) {
        var commands = new ArrayList<String>();
        boolean isNft = tool.equals(NFT);
        String front = isNft ? "sudo nft insert rule " + input : "sudo " + tool + " -I INPUT";
        for (Arrival.Over over : Arrival.Over.values()) {
            List<Integer> ports = over == Arrival.Over.UDP ? shut.udp() : shut.tcp();
            if (!ports.isEmpty()) {
                String protocol = over == Arrival.Over.UDP ? "udp" : "tcp";
                commands.add(front + (isNft ? nft(protocol, ports) : iptables(protocol, ports)));
            }
        }
        if (shut.areReplies()) {
            commands.add(
                    front
                            + (isNft
                                    ? " ct state established,related accept"
                                    : " -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT"));
        }
        return List.copyOf(commands);
    }

    private static String nft(String protocol, List<Integer> ports) {
        return ports.size() == 1
                ? " %s dport %d accept".formatted(protocol, ports.getFirst())
                : " %s dport '{ %s }' accept".formatted(protocol, joined(ports, ", "));
    }

    private static String iptables(String protocol, List<Integer> ports) {
        return ports.size() == 1
                ? " -p %s --dport %d -j ACCEPT".formatted(protocol, ports.getFirst())
                : " -p %s -m multiport --dports %s -j ACCEPT"
                        .formatted(protocol, joined(ports, ","));
    }

    static String joined(List<Integer> ports, String between) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(between));
    }
}
