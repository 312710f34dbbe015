package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Desk;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.dhcp.Lease;
import offhook.event.Observed;
import offhook.event.StationEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What tells nothing that must be known after a crash waits until so long nothing came. */
    private static final Duration QUIET = Duration.ofMillis(20);

    /** While it is never quiet, a slice is written so often: a twentieth of the time. */
    private static final Duration SLICE_PERIOD = Duration.ofMillis(100);

    /** Some five milliseconds' work: a phone that comes meanwhile does not notice. */
    private static final int SLICE_ENTRIES = 512;

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
    private final LongAdder superseded = new LongAdder();
    private final Map<Ipv4, Optional<Lease>> unsavedLeases = new LinkedHashMap<>();
    private final WaitingJournal waiting = new WaitingJournal();
    private final List<Effect> unsaid = new ArrayList<>();
    private final Desk desk;
    private final Saving saving;
    private final Acting acting;
    private final Clock clock;
    private final Runnable onBroken;
    private final Thread thread;
    private volatile boolean isClosed;
    private Instant nextTick = Instant.MIN;
    private Instant nextSlice = Instant.MIN;
    private volatile boolean isRefused;
    private volatile long droppedEntries;

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

    int waitingInputs() {
        return queue.size();
    }

    long droppedInputs() {
        return dropped.sum();
    }

    /** Entries of stories that were lost because the database refused for too long. */
    long droppedEntries() {
        return droppedEntries;
    }

    /** Questions not answered because their client had asked again meanwhile. */
    long supersededInputs() {
        return superseded.sum();
    }

    /** The last commit was refused: nothing is said until one is taken. */
    boolean isSilenced() {
        return isRefused;
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
        while (!isClosed || !queue.isEmpty() || !waiting.isEmpty() && !isRefused) {
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
        Duration patience = waiting.isEmpty() || isRefused ? TICK : QUIET;
        Object first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH_MAX - 1);
        }
        Instant now = clock.instant();
        if (waiting.isEmpty()) {
            nextSlice = now.plus(SLICE_PERIOD);
        }
        var demanded = new LinkedHashSet<MacAddress>();
        superseded.add(NewestQuestions.dropOlder(batch));
        for (Object item : batch) {
            switch (item) {
                case Input input -> decide(input, now, demanded);
                case Asked<?> asked -> asked.answerFrom(desk);
                default -> throw new IllegalStateException("queued: " + item);
            }
        }
        if (!now.isBefore(nextTick)) {
            nextTick = now.plus(TICK);
            decide(new Input.Tick(), now, demanded);
        }
        droppedEntries = waiting.dropped();
        var journal = new ArrayList<Observed>();
        demanded.forEach(phone -> journal.addAll(waiting.take(phone)));
        if (first == null || !now.isBefore(nextSlice)) {
            nextSlice = now.plus(SLICE_PERIOD);
            journal.addAll(waiting.take(SLICE_ENTRIES));
        }
        save(journal);
    }

    /**
     * An answer about a file rests on the phone's story, so that has to be safe before. An answer
     * about an address rests on its lease alone: of a storm of phones the leases come first and
     * their stories when there is time.
     */
    private void decide(Input input, Instant now, Set<MacAddress> demanded) {
        List<Effect> effects;
        try {
            effects = desk.on(input, now);
        } catch (RuntimeException failure) {
            // Our own mistake, and this input's alone: what the others led to must be saved and
            // said.
            LOG.error("The desk failed on {}", input, failure);
            return;
        }
        boolean mayWait = input instanceof Input.DhcpArrived;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.PersistLease(Lease lease) ->
                        unsavedLeases.put(lease.address(), Optional.of(lease));
                case Effect.ForgetLease(Ipv4 address) ->
                        unsavedLeases.put(address, Optional.empty());
                case Effect.Journal(Observed observed) -> {
                    waiting.add(observed);
                    if (!mayWait || isVerdict(observed.event())) {
                        demanded.add(observed.phone());
                    }
                }
                case Effect.Reply _, Effect.AnswerFile _, Effect.Publish _ -> unsaid.add(effect);
            }
        }
    }

    /**
     * A renewal can prove a step, and the refusal that answers it acts on that: it must be safe
     * before. New phones of a storm have none of these.
     */
    private static boolean isVerdict(StationEvent event) {
        return event instanceof StationEvent.StepProved
                || event instanceof StationEvent.StepFailed
                || event instanceof StationEvent.PlanStopped
                || event instanceof StationEvent.Arrived
                || event instanceof StationEvent.RestartWanted;
    }

    private void save(List<Observed> journal) {
        if (!unsavedLeases.isEmpty() || !journal.isEmpty()) {
            var leases = unsavedLeases.values().stream().flatMap(Optional::stream).toList();
            var forgotten =
                    unsavedLeases.entrySet().stream()
                            .filter(unsaved -> unsaved.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList();
            try {
                saving.commit(leases, forgotten, journal);
            } catch (RuntimeException refused) {
                failedCommits.increment();
                // Once: a full disk refuses forty times a second, and the log may lie on it.
                if (!isRefused) {
                    LOG.error(
                            "{} Nothing is said to any phone until it can be saved.",
                            refused.getMessage());
                }
                isRefused = true;
                waiting.putBack(journal);
                // The phones ask again; what was to be shown stays.
                unsaid.removeIf(effect -> !(effect instanceof Effect.Publish));
                return;
            }
            unsavedLeases.clear();
            if (isRefused) {
                LOG.warn("The database takes what happens again; the phones are answered.");
            }
            isRefused = false;
        }
        journal.forEach(observed -> act(new Effect.Journal(observed)));
        unsaid.forEach(this::act);
        unsaid.clear();
    }

    private void act(Effect effect) {
        try {
            acting.act(effect);
        } catch (RuntimeException failure) {
            // Our own mistake, or a socket that has just gone: the others must hear their answers.
            LOG.error("Could not be carried out: {}", effect, failure);
        }
    }
}
