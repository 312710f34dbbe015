package offhook.store;

import offhook.address.Ipv4;
import offhook.dhcp.Lease;

import org.jdbi.v3.core.Handle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Leases that are safe in the {@link LeaseLog} and wait for the database: at most one for each
 * address, the newest. One thread at a time.
 */
final class PromisedLeases implements AutoCloseable {
    /** A million leases; in a storm without end the log is written anew then. */
    static final long LOG_BYTES_MAX = 64L << 20;

    /** In a quiet moment it is written anew from here on: a few thousand leases. */
    static final long LOG_BYTES_USUAL = 256L << 10;

    private final LeaseLog log;
    private final Map<Ipv4, LeaseRecord> waiting = new LinkedHashMap<>();
    private long bytesRewritten;

    private PromisedLeases(LeaseLog log) {
        this.log = log;
        this.bytesRewritten = log.bytes();
    }

    static PromisedLeases open(Path file, Notices notices) {
        var found = new ArrayList<LeaseRecord>();
        var promised = new PromisedLeases(LeaseLog.open(file, found, notices));
        found.forEach(promised::note);
        return promised;
    }

    /** On stable storage when it returns; if it throws, none of it counts. */
    void promise(List<Lease> granted, List<Ipv4> forgotten) {
        var records = new ArrayList<LeaseRecord>(granted.size() + forgotten.size());
        for (Ipv4 address : forgotten) {
            records.add(new LeaseRecord.Forgotten(address));
        }
        for (Lease lease : granted) {
            records.add(new LeaseRecord.Runs(lease));
        }
        log.append(records);
        for (LeaseRecord record : records) {
            note(record);
        }
    }

    private void note(LeaseRecord record) {
        // Put at the end, so that what was written to the database longest ago comes first.
        waiting.remove(record.address());
        waiting.put(record.address(), record);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The addresses that wait longest. */
    List<LeaseRecord> next(int max) {
        return waiting.values().stream().limit(max).toList();
    }

    /** In a transaction of the caller's. */
    static void settle(Handle handle, Collection<LeaseRecord> records) {
        SqlLeases.forget(
                handle,
                records.stream()
                        .filter(record -> record.lease().isEmpty())
                        .map(LeaseRecord::address)
                        .toList());
        SqlLeases.persist(
                handle,
                records.stream().map(LeaseRecord::lease).flatMap(Optional::stream).toList());
    }

    /** The database has these. */
    void settled(Collection<LeaseRecord> records) {
        records.forEach(record -> waiting.remove(record.address(), record));
    }

    /** Most of the log is old news, or it can't be trusted: {@link #rewrite} before the next. */
    boolean mustRewrite() {
        return log.isDoubtful() || log.bytes() > LOG_BYTES_MAX;
    }

    /** There is time for it now. */
    boolean mayRewrite() {
        return log.bytes() > Math.max(LOG_BYTES_USUAL, 2 * bytesRewritten);
    }

    /**
     * @param stored what the database has
     */
    void rewrite(List<Lease> stored) {
        log.rewrite(over(stored).stream().<LeaseRecord>map(LeaseRecord.Runs::new).toList());
        bytesRewritten = log.bytes();
    }

    /** What the database has as well does not wait for it. */
    void reconcile(List<Lease> stored) {
        var known = new HashMap<Ipv4, Lease>();
        stored.forEach(lease -> known.put(lease.address(), lease));
        waiting.values()
                .removeIf(
                        record ->
                                record.lease()
                                        .equals(Optional.ofNullable(known.get(record.address()))));
    }

    /** What the database has, brought up to date; sorted by address. */
    List<Lease> over(List<Lease> stored) {
        var all = new TreeMap<Ipv4, Lease>();
        stored.forEach(lease -> all.put(lease.address(), lease));
        for (LeaseRecord record : waiting.values()) {
            Optional<Lease> lease = record.lease();
            if (lease.isEmpty()) {
                all.remove(record.address());
            } else if (!isOlder(lease.get(), all.get(record.address()))) {
                all.put(record.address(), lease.get());
            }
        }
        return List.copyOf(all.values());
    }

    /** Only after damage: of an address's records the newest was lost, but the database has it. */
    private static boolean isOlder(Lease logged, Lease stored) {
        Instant known = stored == null ? Instant.MIN : stored.grantedAt();
        return logged.grantedAt().isBefore(known);
    }

    @Override
    public void close() {
        log.close();
    }
}
