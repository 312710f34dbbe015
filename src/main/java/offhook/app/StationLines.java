package offhook.app;

import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.line.BookJudge;
import offhook.line.Drafts;
import offhook.line.Judgement;
import offhook.line.LineBook;
import offhook.line.Pbx;
import offhook.phone.PhoneCatalogue;
import offhook.store.LineStore;
import offhook.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The book of lines in a running station: hands it to the desk, again whenever the API or another
 * process changed it. Looks on a thread of its own.
 */
final class StationLines implements AutoCloseable {
    /** Who imports reads what it said for longer; asking costs the reading of one row. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(StationLines.class);

    private final LineStore store;
    private final BookKeeper keeper;
    private final Consumer<String> telling;
    private final Rounds rounds = new Rounds("lines", EVERY, this::round);
    private volatile LineStore.Stored known;
    private Predicate<Input> inbox = input -> false;
    private boolean isInTrouble;

    /**
     * Reads the book.
     *
     * @param usual what {@code [pbx]} of the settings says
     * @param telling is told a sentence for people
     */
    StationLines(
            LineStore store,
            PhoneCatalogue catalogue,
            Optional<Pbx> usual,
            Consumer<String> telling) {
        this.store = store;
        this.keeper = new BookKeeper(store, catalogue, usual);
        this.telling = telling;
        this.known = store.read();
    }

    /** As it counts for phones. */
    LineBook book() {
        return keeper.counted(known.book());
    }

    /** As it was written down, without the settings' server. */
    LineBook written() {
        return known.book();
    }

    /** Sentences: passwords that cannot be read, a key that others may read. */
    List<String> troubles() {
        return known.notices();
    }

    /**
     * @param desk its queue; false if it has no room
     */
    void start(Predicate<Input> desk) {
        inbox = desk;
        rounds.start();
    }

    /** Judges, keeps if all is fine, and lets the desk know. */
    Judgement change(Drafts drafts, BookJudge.Others others, boolean isDry) {
        return told(keeper.change(drafts, others, isDry), isDry);
    }

    /** Takes these phones out. */
    Judgement remove(Set<MacAddress> macs) {
        return told(keeper.change(book -> BookJudge.without(book, macs), false), false);
    }

    private Judgement told(Judgement judgement, boolean isDry) {
        if (judgement.isFine() && !isDry) {
            look();
        }
        return judgement;
    }

    /** Once; {@link #start} does it again and again. */
    synchronized void look() {
        if (store.edition() == known.edition()) {
            return;
        }
        LineStore.Stored now = store.read();
        LineBook counted = keeper.counted(now.book());
        // Full: the next look tries again.
        if (inbox.test(new Input.LinesChanged(counted))) {
            known = now;
            int phones = counted.phones().size();
            telling.accept(
                    "The lines have changed: %d phone%s in the book now."
                            .formatted(phones, phones == 1 ? "" : "s"));
        }
    }

    private void round() {
        try {
            look();
            isInTrouble = false;
        } catch (StoreException refused) {
            if (!isInTrouble) {
                LOG.error("{} The station goes on with the lines it has.", refused.getMessage());
            }
            isInTrouble = true;
        } catch (RuntimeException failure) {
            LOG.error("The lines could not be looked at", failure);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
