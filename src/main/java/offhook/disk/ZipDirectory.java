package offhook.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at a zip's table of contents before the library does, which would read a million entries
 * into memory without asking.
 */
final class ZipDirectory {
    private static final int END_RECORD = 0x0605_4b50;
    private static final int ENTRY = 0x0201_4b50;
    private static final int END_RECORD_BYTES = 22;
    private static final int ENTRY_BYTES = 46;

    /** A comment of at most 65,535 bytes may follow the end record. */
    private static final int TAIL_BYTES = END_RECORD_BYTES + 0xffff;

    private ZipDirectory() {}

    /**
     * Throws if there is no table of contents, or more in it than the budget allows.
     *
     * @throws EOFException the end record is missing: the archive is cut, or no zip
     */
    static void check(SeekableByteChannel zip, Budget budget) throws IOException {
        ByteBuffer tail = tail(zip);
        int end = endRecord(tail);
        if (end < 0) {
            throw new EOFException("no end record");
        }
        long directoryBytes = Integer.toUnsignedLong(tail.getInt(end + 12));
        long claimedAt = Integer.toUnsignedLong(tail.getInt(end + 16));
        long endAt = zip.size() - tail.limit() + end;
        // Behind a program the claimed start may count from the zip's own start. A hostile archive
        // may have two tables; the library takes one of them, so both are counted.
        countEntries(zip, endAt - directoryBytes, endAt, budget);
        if (claimedAt != endAt - directoryBytes) {
            countEntries(zip, claimedAt, endAt, budget);
        }
    }

    /** Whether the file ends as a zip does, whatever it begins with. */
    static boolean isThere(Path file) throws IOException {
        try (var zip = Files.newByteChannel(file)) {
            return endRecord(tail(zip)) >= 0;
        }
    }

    private static ByteBuffer tail(SeekableByteChannel zip) throws IOException {
        return read(zip, Math.max(0, zip.size() - TAIL_BYTES), TAIL_BYTES);
    }

    /** Where in the tail it begins; below zero if nowhere. */
    private static int endRecord(ByteBuffer tail) {
        int end = tail.limit() - END_RECORD_BYTES;
        while (end >= 0 && tail.getInt(end) != END_RECORD) {
            end--;
        }
        return end;
    }

    private static void countEntries(SeekableByteChannel zip, long from, long to, Budget budget)
            throws IOException {
        long at = from;
        while (at >= 0 && at + ENTRY_BYTES <= to) {
            ByteBuffer entry = read(zip, at, ENTRY_BYTES);
            if (entry.limit() < ENTRY_BYTES || entry.getInt(0) != ENTRY) {
                return;
            }
            budget.entry();
            at +=
                    ENTRY_BYTES
                            + (entry.getShort(28) & 0xffff)
                            + (entry.getShort(30) & 0xffff)
                            + (entry.getShort(32) & 0xffff);
        }
    }

    private static ByteBuffer read(SeekableByteChannel zip, long at, int count) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(count, zip.size() - at));
        zip.position(at);
        while (buffer.hasRemaining() && zip.read(buffer) >= 0) {
            // Reads may be short.
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}
