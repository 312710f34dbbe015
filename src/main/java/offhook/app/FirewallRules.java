package offhook.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of one packet filter, as far as they decide on a new UDP datagram from the network. A
 * condition that is not understood is taken for one that phones do not meet. Pure.
 */
final class FirewallRules {
    /** Deeper than people nest chains; an endless circle ends here. */
    private static final int JUMPS_MAX = 16;

    private static final int ANY_PORT = -1;

    /** What nft prints beside the conditions, and conditions that every phone's datagram meets. */
    private static final Pattern NFT_DECORATION =
            Pattern.compile(
                    "counter( packets \\d+ bytes \\d+)?|comment \"[^\"]*\"|log( \\w+ \\S+)*"
                            + "|meta l4proto udp|ip protocol udp|meta nfproto ipv4"
                            + "|iif(name)? (?!\"?lo\\b)\\S+|ct state \\S*\\bnew\\S*"
                            + "|limit rate (over )?\\S+( burst \\d+ packets)?");

    private static final Pattern NFT_TABLE = Pattern.compile("table (\\S+) (\\S+) \\{");
    private static final Pattern NFT_CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern NFT_RULE =
            Pattern.compile(
                    "(?:(?:udp|th) dport (?<ports>\\{[^}]*}|\\S+) ?)?"
                            + "(?<verdict>accept|drop|reject.*|return|jump \\S+|goto \\S+)");

    /** How a chain leaves a datagram. */
    private enum Verdict {
        OPEN,
        SHUT,
        UNDECIDED
    }

    /**
     * @param ports "67,69", "67-69" or empty for all
     * @param verdict accept, drop, return, or the chain where it goes on
     */
    private record Rule(String ports, String verdict) {}

    private static final class Chain {
        private final String path;
        private final List<Rule> rules = new ArrayList<>();
        private boolean isInput;
        private Verdict policy = Verdict.OPEN;

        private Chain(String path) {
            this.path = path;
        }
    }

    private final Map<String, Chain> chains = new LinkedHashMap<>();

    private FirewallRules() {}

    /**
     * @param ruleset as {@code nft list ruleset} prints it
     */
    static FirewallRules ofNft(String ruleset) {
        var rules = new FirewallRules();
        String table = "";
        Optional<Chain> chain = Optional.empty();
        for (String each : ruleset.lines().toList()) {
            String line = each.strip();
            Matcher opensTable = NFT_TABLE.matcher(line);
            Matcher opensChain = NFT_CHAIN.matcher(line);
            if (opensTable.matches()) {
                table = opensTable.group(1) + " " + opensTable.group(2);
            } else if (opensChain.matches()) {
                chain = Optional.of(rules.chain(table + " " + opensChain.group(1)));
            } else if (line.equals("}")) {
                chain = Optional.empty();
            } else if (chain.isPresent() && line.startsWith("type ")) {
                boolean isOurs = table.startsWith("inet ") || table.startsWith("ip ");
                chain.get().isInput = isOurs && line.contains("hook input");
                chain.get().policy = line.contains("policy drop") ? Verdict.SHUT : Verdict.OPEN;
            } else if (chain.isPresent()) {
                nftRule(line, table).ifPresent(chain.get().rules::add);
            }
        }
        return rules;
    }

    private static Optional<Rule> nftRule(String line, String table) {
        String bare = NFT_DECORATION.matcher(line).replaceAll("").replaceAll(" +", " ").strip();
        Matcher rule = NFT_RULE.matcher(bare);
        if (!rule.matches()) {
            return Optional.empty();
        }
        String ports = rule.group("ports") == null ? "" : rule.group("ports");
        String verdict = rule.group("verdict").replaceFirst("reject.*", "drop");
        return Optional.of(
                new Rule(
                        ports.replaceAll("[{} ]", ""),
                        verdict.replaceFirst("(jump|goto) ", table + " ")));
    }

    /**
     * @param rules as {@code iptables -S} prints them, all chains
     */
    static FirewallRules ofIptables(String rules) {
        var read = new FirewallRules();
        for (String line : rules.lines().toList()) {
            List<String> words = Arrays.asList(line.strip().split(" +"));
            if (words.size() < 3) {
                continue;
            }
            Chain chain = read.chain(words.get(1));
            if (words.getFirst().equals("-P")) {
                chain.isInput = chain.path.equals("INPUT");
                chain.policy = words.get(2).equals("DROP") ? Verdict.SHUT : Verdict.OPEN;
            } else if (words.getFirst().equals("-A")) {
                iptablesRule(words.subList(2, words.size())).ifPresent(chain.rules::add);
            }
        }
        return read;
    }

    private static Optional<Rule> iptablesRule(List<String> words) {
        String ports = "";
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "-j", "-g" -> {
                    String verdict =
                            switch (value) {
                                case "ACCEPT" -> "accept";
                                case "DROP", "REJECT" -> "drop";
                                case "RETURN" -> "return";
                                case "LOG", "NFLOG", "MARK", "CONNMARK" -> "";
                                default -> value;
                            };
                    return verdict.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Rule(ports, verdict));
                }
                case "--dport", "--dports" -> ports = value.replace(':', '-');
                default -> {
                    if (!isMet(words.get(i), value)) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMet(String condition, String value) {
        return switch (condition) {
            case "-p" -> value.equals("udp") || value.equals("all");
            case "-i" -> !value.equals("lo");
            case "--state", "--ctstate" -> value.contains("NEW");
            case "-m", "--comment" -> true;
            default -> false;
        };
    }

    private Chain chain(String path) {
        return chains.computeIfAbsent(path, Chain::new);
    }

    /** The input chain that keeps datagrams to this port out, if one does. */
    Optional<String> shutting(int port) {
        return chains.values().stream()
                .filter(chain -> chain.isInput)
                .filter(chain -> isShut(chain, port))
                .map(chain -> chain.path)
                .findFirst();
    }

    private boolean isShut(Chain chain, int port) {
        Verdict verdict = verdict(chain, port, 0);
        return (verdict == Verdict.UNDECIDED ? chain.policy : verdict) == Verdict.SHUT;
    }

    private Verdict verdict(Chain chain, int port, int jumps) {
        for (Rule rule : chain.rules) {
            if (!holds(rule.ports(), port)) {
                continue;
            }
            switch (rule.verdict()) {
                case "accept" -> {
                    return Verdict.OPEN;
                }
                case "drop" -> {
                    return Verdict.SHUT;
                }
                case "return" -> {
                    return Verdict.UNDECIDED;
                }
                default -> {
                    Chain next = chains.get(rule.verdict());
                    Verdict there =
                            next == null || jumps >= JUMPS_MAX
                                    ? Verdict.UNDECIDED
                                    : verdict(next, port, jumps + 1);
                    if (there != Verdict.UNDECIDED) {
                        return there;
                    }
                }
            }
        }
        return Verdict.UNDECIDED;
    }

    /**
     * @param ports numbers and ranges with commas between them; empty holds all
     */
    static boolean holds(String ports, int port) {
        if (ports.isEmpty()) {
            return true;
        }
        for (String part : ports.split(",")) {
            String[] ends = part.split("[-:]");
            int first = number(ends[0]);
            int last = ends.length > 1 ? number(ends[1]) : first;
            if (first != ANY_PORT && first <= port && port <= last) {
                return true;
            }
        }
        return false;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : ANY_PORT;
    }
}
