package offhook.disk;

import java.util.Locale;

/** What one archive may cost, with everything nested in it. */
final class Budget {
    /** Packages of 7900 firmware hold under 20 files, locale packages some hundreds. */
    static final int ENTRIES_MAX = 10_000;

    /** A signed archive holds a tar, which may hold a tar, which may hold a zip. */
    static final int DEPTH_MAX = 4;

    /** The largest Cisco phone package known to us, for a 8800, is 188 MB. */
    static final long TOTAL_BYTES_MAX = 1L << 30;

    /** The largest file of a 7900 is 11 MB; a 8800's 150 MB. */
    static final long ENTRY_BYTES_MAX = 256L << 20;

    /** Firmware shrinks to two thirds, text to a tenth. Only bombs shrink to a fiftieth. */
    static final long RATIO_MAX = 50;

    /** Below this much content no ratio is asked: a few zeros do no harm. */
    static final long BYTES_FREE_OF_RATIO = 64L << 20;

    private final String archive;
    private final long bytesMax;
    private long bytes;
    private int entries;

    Budget(String archive, long archiveBytes) {
        this.archive = archive;
        this.bytesMax =
                Math.min(TOTAL_BYTES_MAX, Math.max(BYTES_FREE_OF_RATIO, RATIO_MAX * archiveBytes));
    }

    void entry() throws Refusal {
        if (++entries > ENTRIES_MAX) {
            throw distrust("holds more than %,d files", ENTRIES_MAX);
        }
    }

    /** Bytes that came out of an archive. */
    void took(long count) throws Refusal {
        bytes += count;
        if (bytes > bytesMax) {
            throw tooMuch();
        }
    }

    /** Bytes that an archive says will come. */
    void announced(long total) throws Refusal {
        if (total > bytesMax) {
            throw tooMuch();
        }
    }

    void entryBytes(String entry, long count) throws Refusal {
        if (count > ENTRY_BYTES_MAX) {
            throw refusal(
                    "holds \"%s\" of more than %,d MB, which no phone's firmware is",
                    EntryName.shown(entry), ENTRY_BYTES_MAX >> 20);
        }
    }

    void depth(int depth) throws Refusal {
        if (depth > DEPTH_MAX) {
            throw refusal("holds archives within archives, more than %d deep", DEPTH_MAX);
        }
    }

    Refusal refusal(String problem, Object... values) {
        return new Refusal(sentence(problem, values));
    }

    /** Odd, and yet seen in archives that people made of their own folders. */
    Refusal distrust(String problem, Object... values) {
        return new Refusal(
                sentence(problem, values)
                        + " If you trust it, unpack it yourself and give the folder.");
    }

    private String sentence(String problem, Object... values) {
        return archive
                + " is refused: it "
                + String.format(Locale.ROOT, problem, values)
                + ". Nothing of it was kept.";
    }

    private Refusal tooMuch() {
        return bytesMax == TOTAL_BYTES_MAX
                ? refusal("unpacks to more than %,d MB", TOTAL_BYTES_MAX >> 20)
                : refusal(
                        "unpacks to more than %,d MB, %d times its own size, as only archives made"
                                + " to do harm do",
                        bytesMax >> 20, RATIO_MAX);
    }
}
