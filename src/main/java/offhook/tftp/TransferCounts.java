package offhook.tftp;

import java.util.Arrays;

/**
 * What a table has done since it was made, in plain numbers: the loop that owns the table adds to
 * them without a lock or an object; others are given a {@link #copy} made on that loop.
 */
public final class TransferCounts {
    /** What is counted. The name in lower case is its label in {@code /metrics}. */
    public enum Kind {
        /** Read requests, repeats included. */
        REQUESTS,
        /** Of them those that repeat one which waits or has not been acknowledged. */
        REQUESTS_REPEATED,
        SERVED,
        /** Error 1. */
        NOT_FOUND,
        /** Another error, for an unknown mode for instance. */
        REFUSED,
        /** The client may not ask here. */
        IGNORED,
        /** Too many transfers in all. */
        NO_ROOM,
        /** Too many transfers of one client. */
        NO_ROOM_FOR_CLIENT,
        /** The desk did not decide in time. */
        UNDECIDED,
        WRITES_REFUSED,
        /** Datagrams that no codec could read. */
        UNREADABLE,
        COMPLETED,
        GIVEN_UP,
        REFUSED_BY_CLIENT,
        REPLACED,
        BLOCKS_SENT,
        /** Of them those that had been sent before. */
        BLOCKS_REPEATED,
        /** Of files, repeats included. */
        BYTES_SENT,
        /** Datagrams of no transfer. */
        STRANGERS,
        ERRORS_SENT,
        /** Errors that would have been too many for one address. */
        ERRORS_WITHHELD
    }

    private final long[] counts;

    public TransferCounts() {
        this(new long[Kind.values().length]);
    }

    private TransferCounts(long[] counts) {
        this.counts = counts;
    }

    public long of(Kind kind) {
        return counts[kind.ordinal()];
    }

    public TransferCounts copy() {
        return new TransferCounts(counts.clone());
    }

    public TransferCounts plus(TransferCounts other) {
        long[] sum = counts.clone();
        Arrays.setAll(sum, i -> sum[i] + other.counts[i]);
        return new TransferCounts(sum);
    }

    void count(Kind kind) {
        counts[kind.ordinal()]++;
    }

    void count(TransferTable.Outcome outcome) {
        count(
                switch (outcome) {
                    case TransferTable.Outcome.Complete _ -> Kind.COMPLETED;
                    case TransferTable.Outcome.GivenUp _ -> Kind.GIVEN_UP;
                    case TransferTable.Outcome.RefusedByClient _ -> Kind.REFUSED_BY_CLIENT;
                    case TransferTable.Outcome.Replaced _ -> Kind.REPLACED;
                });
    }

    void count(Kind kind, long more) {
        counts[kind.ordinal()] += more;
    }
}
