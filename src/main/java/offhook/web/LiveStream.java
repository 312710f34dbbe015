package offhook.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happens, for everybody who watches: one bounded ring of written events, and each reader's
 * place in it. A slow reader costs nothing; one whose place has left the ring is told to fetch
 * everything again. Any thread.
 */
public final class LiveStream {
    /** Some minutes of a fleet under way; a page that was away for longer fetches again. */
    static final int EVENTS_MAX = 16_384;

    /** A story entry may hold a long name: the ring has a limit in bytes, too. */
    static final long BYTES_MAX = 32L * 1024 * 1024;

    /** What is told at once leaves most of the ring to those who are a little behind. */
    public static final int EVENTS_AT_ONCE_MAX = EVENTS_MAX / 4;

    /** One write's share. */
    static final int BATCH_MAX = 256;

    /** To begin again: what was missed is no longer held. */
    static final String RESET = "reset";

    /** A page that lost its stream comes back within seconds: so long it would miss something. */
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final byte[][] ring = new byte[EVENTS_MAX][];
    private final String run = Long.toString(new SecureRandom().nextLong() >>> 16, 36);

    /** Events are numbered from 1; those from {@code first} up to {@code end} are held. */
    private long first = 1;

    private long end = 1;
    private long bytes;
    private volatile int readers;
    private volatile long lastReaderLeft = System.nanoTime() - REMEMBERED_NANOS;
    private boolean isClosed;

    /** Something to be told; {@code document} becomes its JSON. */
    public record Event(String type, Object document) {}

    /** Whether anybody would miss what is not published now. */
    public boolean isWatched() {
        return readers > 0 || System.nanoTime() - lastReaderLeft < REMEMBERED_NANOS;
    }

    /** Tells all of them at once. */
    public void publish(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var bodies = events.stream().map(LiveStream::body).toList();
        lock.lock();
        try {
            bodies.forEach(this::add);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something was left out: everybody has to fetch again. */
    public void cut() {
        lock.lock();
        try {
            // No reader's place is held any more, not even one that has read everything.
            for (; first < end; first++) {
                ring[slot(first)] = null;
            }
            first = ++end;
            bytes = 0;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String body(Event event) {
        // JSON has no bare line ends: one data line holds it.
        return "event: "
                + event.type()
                + "\ndata: "
                + Json.MAPPER.writeValueAsString(event.document())
                + "\n\n";
    }

    private void add(String body) {
        if (end - first == EVENTS_MAX) {
            dropFirst();
        }
        byte[] event = ("id: " + id(end) + "\n" + body).getBytes(StandardCharsets.UTF_8);
        ring[slot(end)] = event;
        end++;
        bytes += event.length;
        while (bytes > BYTES_MAX && first < end - 1) {
            dropFirst();
        }
    }

    private void dropFirst() {
        bytes -= ring[slot(first)].length;
        ring[slot(first)] = null;
        first++;
    }

    private static int slot(long number) {
        return (int) (number % EVENTS_MAX);
    }

    private String id(long number) {
        return run + "-" + number;
    }

    /** Everyone who reads is told that it ends. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int readers() {
        return readers;
    }

    /**
     * A place in the stream.
     *
     * @param lastId of the last event that was read; empty: from now on
     */
    Reader open(Optional<String> lastId) {
        lock.lock();
        try {
            // While nobody looked nothing was told: who comes back then has missed it.
            boolean hasMissed = !isWatched();
            readers++;
            return new Reader(lastId.map(id -> hasMissed ? 0 : behind(id)).orElse(end));
        } finally {
            lock.unlock();
        }
    }

    /** The number behind it, or 0 for an id of another run of the station, or none of ours. */
    private long behind(String id) {
        int dash = id.indexOf('-');
        if (dash < 0 || !id.substring(0, dash).equals(run)) {
            return 0;
        }
        try {
            return Long.parseLong(id.substring(dash + 1)) + 1;
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    /** One who watches; used by one thread. */
    final class Reader implements AutoCloseable {
        private long next;

        private Reader(long next) {
            this.next = next;
        }

        /** What the stream begins with: how soon to come back, and from where. */
        byte[] opening() {
            String place = next > 0 ? "id: " + id(next - 1) + "\n" : "";
            return ("retry: 1000\n" + place + "\n").getBytes(StandardCharsets.UTF_8);
        }

        /**
         * Waits until something is there, or for the patience; empty if nothing came.
         *
         * @return the events in their order, each as written on the wire
         */
        List<byte[]> next(long patienceMillis) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
                while (next == end && !isClosed && left > 0) {
                    left = more.awaitNanos(left);
                }
                if (next < first || next > end) {
                    next = end;
                    return List.of(reset());
                }
                return batch();
            } finally {
                lock.unlock();
            }
        }

        boolean isOver() {
            lock.lock();
            try {
                return isClosed;
            } finally {
                lock.unlock();
            }
        }

        private byte[] reset() {
            return ("id: " + id(next - 1) + "\n" + body(new Event(RESET, Map.of())))
                    .getBytes(StandardCharsets.UTF_8);
        }

        private List<byte[]> batch() {
            var batch = new ArrayList<byte[]>();
            while (next < end && batch.size() < BATCH_MAX) {
                batch.add(ring[slot(next)]);
                next++;
            }
            return batch;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                lastReaderLeft = System.nanoTime();
                readers--;
            } finally {
                lock.unlock();
            }
        }
    }
}
