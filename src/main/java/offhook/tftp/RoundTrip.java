package offhook.tftp;

import java.time.Duration;

/**
 * How long to wait for a client before saying something again: RFC 6298, from its own round trips.
 *
 * <p>Every peer we know waits a whole second, so that 5 % loss turns a two-second transfer into
 * half a minute (shared/perf/RESULTS.md).
 */
final class RoundTrip {
    /** A phone that writes to flash answers late now and then; less than this would nag it. */
    static final long LEAST_NANOS = Duration.ofMillis(100).toNanos();

    /** More than ten tries a minute find a phone soon after it has come back. */
    static final long MOST_NANOS = Duration.ofSeconds(4).toNanos();

    /** One packet lost is bad luck; from the second repeat of the same one on the wait doubles. */
    private static final int REPEATS_WITHOUT_DOUBLING = 1;

    /** So many blocks in a row that had to be repeated mean a client that became slow. */
    private static final int UNCERTAIN_WITHOUT_DOUBLING = 2;

    private static final int DOUBLINGS_MAX = 6;

    private final boolean isFixed;
    private long smoothed = -1;
    private long variation;
    private long estimate;
    private int repeats;
    private int uncertain;

    /**
     * @param chosen what the client asked for (RFC 2349), which is then kept; or zero
     */
    RoundTrip(Duration first, Duration chosen) {
        isFixed = !chosen.isZero();
        estimate = isFixed ? chosen.toNanos() : first.toNanos();
    }

    long timeoutNanos() {
        if (isFixed) {
            return estimate;
        }
        int doublings =
                Math.max(0, repeats - REPEATS_WITHOUT_DOUBLING)
                        + Math.max(0, uncertain - UNCERTAIN_WITHOUT_DOUBLING);
        return Math.max(
                estimate, Math.min(MOST_NANOS, estimate << Math.min(doublings, DOUBLINGS_MAX)));
    }

    /** Zero until measured. */
    long smoothedNanos() {
        return Math.max(0, smoothed);
    }

    /** The answer to something that was sent once. */
    void measured(long nanos) {
        repeats = 0;
        uncertain = 0;
        if (smoothed < 0) {
            smoothed = nanos;
            variation = nanos / 2;
        } else {
            variation += (Math.abs(smoothed - nanos) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
        if (!isFixed) {
            estimate = Math.clamp(smoothed + 4 * variation, LEAST_NANOS, MOST_NANOS);
        }
    }

    /** The answer to something that was repeated; nobody knows to which copy (Karn). */
    void uncertain() {
        repeats = 0;
        uncertain++;
    }

    void repeated() {
        repeats++;
    }
}
