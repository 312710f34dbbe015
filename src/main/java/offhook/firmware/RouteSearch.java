package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Looks for the best chain of loads to the target: the fewest to import, then the fewest steps,
 * then the loads that a source names, then the newest.
 *
 * <p>Only loads that a {@link Bridge} is for stand between. They are few, and each is visited once:
 * the search ends. A load more in the library only adds choices: no way is ever lost by it.
 */
final class RouteSearch {
    private final PhoneModel model;
    private final LoadName target;
    private final Shelf shelf;
    private final List<List<LoadName>> stones;
    private final List<Bridge> bridges;

    /**
     * @param load where the step leads
     * @param from where the phone stands before it
     * @param bridge why it is there; empty for the target
     */
    record Hop(Standing from, LoadName load, Optional<Bridge> bridge, boolean inLibrary) {}

    /**
     * @param missing how many of its loads have to be imported
     * @param rank how far its loads are from the best of their kind
     */
    private record Path(Standing end, List<Hop> hops, int missing, int rank) {
        static final Comparator<Path> BEST_FIRST =
                Comparator.comparingInt(Path::missing)
                        .thenComparingInt(path -> path.hops().size())
                        .thenComparingInt(Path::rank);
    }

    RouteSearch(PhoneModel model, LoadName target, Shelf shelf) {
        this.model = model;
        this.target = target;
        this.shelf = shelf;
        this.bridges =
                Bridge.of(model.generation()).stream()
                        .filter(bridge -> bridge.targets().holds(target))
                        .toList();
        this.stones = bridges.stream().map(this::stones).toList();
    }

    /** Best first: as a source says, then in the target's protocol, then the newest. */
    private List<LoadName> stones(Bridge bridge) {
        return shelf.loads(model.platform()).stream()
                .filter(load -> bridge.serves(load) && !load.equals(target))
                .sorted(
                        Comparator.comparingInt(bridge::preference)
                                .thenComparing(load -> !isEasilyFound(load))
                                .thenComparing(load -> !load.protocol().equals(target.protocol()))
                                .thenComparing(LoadName::version, Comparator.reverseOrder())
                                .thenComparing(LoadName::text))
                .toList();
    }

    /** In the library, or in a package that a source pins. */
    private boolean isEasilyFound(LoadName load) {
        return shelf.library().load(load).isPresent()
                || UsualPackage.of(load).map(UsualPackage::isSeen).orElse(false);
    }

    /** Empty: no chain of loads leads there, imported or not. */
    Optional<List<Hop>> route(Standing start) {
        var open = new PriorityQueue<>(Path.BEST_FIRST);
        var done = new HashSet<LoadName>();
        Standing.load(start).ifPresent(done::add);
        open.add(new Path(start, List.of(), 0, 0));
        while (!open.isEmpty()) {
            Path path = open.poll();
            Optional<LoadName> end = Standing.load(path.end());
            if (end.filter(target::equals).isPresent()) {
                return Optional.of(path.hops());
            }
            if (path.hops().isEmpty() || done.add(end.orElseThrow())) {
                extend(path, done, open);
            }
        }
        return Optional.empty();
    }

    private void extend(Path path, HashSet<LoadName> done, PriorityQueue<Path> open) {
        if (isAllowed(path.end(), target)) {
            open.add(longer(path, target, Optional.empty(), 0));
        }
        for (int i = 0; i < bridges.size(); i++) {
            List<LoadName> candidates = candidates(path.end(), i);
            for (int rank = 0; rank < candidates.size(); rank++) {
                LoadName stone = candidates.get(rank);
                if (!done.contains(stone)) {
                    open.add(longer(path, stone, Optional.of(bridges.get(i)), rank));
                }
            }
        }
    }

    private List<LoadName> candidates(Standing from, int bridge) {
        return from.mayBeIn(bridges.get(bridge).from())
                ? stones.get(bridge).stream().filter(load -> isAllowed(from, load)).toList()
                : List.of();
    }

    private boolean isAllowed(Standing from, LoadName load) {
        return HopRules.against(model.generation(), from, load).isEmpty();
    }

    private Path longer(Path path, LoadName load, Optional<Bridge> bridge, int rank) {
        boolean inLibrary = shelf.has(load, model.generation(), path.end());
        var hops = new ArrayList<>(path.hops());
        hops.add(new Hop(path.end(), load, bridge, inLibrary));
        return new Path(
                new Standing.At(load),
                List.copyOf(hops),
                path.missing() + (inLibrary ? 0 : 1),
                path.rank() + rank);
    }

    /** Every load that would do in the place of a hop, best first, and the hop's own among them. */
    List<LoadName> alternatives(Hop hop) {
        if (hop.bridge().isEmpty()) {
            return List.of(hop.load());
        }
        var loads = new ArrayList<LoadName>();
        loads.add(hop.load());
        candidates(hop.from(), bridges.indexOf(hop.bridge().get())).stream()
                .filter(load -> !load.equals(hop.load()))
                .filter(load -> !shelf.has(load, model.generation(), hop.from()))
                .forEach(loads::add);
        return loads;
    }
}
