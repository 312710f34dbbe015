package offhook.firmware;

/**
 * Counts line ends, to tell a transfer in ASCII mode: it writes 0x0d 0x0a for every 0x0a, or the
 * other way round, and shifts everything behind (firmware.md §3.5, step 6).
 */
final class LineEnds {
    /** Random bytes hold one 0x0d 0x0a in so many positions. */
    private static final long BYTES_FOR_A_PAIR = 65_536;

    /** In so many bytes the absence of pairs is a sign. */
    private static final long BYTES_TO_TELL = 6 * BYTES_FOR_A_PAIR;

    /** Fewer line feeds than this are too few to draw a conclusion from. */
    private static final int LINE_FEEDS_TO_TELL = 3;

    private long bytes;
    private long lineFeeds;
    private long pairs;
    private int last;

    void update(byte[] chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chunk[i] == '\n') {
                lineFeeds++;
                if (last == '\r') {
                    pairs++;
                }
            }
            last = chunk[i];
        }
        bytes += to - from;
    }

    /** Every line feed has a carriage return before it, which is no accident. */
    boolean wereAdded() {
        return lineFeeds >= LINE_FEEDS_TO_TELL && pairs == lineFeeds;
    }

    /** Hardly a pair where several are expected. */
    boolean wereRemoved() {
        // 0x0d 0x0d 0x0a leaves a pair behind, so a few of them prove nothing.
        return bytes >= BYTES_TO_TELL && pairs * BYTES_FOR_A_PAIR * 6 < bytes;
    }
}
