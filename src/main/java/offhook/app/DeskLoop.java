package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.Desk;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.dhcp.Lease;
import offhook.event.Observed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The desk's thread: takes what is waiting, lets the desk decide, commits, and only then acts. See
 * docs/decisions/0002.
 */
final class DeskLoop implements AutoCloseable {
    /**
     * A minute of a boot storm at 1,000 inputs a second; a full queue is counted, the phone asks
     * again.
     */
    static final int QUEUE_MAX = 65_536;

    /**
     * One commit's share: large enough to drown the sync, small enough to answer within
     * milliseconds.
     */
    static final int BATCH_MAX = 2_048;

    /**
     * Journal lines kept while the database refuses; beyond it the oldest are dropped and counted.
     */
    static final int UNSAVED_MAX = 100_000;

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(DeskLoop.class);

    /** Makes a batch durable; throws if it could not, and may be called again with more. */
    interface Saving {
        void commit(List<Lease> persist, List<Ipv4> forget, List<Observed> journal);
    }

    /** What is done once a batch is durable; called on the desk's thread. */
    interface Acting {
        void act(Effect effect);
    }

    /**
     * @param question asked on the desk's thread, between two batches
     */
    private record Asked<T>(Function<Desk, T> question, CompletableFuture<T> answer) {
        void answerFrom(Desk desk) {
            try {
                answer.complete(question.apply(desk));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        }
    }

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failedCommits = new LongAdder();
    private final List<Effect> unsaved = new ArrayList<>();
    private final Desk desk;
    private final Saving saving;
    private final Acting acting;
    private final Clock clock;
    private final Runnable onBroken;
    private final Thread thread;
    private volatile boolean isClosed;
    private Instant nextTick = Instant.MIN;

    /**
     * @param onBroken called once if the desk's thread can't go on
     */
    DeskLoop(Desk desk, Saving saving, Acting acting, Clock clock, Runnable onBroken) {
        this.onBroken = onBroken;
        this.desk = desk;
        this.saving = saving;
        this.acting = acting;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("desk").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** From any thread; false if the queue is full. */
    boolean offer(Input input) {
        boolean hasRoom = queue.offer(input);
        if (!hasRoom) {
            dropped.increment();
        }
        return hasRoom;
    }

    /** Asks the desk something on its own thread. */
    <T> Future<T> ask(Function<Desk, T> question) {
        var asked = new Asked<>(question, new CompletableFuture<T>());
        if (!queue.offer(asked)) {
            dropped.increment();
            asked.answer.completeExceptionally(
                    new IllegalStateException("the desk's queue is full (" + QUEUE_MAX + ")"));
        }
        return asked.answer;
    }

    long droppedInputs() {
        return dropped.sum();
    }

    long failedCommits() {
        return failedCommits.sum();
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Object>(BATCH_MAX);
        while (!isClosed || !queue.isEmpty()) {
            try {
                turn(batch);
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failure) {
                // Our own mistake. The inputs of this turn are lost, the phones ask again; the
                // others go on.
                LOG.error("The desk failed on a batch of {} inputs", batch.size(), failure);
            } catch (Error broken) {
                // Out of memory, a damaged jar: without its desk the station would look alive and
                // answer nobody.
                LOG.error("The desk can't go on; the station stops", broken);
                onBroken.run();
                return;
            }
            batch.clear();
        }
    }

    private void turn(List<Object> batch) throws InterruptedException {
        Object first = queue.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH_MAX - 1);
        }
        Instant now = clock.instant();
        var effects = new ArrayList<Effect>();
        for (Object item : batch) {
            switch (item) {
                case Input input -> decide(input, now, effects);
                case Asked<?> asked -> asked.answerFrom(desk);
                default -> throw new IllegalStateException("queued: " + item);
            }
        }
        if (!now.isBefore(nextTick)) {
            nextTick = now.plus(TICK);
            decide(new Input.Tick(), now, effects);
        }
        save(effects);
    }

    private void decide(Input input, Instant now, List<Effect> effects) {
        try {
            effects.addAll(desk.on(input, now));
        } catch (RuntimeException failure) {
            // Our own mistake, and this input's alone: what the others led to must be saved and
            // said.
            LOG.error("The desk failed on {}", input, failure);
        }
    }

    private void save(List<Effect> effects) {
        if (effects.isEmpty() && unsaved.isEmpty()) {
            return;
        }
        unsaved.addAll(effects);
        var leases = new ArrayList<Lease>();
        var forgotten = new ArrayList<Ipv4>();
        var journal = new ArrayList<Observed>();
        for (Effect effect : unsaved) {
            switch (effect) {
                case Effect.PersistLease(Lease lease) -> {
                    forgotten.remove(lease.address());
                    leases.add(lease);
                }
                case Effect.ForgetLease(Ipv4 address) -> {
                    leases.removeIf(lease -> lease.address().equals(address));
                    forgotten.add(address);
                }
                case Effect.Journal(Observed observed) -> journal.add(observed);
                case Effect.Reply _, Effect.AnswerFile _, Effect.Publish _ -> {}
            }
        }
        if (!leases.isEmpty() || !forgotten.isEmpty() || !journal.isEmpty()) {
            try {
                saving.commit(leases, forgotten, journal);
            } catch (RuntimeException refused) {
                failedCommits.increment();
                LOG.error(
                        "{} Nothing is said to any phone until it can be saved.",
                        refused.getMessage());
                keepForLater();
                return;
            }
        }
        var durable = List.copyOf(unsaved);
        unsaved.clear();
        durable.forEach(acting::act);
    }

    /**
     * What was to be said is forgotten, the phones ask again; what was to be saved and published
     * stays.
     */
    private void keepForLater() {
        unsaved.removeIf(
                effect -> effect instanceof Effect.Reply || effect instanceof Effect.AnswerFile);
        if (unsaved.size() > UNSAVED_MAX) {
            var journal = unsaved.stream().filter(Effect.Journal.class::isInstance).toList();
            var oldest = journal.subList(0, Math.min(journal.size(), unsaved.size() - UNSAVED_MAX));
            dropped.add(oldest.size());
            unsaved.removeAll(java.util.Set.copyOf(oldest));
        }
    }
}
