package offhook.app;

import offhook.address.Ipv4;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much of what one address fetches is told to the desk: somebody who asks for one file in a
 * loop must not fill the queue that all others need. What is held back is counted. From any thread,
 * without a lock.
 */
final class NotePace {
    /** A phone in earnest fetches a dozen files in a second, and each is told twice. */
    static final int PER_SECOND_MAX = 200;

    /** Addresses share so many counters: a neighbour of a flood may be held back with it. */
    private static final int COUNTERS = 4096;

    private static final int COUNT_BITS = 16;
    private static final long SECOND_NANOS = 1_000_000_000;

    /** A second's number, and behind it how many were told in it. */
    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);

    private final LongAdder heldBack = new LongAdder();
    private final LongSupplier nanos;

    /**
     * @param nanos as {@link System#nanoTime}
     */
    NotePace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean admits(Ipv4 client) {
        // On loopback only rehearsals fetch, whose clocks may run a thousand times faster.
        if (client.isLoopback()) {
            return true;
        }
        long second = nanos.getAsLong() / SECOND_NANOS << COUNT_BITS;
        int place = (int) (client.value() * 0x9e37_79b9_7f4a_7c15L >>> 40) & COUNTERS - 1;
        long after =
                counters.accumulateAndGet(
                        place,
                        second,
                        (before, now) ->
                                before >> COUNT_BITS != now >> COUNT_BITS
                                        ? now + 1
                                        : Math.min(before + 1, now + PER_SECOND_MAX + 1));
        boolean isWithin = after - second <= PER_SECOND_MAX;
        if (!isWithin) {
            heldBack.increment();
        }
        return isWithin;
    }

    long heldBack() {
        return heldBack.sum();
    }
}
