package offhook.tftp;

/**
 * Bounds the errors sent to one address, which may be forged: we shall not be the hammer in
 * somebody else's hand (hostile-inputs.md 15). Addresses share a fixed number of counters.
 */
final class ErrorRate {
    /** A fleet's phone asks a dozen names in a second; a test tool in a loop some thousands. */
    static final int PER_SECOND_MAX = 2000;

    private static final int COUNTERS = 1024;

    private static final long SECOND_NANOS = 1_000_000_000;

    private final long[] secondStarted = new long[COUNTERS];
    private final int[] sent = new int[COUNTERS];

    boolean admits(int address, long nowNanos) {
        int counter = (int) (address * 0x9e37_79b9_7f4a_7c15L >>> 40) & COUNTERS - 1;
        if (sent[counter] == 0 || nowNanos - secondStarted[counter] >= SECOND_NANOS) {
            secondStarted[counter] = nowNanos;
            sent[counter] = 0;
        }
        if (sent[counter] == PER_SECOND_MAX) {
            return false;
        }
        sent[counter]++;
        return true;
    }
}
