package offhook.disk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Charges what comes out of a decompressor to the archive's budget. */
final class CountedStream extends FilterInputStream {
    /** Names and their extensions are short; an archive whose headers never end is an attack. */
    private static final long HEADER_BYTES_MAX = 1L << 20;

    private final Budget budget;
    private long headerBytesLeft = Long.MAX_VALUE;

    CountedStream(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    /** From here on headers are read, which have their own limit. */
    void headersBegin() {
        headerBytesLeft = HEADER_BYTES_MAX;
    }

    void contentBegins() {
        headerBytesLeft = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            charge(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int read = super.read(into, from, count);
        if (read > 0) {
            charge(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        // Skipped bytes are unpacked all the same, so they are read and charged.
        var nowhere = new byte[(int) Math.min(8192, Math.max(0, count))];
        int read = nowhere.length == 0 ? 0 : read(nowhere, 0, nowhere.length);
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void charge(int count) throws Refusal {
        budget.took(count);
        headerBytesLeft -= count;
        if (headerBytesLeft < 0) {
            throw budget.refusal("has a header without end");
        }
    }
}
