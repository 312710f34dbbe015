package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Effect;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.Lease;
import offhook.event.Observed;
import offhook.event.StationEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the desk decided and nobody was told of yet. An answer about an address rests on its lease
 * alone; an answer about a file rests on the phone's story, so that has to be safe before. Belongs
 * to the desk's thread but for its counters.
 */
final class DeskCommits {
    private static final Optional<DhcpKind> OFFER = Optional.of(DhcpKind.OFFER);

    /** A database that another program holds keeps us waiting for each try. */
    private static final Duration JOURNAL_AGAIN_AFTER = Duration.ofSeconds(2);

    // What is said in the log is the desk's.
    private static final Logger LOG = LoggerFactory.getLogger(DeskLoop.class);

    private final Map<Ipv4, Optional<Lease>> unsavedLeases = new LinkedHashMap<>();
    private final WaitingJournal waiting = new WaitingJournal();

    /** Phones whose story has to be safe before something is said. */
    private final Set<MacAddress> demanded = new LinkedHashSet<>();

    private final List<Effect> restingOnLeases = new ArrayList<>();
    private final List<Effect> restingOnStories = new ArrayList<>();
    private final LongAdder refusals = new LongAdder();
    private final DeskLoop.Saving saving;
    private final DeskLoop.Acting acting;
    private boolean isSettled;
    private Instant nextJournal = Instant.MIN;
    private volatile boolean areLeasesRefused;
    private volatile boolean isJournalRefused;
    private volatile long droppedEntries;

    DeskCommits(DeskLoop.Saving saving, DeskLoop.Acting acting) {
        this.saving = saving;
        this.acting = acting;
    }

    long refusals() {
        return refusals.sum();
    }

    long droppedEntries() {
        return droppedEntries;
    }

    boolean areLeasesRefused() {
        return areLeasesRefused;
    }

    boolean isJournalRefused() {
        return isJournalRefused;
    }

    boolean isRefused() {
        return areLeasesRefused || isJournalRefused;
    }

    boolean hasStories() {
        return !waiting.isEmpty();
    }

    boolean isSettled() {
        return isSettled;
    }

