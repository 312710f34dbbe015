package offhook.store;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;
import offhook.event.Observed;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes leases and a journal as a {@link Store} does, by the same code, and keeps nothing. */
public final class Rehearsal implements AutoCloseable {
    private final Path file;
    private final PromisedLeases promised;
    private final BiConsumer<List<LeaseRecord>, List<Observed>> takenBack;

    /**
     * @param takenBack writes to the database and rolls back
     */
    Rehearsal(Path file, BiConsumer<List<LeaseRecord>, List<Observed>> takenBack) {
        this.file = file;
        this.takenBack = takenBack;
        this.promised = PromisedLeases.open(file, new Notices());
    }

    public void commit(List<Lease> persist, List<Ipv4> forget, List<Observed> journal) {
        if (!persist.isEmpty() || !forget.isEmpty()) {
            promised.promise(persist, forget);
        }
        if (!journal.isEmpty()) {
            takenBack.accept(List.of(), journal);
        }
    }

    public boolean settle() {
        List<LeaseRecord> next = promised.next(Store.SETTLED_AT_ONCE);
        takenBack.accept(next, List.of());
        promised.settled(next);
        return promised.isEmpty();
    }

    @Override
    public void close() {
        promised.close();
        SqliteFile.remove(file);
    }
}
