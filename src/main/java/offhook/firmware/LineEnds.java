package offhook.firmware;

/**
 * Counts line ends, to tell a transfer in ASCII mode: it writes 0x0d 0x0a for every 0x0a, or the
 * other way round, and shifts everything behind (firmware.md §3.5, step 6).
 */
final class LineEnds {
    /**
     * Random bytes hold one 0x0d 0x0a in 65,536 positions; in this many their absence is a sign.
     */
    private static final long BYTES_TO_TELL = 400_000;

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

    /** Not one pair in a file where several are expected. */
    boolean wereRemoved() {
        return bytes >= BYTES_TO_TELL && pairs == 0;
    }
}
