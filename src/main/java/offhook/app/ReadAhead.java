package offhook.app;

import offhook.explain.Sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * Reads a large file on a thread of its own, some thousand lines ahead of who tells the stories:
 * the two take about as long, so a machine with two cores is done in little more than half the
 * time.
 */
final class ReadAhead implements AutoCloseable {
    /** Handing over one by one would cost more than it gains. */
    static final int BATCH = 1_024;

    /** Batches; some megabytes. */
    static final int QUEUE_MAX = 16;

    /** What the thread hands over; an empty batch is the end. */
    private record Batch(List<Sighting> sightings, Optional<Throwable> failure) {}

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Thread thread;
    private boolean isOver;

    /**
     * @param lines what the next line tells; empty if there is none. Called by the thread only,
     *     until the end is handed over
     */
    ReadAhead(String name, Supplier<Optional<List<Sighting>>> lines) {
        thread = Thread.ofPlatform().daemon().name("read " + name).start(() -> read(lines));
    }

    private void read(Supplier<Optional<List<Sighting>>> lines) {
        try {
            Optional<Throwable> failure = Optional.empty();
            try {
                readAll(lines);
            } catch (RuntimeException | Error broken) {
                failure = Optional.of(broken);
            }
            queue.put(new Batch(List.of(), failure));
        } catch (InterruptedException closed) {
            // Nobody wants the rest.
        }
    }

    private void readAll(Supplier<Optional<List<Sighting>>> lines) throws InterruptedException {
        var batch = new ArrayList<Sighting>();
        for (var next = lines.get(); next.isPresent(); next = lines.get()) {
            batch.addAll(next.get());
            if (batch.size() >= BATCH) {
                queue.put(new Batch(List.copyOf(batch), Optional.empty()));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            queue.put(new Batch(List.copyOf(batch), Optional.empty()));
        }
    }

    /** What some lines told; empty behind the last. What failed there fails here. */
    Optional<List<Sighting>> next() {
        if (isOver) {
            return Optional.empty();
        }
        try {
            Batch batch = queue.take();
            isOver = batch.sightings().isEmpty();
            if (batch.failure().isPresent()) {
                switch (batch.failure().get()) {
                    case Error error -> throw error;
                    case RuntimeException broken -> throw broken;
                    case Throwable other -> throw new IllegalStateException(other);
                }
            }
            return isOver ? Optional.empty() : Optional.of(batch.sightings());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            isOver = true;
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        isOver = true;
        thread.interrupt();
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
