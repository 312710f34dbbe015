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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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

    /** What tells nothing that must be known after a crash waits until so long nothing came. */
    private static final Duration QUIET = Duration.ofMillis(20);

    /** So long a storm of DHCP has the desk for itself: 10,000 phones after a power cut. */
    private static final Duration STORM = Duration.ofSeconds(1);

    /** In a longer one so often a little of what waits is done: a twentieth of the time. */
    private static final Duration SLICE_PERIOD = Duration.ofMillis(100);

    private static final int STORM_PHONES = 16;

    /** Some ten milliseconds' work: a phone that comes meanwhile does not notice. */
    private static final int QUIET_PHONES = 128;

    /** The stories of a storm that ended a moment ago, at 10,000 phones a second. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(DeskLoop.class);

    /** Makes a batch durable; throws if it could not, and may be called again with more. */
    interface Saving {
        /**
         * Called with leases alone, or with a journal alone: one may work where the other fails.
         */
        void commit(List<Lease> persist, List<Ipv4> forget, List<Observed> journal);

        /** Work that waits for a quiet moment; true if there is none left. */
        default boolean settle() {
            return true;
        }
    }

    /** What is done once a batch is durable; called on the desk's thread. */
    interface Acting {
        void act(Effect effect);

        /** For now there is nothing more. */
        default void pause() {}
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

    private final DeskQueue queue = new DeskQueue(QUEUE_MAX);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder superseded = new LongAdder();
    private final Desk desk;
    private final DeskCommits commits;
    private final Clock clock;
    private final Runnable onBroken;
    private final Thread thread;
    private volatile boolean isClosed;
    private Instant nextTick = Instant.MIN;
    private Instant nextSlice = Instant.MIN;

    /**
     * @param onBroken called once if the desk's thread can't go on
     */
    DeskLoop(Desk desk, Saving saving, Acting acting, Clock clock, Runnable onBroken) {
        this.onBroken = onBroken;
        this.desk = desk;
        this.commits = new DeskCommits(saving, acting);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("desk").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** From any thread; false if the queue is full. */
    boolean offer(Input input) {
        return offerAll(List.of(input));
    }

    /** What arrived together, in its order; false if the queue is full: the last ones are lost. */
    boolean offerAll(List<? extends Input> inputs) {
        int lost = inputs.size() - queue.offerAll(inputs);
        dropped.add(lost);
        return lost == 0;
    }

    /** Until the desk has worked off what waits, or the time is over; never by the desk itself. */
    void awaitDrained(Duration atMost) {
        try {
            queue.awaitDrained(atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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

    int waitingInputs() {
        return queue.size();
    }

    long droppedInputs() {
        return dropped.sum();
    }

    /** Entries of stories that were lost because the database refused for too long. */
    long droppedEntries() {
        return commits.droppedEntries();
    }

    /** Questions not answered because their client had asked again meanwhile. */
    long supersededInputs() {
        return superseded.sum();
    }

    /** No lease can be saved: nothing is said to any phone until one is taken. */
    boolean isSilenced() {
        return commits.areLeasesRefused();
    }

    /** Stories can't be saved: phones get addresses, and no file that depends on their story. */
    boolean isForgetful() {
        return commits.isJournalRefused();
    }

    long failedCommits() {
        return commits.refusals();
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Object>(BATCH_MAX);
        boolean isQuiet = false;
        while (!isClosed || !queue.isEmpty() || hasBacklog() && !commits.isRefused()) {
            try {
                isQuiet = turn(batch, isQuiet);
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

    private boolean hasBacklog() {
        return desk.hasUntold() || commits.hasStories();
    }

    /**
     * @param wasQuiet nothing came in the last turn: what waits is worked off without a pause
     * @return whether nothing came in this one
     */
    private boolean turn(List<Object> batch, boolean wasQuiet) throws InterruptedException {
        boolean hasWork = (hasBacklog() || !commits.isSettled()) && !commits.isRefused();
        Duration patience = !hasWork ? TICK : wasQuiet || isClosed ? Duration.ZERO : QUIET;
        queue.take(batch, BATCH_MAX, patience.toMillis());
        boolean isQuiet = batch.isEmpty();
        Instant now = clock.instant();
        if (!hasWork) {
            nextSlice = now.plus(STORM);
        }
        superseded.add(NewestQuestions.dropOlder(batch));
        for (Object item : batch) {
            switch (item) {
                case Input input -> decide(input, now);
                case Asked<?> asked -> asked.answerFrom(desk);
                default -> throw new IllegalStateException("queued: " + item);
            }
        }
        if (!now.isBefore(nextTick)) {
            nextTick = now.plus(TICK);
            decide(new Input.Tick(), now);
        }
        commits.saveLeases();
        boolean isSlice = isQuiet || !now.isBefore(nextSlice);
        if (isSlice) {
            nextSlice = now.plus(SLICE_PERIOD);
            commits.note(desk.tellMore(isQuiet ? QUIET_PHONES : STORM_PHONES), true);
        }
        commits.saveJournal(!isSlice ? 0 : 4 * (isQuiet ? QUIET_PHONES : STORM_PHONES), now);
        // In a storm the log is enough: it holds a million leases, and the desk at most 65,536.
        if (isQuiet && !hasBacklog()) {
            commits.settle(now);
        }
        return isQuiet;
    }

    private void decide(Input input, Instant now) {
        try {
            switch (input) {
                case Input.DhcpArrived arrived -> commits.note(desk.answer(arrived, now), true);
                default -> commits.note(desk.on(input, now), false);
            }
        } catch (RuntimeException failure) {
            // Our own mistake, and this input's alone: what the others led to must be saved and
            // said.
            LOG.error("The desk failed on {}", input, failure);
        }
    }
}
