package offhook.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong on a virtual LAN. Chances are for each datagram, 0 to 1.
 *
 * <p>{@link PowerCut} comes to each phone by itself, at random moments, so far apart on average.
 */
public sealed interface LanFault {
    record Drop(double chance) implements LanFault {}

    record Duplicate(double chance) implements LanFault {}

    record Delay(double chance, Duration longest) implements LanFault {}

    /** The datagram lets later ones overtake it. */
    record Reorder(double chance) implements LanFault {}

    /** The datagram arrives cut short. UDP never does this by itself; broken drivers do. */
    record Truncate(double chance) implements LanFault {}

    /** Nothing passes to or from that phone for so long; then all of it at once. */
    record Stall(double chance, Duration length) implements LanFault {}

    /**
     * @param apart mean time between two cuts of one phone
     * @param offLongest how long it stays without power at most
     */
    record PowerCut(Duration apart, Duration offLongest) implements LanFault {}

    static Optional<PowerCut> powerCut(List<LanFault> faults) {
        return faults.stream()
                .filter(PowerCut.class::isInstance)
                .map(PowerCut.class::cast)
                .findFirst();
    }
}
