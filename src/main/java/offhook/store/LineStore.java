package offhook.store;

import offhook.line.LineBook;

import org.jdbi.v3.core.Handle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines, servers and settings on stable storage. A running station and a command may have it open
 * at once; every change counts the edition up. Every call blocks and throws {@link StoreException}.
 */
public final class LineStore implements AutoCloseable {
    private static final String EDITION = "lines-edition";

    /** A station commits within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final Vault vault;
    private final boolean isOwn;

    private LineStore(Database database, Vault vault, boolean isOwn) {
        this.database = database;
        this.vault = vault;
        this.isOwn = isOwn;
    }

    /** On a database that is open already. */
    static LineStore on(Database database, Vault vault) {
        return new LineStore(database, vault, false);
    }

    /** Beside a running station, or alone. */
    public static LineStore open(String jdbcUrl, Vault vault) {
        return new LineStore(Database.openBeside(jdbcUrl, PATIENCE, new Notices()), vault, true);
    }

    /**
     * @param edition of the book; pass it to {@link #change}
     * @param notices sentences: what could not be read, and what to do
     */
    public record Stored(LineBook book, long edition, List<String> notices) {
        public Stored {
            notices = List.copyOf(notices);
        }
    }

    public Stored read() {
        return told(() -> database.jdbi().inTransaction(this::read));
    }

    public long edition() {
        return told(() -> database.jdbi().withHandle(LineStore::edition));
    }

    /**
     * All of it or nothing; false if somebody changed the book since it was read: then read and
     * judge again.
     *
     * @param edition of {@code older}
     */
    public boolean change(long edition, LineBook older, LineBook newer) {
        return told(
                () ->
                        database.jdbi()
                                .inTransaction(
                                        handle -> {
                                            if (edition(handle) != edition) {
                                                return false;
                                            }
                                            var tables = new SqlLines(handle, vault);
                                            tables.write(older, newer);
                                            count(handle, edition + 1);
                                            return true;
                                        }));
    }

    @Override
    public void close() {
        if (isOwn) {
            database.close();
        }
    }

    private Stored read(Handle handle) {
        var notices = new ArrayList<String>();
        LineBook book = new SqlLines(handle, vault).read(notices);
        vault.trouble().ifPresent(notices::add);
        return new Stored(book, edition(handle), notices);
    }

    private static long edition(Handle handle) {
        return handle.createQuery("select value from setting where name = ?")
                .bind(0, EDITION)
                .mapTo(String.class)
                .findOne()
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static void count(Handle handle, long edition) {
        handle.execute(
                "insert into setting (name, value) values (?, ?) on conflict (name) do update set"
                        + " value = excluded.value",
                EDITION,
                String.valueOf(edition));
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw Troubles.explain(database.name(), failure);
        }
    }
}
