package offhook.store;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.event.Observed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Leases, journal and settings on stable storage. Every call blocks and throws {@link
 * StoreException}; one thread commits (the desk's shell), any thread reads.
 */
public final class Store implements AutoCloseable {
    /** One boot leaves about 50 entries: the last forty boots stay, some 600 kB a phone. */
    static final int CHATTER_PER_PHONE_MAX = 2_000;

    /**
     * A plan has a handful of steps, each with a few of a kind: the newest fifty plans stay. By
     * kind, so that a phone that starts every minute does not push out what its operator chose.
     */
    static final int STANDING_OF_A_KIND_MAX = 300;

    /** A phone asks again for some ten seconds; a commit that waited longer is of no use to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Written to the database at once: some five milliseconds. */
    static final int SETTLED_AT_ONCE = 512;

    /** The start has told what can't be read; who looks at a story does not find more of it. */
    private static final Consumer<String> UNTOLD = sentence -> {};

    private final Database database;
    private final PromisedLeases promised;
    private final Notices notices;
    private final Unpruned unpruned = new Unpruned();

    private Store(Database database, Notices notices) {
        this.database = database;
        this.notices = notices;
        promised = PromisedLeases.open(database.beside("-leases"), notices);
        List<Lease> stored = stored();
        promised.reconcile(stored);
        int more = promised.over(stored).size() - stored.size();
        if (database.wasRecovered() && more > 0) {
            notices.add("the lease log had " + more + " lease(s) that the database had lost.");
        }
    }

    /** An SQLite file; it and its folder are made if missing. */
    public static Store open(Path file) {
        return open(Database.SQLITE_PREFIX + file);
    }

    /** {@code jdbc:sqlite:PATH}. A damaged file is set aside and {@link #notices} says so. */
    public static Store open(String jdbcUrl) {
        return open(jdbcUrl, PATIENCE);
    }

    /**
     * @param patience how long a call waits for a database that another program holds
     */
    static Store open(String jdbcUrl, Duration patience) {
        var notices = new Notices();
        try {
            Database database = Database.open(jdbcUrl, patience, notices);
            try {
                return new Store(database, notices);
            } catch (RuntimeException refused) {
                database.close();
                throw refused;
            }
        } catch (StoreException refused) {
            throw Troubles.atStart(refused);
        }
    }

    /**
     * On stable storage when it returns: leases in the log, the journal in the database. What one
     * of the two refused was not kept there. Addresses are forgotten first: a lease granted and
     * given up in one batch is not to be in {@code persist}.
     */
    public synchronized void commit(
            List<Lease> persist, List<Ipv4> forget, List<Observed> journal) {
        if (!persist.isEmpty() || !forget.isEmpty()) {
            if (promised.mustRewrite()) {
                promised.rewrite(stored());
            }
            promised.promise(persist, forget);
        }
        if (!journal.isEmpty()) {
            Set<MacAddress> due = unpruned.due(journal);
            write(List.of(), journal, due);
            unpruned.count(journal, due);
        }
    }

    /** Brings the database a little nearer to what was promised; true if it has all of it. */
    public synchronized boolean settle() {
        List<LeaseRecord> next = promised.next(SETTLED_AT_ONCE);
        if (!next.isEmpty()) {
            write(next, List.of(), Set.of());
            promised.settled(next);
        }
        if (promised.isEmpty() && promised.mayRewrite()) {
            promised.rewrite(stored());
        }
        return promised.isEmpty();
    }

    private void write(List<LeaseRecord> leases, List<Observed> journal, Set<MacAddress> due) {
        List<JournalRow> rows = journal.stream().map(JournalRow::of).toList();
        told(
                () -> {
                    database.jdbi()
                            .useTransaction(
                                    handle -> {
                                        PromisedLeases.settle(handle, leases);
                                        SqlJournal.append(handle, rows);
                                        for (MacAddress phone : due) {
                                            SqlJournal.prune(
                                                    handle,
                                                    phone,
                                                    CHATTER_PER_PHONE_MAX,
                                                    STANDING_OF_A_KIND_MAX);
                                        }
                                    });
                    return null;
                });
    }

    /** Sorted by address. */
    public synchronized List<Lease> leases() {
        return promised.over(stored());
    }

    private List<Lease> stored() {
        return told(
                () -> database.jdbi().withHandle(handle -> SqlLeases.all(handle, notices::add)));
    }

    /** Every entry in the order committed; for a large journal see {@link #journal(Consumer)}. */
    public List<Observed> journal() {
        var journal = new ArrayList<Observed>();
        journal(journal::add);
        return List.copyOf(journal);
    }

    /** Every entry in the order committed, a page in memory at a time. */
    public void journal(Consumer<Observed> reader) {
        var entries = new HashMap<MacAddress, Integer>();
        read(
                Optional.empty(),
                observed -> {
                    entries.merge(observed.phone(), 1, Integer::sum);
                    reader.accept(observed);
                },
                notices::add);
        synchronized (this) {
            unpruned.found(entries);
        }
    }

    /** One phone's entries in the order committed. */
    public List<Observed> journal(MacAddress phone) {
        var journal = new ArrayList<Observed>();
        read(Optional.of(phone), journal::add, UNTOLD);
        return List.copyOf(journal);
    }

    /**
     * The newest entries before a number, newest first, at most 2,000 at once; what can't be read
     * is passed over.
     *
     * @param phone empty: of all
     * @param before {@link Long#MAX_VALUE}: from the end
     */
    public List<NumberedEntry> newest(Optional<MacAddress> phone, long before, int max) {
        int most = Math.min(max, SqlJournal.PAGE_ENTRIES);
        var rows =
                told(
                        () ->
                                database.jdbi()
                                        .withHandle(
                                                handle ->
                                                        SqlJournal.newest(
                                                                handle, phone, before, most)));
        var entries = new ArrayList<NumberedEntry>();
        for (SqlJournal.Numbered numbered : rows) {
            entries.add(new NumberedEntry(numbered.entry(), observed(numbered.row(), UNTOLD)));
        }
        return List.copyOf(entries);
    }

    /**
     * @param number later entries have larger ones
     * @param observed empty if it can't be read
     */
    public record NumberedEntry(long number, Optional<Observed> observed) {}

    /** Its whole story; on stable storage when it returns. */
    public synchronized void forget(MacAddress phone) {
        told(
                () -> {
                    database.jdbi().useTransaction(handle -> SqlJournal.forget(handle, phone));
                    return null;
                });
    }

    public Optional<String> setting(String name) {
        return told(
                () ->
                        database.jdbi()
                                .withHandle(
                                        handle ->
                                                handle.createQuery(
                                                                "select value from setting where"
                                                                        + " name = ?")
                                                        .bind(0, name)
                                                        .mapTo(String.class)
                                                        .findOne()));
    }

    public void set(String name, String value) {
        told(
                () ->
                        database.jdbi()
                                .withHandle(
                                        handle ->
                                                handle.execute(
                                                        "insert into setting (name, value) values"
                                                                + " (?, ?) on conflict (name) do"
                                                                + " update set value ="
                                                                + " excluded.value",
                                                        name,
                                                        value)));
    }

    /** The lines in the same database. */
    public LineStore lines(Vault vault) {
        return LineStore.on(database, vault);
    }

    /** Sentences for the operator: a damaged file set aside, entries that could not be read. */
    public List<String> notices() {
        return notices.sentences();
    }

    @Override
    public synchronized void close() {
        try {
            while (!settle()) {
                // At most as many times as there are addresses.
            }
        } catch (StoreException refused) {
            // The log keeps them; they are brought in when the station runs again.
            notices.add(refused.getMessage());
        }
        promised.close();
        database.close();
    }

    private void read(
            Optional<MacAddress> phone, Consumer<Observed> reader, Consumer<String> told) {
        long after = SqlJournal.BEFORE_ALL;
        List<SqlJournal.Numbered> page;
        do {
            long start = after;
            page =
                    told(
                            () ->
                                    database.jdbi()
                                            .withHandle(
                                                    handle ->
                                                            SqlJournal.page(handle, phone, start)));
            for (SqlJournal.Numbered numbered : page) {
                observed(numbered.row(), told).ifPresent(reader);
                after = numbered.entry();
            }
        } while (page.size() == SqlJournal.PAGE_ENTRIES);
    }

    private Optional<Observed> observed(JournalRow row, Consumer<String> told) {
        Optional<MacAddress> phone = MacAddress.read(row.phone());
        Optional<Instant> at = row.moment();
        if (phone.isEmpty() || at.isEmpty()) {
            told.accept("a journal entry without a phone or a moment is passed over.");
            return Optional.empty();
        }
        return switch (EventJson.read(row.kind(), row.event())) {
            case EventJson.Reading.Event(var event) ->
                    Optional.of(new Observed(at.get(), phone.get(), event));
            case EventJson.Reading.UnknownKind(String kind) -> {
                told.accept(
                        "journal entries of the kind "
                                + kind
                                + " are passed over: another version of Offhook wrote them.");
                yield Optional.empty();
            }
            case EventJson.Reading.Unreadable(String kind, String why) -> {
                told.accept("a journal entry of the kind " + kind + " is passed over: " + why);
                yield Optional.empty();
            }
        };
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw Troubles.explain(database.name(), failure);
        }
    }
}
