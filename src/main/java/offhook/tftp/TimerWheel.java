package offhook.tftp;

import java.util.function.Consumer;

/**
 * Deadlines in order, cheaply: an entry sits in the slot of its deadline's tick. A deadline that
 * moves later, as with every ACK, costs nothing: the entry is put on when its old slot comes.
 */
final class TimerWheel<E extends TimerWheel.Entry> {
    /** Something with a deadline; belongs to at most one wheel. */
    abstract static class Entry {
        private long deadlineNanos;
        private long tick;
        private int slot = -1;
        private Entry next;
        private Entry previous;
    }

    /** 2^22 ns, 4.2 ms a tick: fine against a shortest timeout of 100 ms. */
    private static final int TICK_SHIFT = 22;

    /** 4.3 s around: over the longest timeout of our own; later ones go round again. */
    private static final int SLOTS = 1024;

    /** A slot outside of the wheel: what is being handed out. Nothing is ever put on there. */
    private static final int DUE = SLOTS;

    private final Entry[] first = new Entry[SLOTS + 1];
    private final Entry[] last = new Entry[SLOTS + 1];
    private final long[] occupied = new long[SLOTS / 64];
    private final Class<E> type;

    /** Without those in the slot {@link #DUE}. */
    private int size;

    private boolean hasStarted;
    private long originNanos;

    /** All slots before this tick are empty. */
    private long currentTick;

    TimerWheel(Class<E> type) {
        this.type = type;
    }

    int size() {
        return size;
    }

    void schedule(E entry, long deadlineNanos, long nowNanos) {
        Entry it = entry;
        it.deadlineNanos = deadlineNanos;
        if (it.slot >= 0 && wantedTick(it) >= it.tick) {
            return;
        }
        cancel(entry);
        if (size == 0) {
            originNanos = hasStarted ? originNanos : nowNanos;
            hasStarted = true;
            currentTick = tickOf(nowNanos);
        }
        insert(it);
    }

    void cancel(E entry) {
        Entry it = entry;
        if (it.slot >= 0) {
            unlink(it);
        }
    }

    /**
     * Hands out every entry whose deadline has passed, taken off the wheel, earliest slot first.
     * What is put on meanwhile is not handed out before the next call, whatever its deadline.
     */
    void advance(long nowNanos, Consumer<E> due) {
        long nowTick = hasStarted ? tickOf(nowNanos) : 0;
        long tick = nextOccupied();
        while (tick >= 0 && tick <= nowTick) {
            currentTick = tick;
            takeOut((int) (tick & SLOTS - 1));
            tick = nextOccupied();
        }
        currentTick = Math.max(currentTick, nowTick);
        while (first[DUE] != null) {
            Entry it = first[DUE];
            unlink(it);
            if (it.deadlineNanos - nowNanos <= 0) {
                due.accept(type.cast(it));
            } else {
                insert(it);
            }
        }
    }

    /** Nanoseconds until an entry may be due; 0 or less if one may be now. */
    long untilNext(long nowNanos) {
        long tick = nextOccupied();
        return tick < 0 ? Long.MAX_VALUE : (tick << TICK_SHIFT) - (nowNanos - originNanos);
    }

    private void takeOut(int slot) {
        while (first[slot] != null) {
            Entry it = first[slot];
            unlink(it);
            link(it, DUE);
        }
    }

    private void insert(Entry it) {
        it.tick = Math.clamp(wantedTick(it), currentTick + 1, currentTick + SLOTS - 1);
        int slot = (int) (it.tick & SLOTS - 1);
        link(it, slot);
        occupied[slot >> 6] |= 1L << slot;
        size++;
    }

    private void link(Entry it, int slot) {
        it.slot = slot;
        it.previous = last[slot];
        it.next = null;
        if (it.previous == null) {
            first[slot] = it;
        } else {
            it.previous.next = it;
        }
        last[slot] = it;
    }

    private void unlink(Entry it) {
        int slot = it.slot;
        if (it.previous == null) {
            first[slot] = it.next;
        } else {
            it.previous.next = it.next;
        }
        if (it.next == null) {
            last[slot] = it.previous;
        } else {
            it.next.previous = it.previous;
        }
        it.next = null;
        it.previous = null;
        it.slot = -1;
        if (slot == DUE) {
            return;
        }
        if (first[slot] == null) {
            occupied[slot >> 6] &= ~(1L << slot);
        }
        size--;
    }

    /** The first tick at which the deadline has passed. */
    private long wantedTick(Entry it) {
        return (it.deadlineNanos - originNanos - 1 >> TICK_SHIFT) + 1;
    }

    private long tickOf(long nanos) {
        return nanos - originNanos >> TICK_SHIFT;
    }

    /** The first occupied tick from the current one on, or -1. */
    private long nextOccupied() {
        if (size == 0) {
            return -1;
        }
        int from = (int) (currentTick & SLOTS - 1);
        for (int words = 0; words <= occupied.length; words++) {
            int word = (from >> 6) + words & occupied.length - 1;
            long bits = occupied[word];
            if (words == 0) {
                bits &= -1L << from;
            } else if (words == occupied.length) {
                bits &= ~(-1L << from);
            }
            if (bits != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                return currentTick + (slot - from & SLOTS - 1);
            }
        }
        throw new IllegalStateException("timer wheel: " + size + " entries in no slot");
    }
}
