package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The direct jumps between the loads that matter to a model, for people to look at: its loads in
 * the library, the stepping stones that the rules ask for, and the newest that are known. The same
 * rules as the planner's. Every jump is there, so that the fewest steps can be drawn.
 */
public record LoadGraph(PhoneModel model, List<Node> nodes, List<Way> ways) {
    /** A drawing of more is a thicket; the library's newest stay. */
    static final int NODES_MAX = 40;

    public LoadGraph {
        nodes = List.copyOf(nodes);
        ways = List.copyOf(ways);
    }

    /** Whether a load could be given to a phone. */
    public enum State {
        HERE,
        INCOMPLETE,
        /** A stepping stone that is not in the library, nor another that would do. */
        MISSING,
        /** Known by name. */
        SEEN
    }

    /**
     * @param wanting a sentence; empty if it is here
     */
    public record Node(LoadName load, State state, Optional<String> wanting) {}

    /**
     * @param isUndoable the phone can go straight back
     * @param certainty of the rule that bears it out best
     */
    public record Way(
            LoadName from,
            LoadName to,
            String why,
            boolean isUndoable,
            String certainty,
            List<UpgradeRule> rules) {
        public Way {
            rules = List.copyOf(rules);
        }
    }

    public static LoadGraph of(PhoneModel model, Library library) {
        var shelf = new Shelf(library);
        List<Node> nodes = nodes(model, shelf);
        return new LoadGraph(model, nodes, ways(model.generation(), nodes));
    }

    private static List<Node> nodes(PhoneModel model, Shelf shelf) {
        Set<LoadName> loads = new LinkedHashSet<>();
        shelf.library().loads().stream()
                .map(Load::name)
                .filter(load -> load.platform() == model.platform())
                .sorted(Comparator.comparing(LoadName::version).reversed())
                .limit(NODES_MAX)
                .forEach(loads::add);
        List<LoadName> stones = new ArrayList<>();
        for (Bridge bridge : Bridge.of(model.generation())) {
            if (loads.stream().noneMatch(load -> bridge.serves(load) && isHere(load, shelf))) {
                best(bridge, model, shelf).ifPresent(stones::add);
            }
        }
        loads.addAll(stones);
        newestKnown(model, shelf, Protocol.SIP).ifPresent(loads::add);
        newestKnown(model, shelf, Protocol.SCCP).ifPresent(loads::add);
        return loads.stream()
                .sorted(Comparator.comparing(LoadName::version).thenComparing(LoadName::text))
                .map(load -> node(load, stones.contains(load), shelf))
                .toList();
    }

    private static Optional<LoadName> best(Bridge bridge, PhoneModel model, Shelf shelf) {
        return shelf.loads(model.platform()).stream()
                .filter(bridge::serves)
                .min(
                        Comparator.comparingInt(bridge::preference)
                                .thenComparing(LoadName::version, Comparator.reverseOrder())
                                .thenComparing(LoadName::text));
    }

    private static Optional<LoadName> newestKnown(
            PhoneModel model, Shelf shelf, Protocol protocol) {
        return shelf.loads(model.platform()).stream()
                .filter(load -> load.protocol().equals(Optional.of(protocol)))
                .filter(load -> !(load instanceof LoadName.UniversalLoader))
                .max(Comparator.comparing(LoadName::version).thenComparing(LoadName::text));
    }

    private static boolean isHere(LoadName load, Shelf shelf) {
        return shelf.library().load(load).filter(Load::isComplete).isPresent();
    }

    private static Node node(LoadName load, boolean isStone, Shelf shelf) {
        if (isHere(load, shelf)) {
            return new Node(load, State.HERE, Optional.empty());
        }
        boolean isThere = shelf.library().load(load).isPresent();
        State state = isThere ? State.INCOMPLETE : isStone ? State.MISSING : State.SEEN;
        // What else a phone's load may need of its form depends on the phone.
        return new Node(load, state, shelf.want(load, Generation.JAVA, new Standing.At(load)));
    }

    private static List<Way> ways(Generation generation, List<Node> nodes) {
        var ways = new ArrayList<Way>();
        for (Node from : nodes) {
            for (Node to : nodes) {
                boolean isWay = !from.equals(to) && isAllowed(generation, from.load(), to.load());
                if (isWay) {
                    ways.add(way(generation, from.load(), to.load()));
                }
            }
        }
        return ways;
    }

    private static boolean isAllowed(Generation generation, LoadName from, LoadName to) {
        return !(to instanceof LoadName.UniversalLoader)
                && HopRules.against(generation, new Standing.At(from), to).isEmpty();
    }

    private static Way way(Generation generation, LoadName from, LoadName to) {
        List<UpgradeRule> support = HopRules.support(generation, new Standing.At(from), to);
        String why =
                support.isEmpty()
                        ? "No source tells of it; no known rule forbids it."
                        : String.join(" ", support.stream().map(UpgradeRule::statement).toList());
        return new Way(
                from,
                to,
                why,
                isAllowed(generation, to, from),
                support.stream().map(UpgradeRule::confidence).findFirst().orElse("no source tells"),
                support);
    }
}
