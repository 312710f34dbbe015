package offhook.app;

import offhook.disk.DiskException;
import offhook.firmware.Library;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sees that another process imported firmware: asks for the library's edition every now and then,
 * on a thread of its own. A library that can't be read, or that the desk has no room for, is tried
 * again the next time.
 */
final class LibraryWatch implements AutoCloseable {
    /** Who imports reads its report for longer; asking costs the reading of one line. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LibraryWatch.class);

    private final Supplier<Optional<String>> edition;
    private final Supplier<Optional<Library>> changed;
    private final Consumer<String> telling;
    private final Rounds rounds = new Rounds("library", EVERY, this::round);
    private Optional<String> known;
    private boolean isInTrouble;

    /**
     * @param known the edition that the station has
     * @param edition the one on disk
     * @param changed takes the new library over; empty if it could not yet
     * @param telling is told a sentence for people
     */
    LibraryWatch(
            Optional<String> known,
            Supplier<Optional<String>> edition,
            Supplier<Optional<Library>> changed,
            Consumer<String> telling) {
        this.known = known;
        this.edition = edition;
        this.changed = changed;
        this.telling = telling;
    }

    void start() {
        rounds.start();
    }

    /** Once; {@link #start} does it again and again. */
    void look() {
        try {
            // Before the library itself: what changes in between is seen the next time.
            Optional<String> now = edition.get();
            if (!now.equals(known)) {
                changed.get().ifPresent(library -> taken(library, now));
            }
            isInTrouble = false;
        } catch (DiskException refused) {
            if (!isInTrouble) {
                LOG.error("{} The station goes on with the one it has.", refused.getMessage());
            }
            isInTrouble = true;
        }
    }

    private void taken(Library library, Optional<String> now) {
        known = now;
        int loads = library.loads().size();
        telling.accept(
                "The firmware library has changed: %d load%s now; plans are made with it."
                        .formatted(loads, loads == 1 ? "" : "s"));
    }

    private void round() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.error("The library could not be looked at", failure);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
