package offhook.dhcp;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Which holding ends next. A holding is queued once: a lease that is renewed stays where it is and
 * is put back, for its new end, when its old one comes.
 */
final class ExpiryQueue {
    private record Due(Instant at, Holding holding) {}

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

    void add(Holding holding) {
        if (holding.queuedFor == null || holding.queuedFor.isAfter(holding.until)) {
            holding.queuedFor = holding.until;
            queue.add(new Due(holding.until, holding));
        }
    }

    /** A holding whose time is over, which then is no longer in the queue. */
    Optional<Holding> next(Instant now) {
        while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            Due due = queue.remove();
            Holding holding = due.holding();
            if (!due.at().equals(holding.queuedFor)) {
                // It was queued again for an earlier moment: that entry counts, not this one.
                continue;
            }
            holding.queuedFor = null;
            if (holding.state == Holding.State.FREE) {
                continue;
            }
            if (!holding.until.isAfter(now)) {
                return Optional.of(holding);
            }
            add(holding);
        }
        return Optional.empty();
    }
}