    /**
     * @param isAboutAddress the journal may wait, unless it holds a verdict
     */
    void note(List<Effect> effects, boolean isAboutAddress) {
        boolean restsOnStory = !isAboutAddress;
        for (int i = 0; i < effects.size(); i++) {
            restsOnStory |= isVerdict(effects.get(i));
        }
        List<Effect> said = restsOnStory ? restingOnStories : restingOnLeases;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.PersistLease(Lease lease) ->
                        unsavedLeases.put(lease.address(), Optional.of(lease));
                case Effect.ForgetLease(Ipv4 address) ->
                        unsavedLeases.put(address, Optional.empty());
                case Effect.Journal(Observed observed) -> {
                    waiting.add(observed);
                    if (restsOnStory) {
                        demanded.add(observed.phone());
                    }
                }
                case Effect.ForgetPhone(MacAddress mac) -> {
                    waiting.take(mac);
                    demanded.remove(mac);
                    // Behind what is being written of it.
                    restingOnStories.add(effect);
                }
                case Effect.Reply _, Effect.AnswerFile _, Effect.Publish _ -> said.add(effect);
            }
        }
    }

    /**
     * A renewal can prove a step, and the refusal that answers it acts on that: it must be safe
     * before. New phones of a storm have none of these.
     */
    private static boolean isVerdict(Effect effect) {
        return effect instanceof Effect.Journal(Observed observed)
                && (observed.event() instanceof StationEvent.StepProved
                        || observed.event() instanceof StationEvent.StepFailed
                        || observed.event() instanceof StationEvent.PlanStopped
                        || observed.event() instanceof StationEvent.Arrived
                        || observed.event() instanceof StationEvent.RestartWanted);
    }

    /** The phones ask again. */
    private static boolean isAnswer(Effect effect) {
        return effect instanceof Effect.Reply || effect instanceof Effect.AnswerFile;
    }

    /**
     * Makes all leases durable, then says what rests on nothing else. Offers bind nobody and go
     * before: their clients ask for them while the disk works.
     */
    void saveLeases() {
        if (!unsavedLeases.isEmpty() && !areLeasesRefused) {
            sayOffers();
        }
        if (!unsavedLeases.isEmpty() && !areSaved()) {
            // The phones ask again; what was to be shown stays.
            restingOnLeases.removeIf(DeskCommits::isAnswer);
            restingOnStories.removeIf(DeskCommits::isAnswer);
        }
        sayAll(restingOnLeases);
    }

    private boolean areSaved() {
        var leases = new ArrayList<Lease>(unsavedLeases.size());
        var forgotten = new ArrayList<Ipv4>();
        for (Map.Entry<Ipv4, Optional<Lease>> unsaved : unsavedLeases.entrySet()) {
            if (unsaved.getValue().isPresent()) {
                leases.add(unsaved.getValue().get());
            } else {
                forgotten.add(unsaved.getKey());
            }
        }
        try {
            saving.commit(leases, forgotten, List.of());
        } catch (RuntimeException refused) {
            refusals.increment();
            // Once: a full disk refuses forty times a second, and the log may lie on it.
            if (!areLeasesRefused) {
                LOG.error(
                        "{} Nothing is said to any phone until it can be saved.",
                        refused.getMessage());
            }
            areLeasesRefused = true;
            return false;
        }
        unsavedLeases.clear();
        isSettled = false;
        if (areLeasesRefused) {
            LOG.warn("Leases can be saved again; the phones get their addresses.");
        }
        areLeasesRefused = false;
        return true;
    }

    /**
     * Writes what was demanded and some of the rest, then says what rests on it.
     *
     * @param more entries that nobody waits for
     */
    void saveJournal(int more, Instant now) {
        droppedEntries = waiting.dropped();
        var journal = new ArrayList<Observed>();
        if (!isJournalRefused || !now.isBefore(nextJournal)) {
            demanded.forEach(phone -> journal.addAll(waiting.take(phone)));
            demanded.clear();
            journal.addAll(waiting.take(more));
        }
        if (!journal.isEmpty()) {
            try {
                saving.commit(List.of(), List.of(), journal);
                databaseWorks();
            } catch (RuntimeException refused) {
                databaseRefuses(refused, now);
                waiting.putBack(journal);
                journal.clear();
            }
        }
        if (isRefused()) {
            restingOnStories.removeIf(DeskCommits::isAnswer);
        }
        journal.forEach(observed -> act(new Effect.Journal(observed)));
        sayAll(restingOnStories);
    }

    /** Lets the database follow the leases, a step at a time. */
    void settle(Instant now) {
        if (isSettled || isJournalRefused && now.isBefore(nextJournal)) {
            return;
        }
        try {
            isSettled = saving.settle();
            databaseWorks();
        } catch (RuntimeException refused) {
            databaseRefuses(refused, now);
        }
    }

    private void databaseWorks() {
        if (isJournalRefused) {
            LOG.warn("The database takes what happens again; the phones are answered.");
        }
        isJournalRefused = false;
    }

    private void databaseRefuses(RuntimeException refused, Instant now) {
        refusals.increment();
        if (!isJournalRefused) {
            LOG.error(
                    "{} Phones get addresses and firmware, but no file that depends on their story,"
                            + " until it can be saved.",
                    refused.getMessage());
        }
        isJournalRefused = true;
        nextJournal = now.plus(JOURNAL_AGAIN_AFTER);
    }

    private void sayOffers() {
        boolean hasSaid = false;
        var rest = new ArrayList<Effect>(restingOnLeases.size());
        for (Effect effect : restingOnLeases) {
            if (isOffer(effect)) {
                act(effect);
                hasSaid = true;
            } else {
                rest.add(effect);
            }
        }
        if (hasSaid) {
            restingOnLeases.clear();
            restingOnLeases.addAll(rest);
            acting.pause();
        }
    }

    private static boolean isOffer(Effect effect) {
        return effect instanceof Effect.Reply reply && reply.message().kind().equals(OFFER);
    }

    private void sayAll(List<Effect> effects) {
        if (!effects.isEmpty()) {
            effects.forEach(this::act);
            effects.clear();
            acting.pause();
        }
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
