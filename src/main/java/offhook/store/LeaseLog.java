package offhook.store;

import offhook.address.Ipv4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Every lease that was promised: one write and one sync for all that are granted at one time, and
 * the database follows when there is time (decision 0007). It is a second copy as well: a database
 * that was lost gets its leases back from here. Every call blocks; one thread at a time.
 */
final class LeaseLog implements AutoCloseable {
    /** The first bytes of the file; the last two are its version. */
    private static final byte[] NAME = "offhook leases 01\n".getBytes(StandardCharsets.US_ASCII);

    /** Four times what {@link PromisedLeases} lets it grow to; a larger file is none of ours. */
    private static final long FILE_BYTES_MAX = 4 * PromisedLeases.LOG_BYTES_MAX;

    /** Written at once: some 400 leases. */
    private static final int BUFFER_BYTES = 64 * LeaseCodec.BYTES_MAX;

    /**
     * So far ahead the file is filled with zeros, which no reader takes for a record: where a write
     * does not make the file longer, a sync takes half the time (80 and 167 µs on the machine of
     * shared/perf/RESULTS.md).
     */
    static final int AHEAD_BYTES = 64 << 10;

    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(AHEAD_BYTES).asReadOnlyBuffer();

    private final Path file;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private FileChannel channel;
    private long size;

    /** Up to here there are zeros, if not records. */
    private long filledTo;

    private boolean isFull;

    /** What lies on the disk is not known since a write or a sync failed. */
    private boolean isDoubtful;

    private LeaseLog(Path file) {
        this.file = file;
    }

    /**
     * What a log said.
     *
     * @param records in the order written
     * @param isDamaged there is something unreadable before the last one: not just a last write
     *     that a power cut tore, which nobody was told of
     */
    record Contents(List<LeaseRecord> records, boolean isDamaged) {}

    /**
     * Reads it if it is there; what is damaged is set aside as it is. The log is a fresh file then
     * that has all that could be read.
     */
    static LeaseLog open(Path file, List<LeaseRecord> found, Notices notices) {
        var log = new LeaseLog(file);
        try {
            Contents contents = Files.exists(file) ? read(file) : new Contents(List.of(), false);
            var newest = new LinkedHashMap<Ipv4, LeaseRecord>();
            contents.records.forEach(record -> newest.put(record.address(), record));
            found.addAll(newest.values());
            if (contents.isDamaged) {
                Path aside = SqliteFile.aside(file, Instant.now());
                Files.copy(file, aside);
                notices.add(
                        "the lease log "
                                + file
                                + " was damaged: it lies as "
                                + aside.getFileName()
                                + " beside a new one, into which "
                                + found.size()
                                + " record(s) were saved. Check the disk; phones whose lease was"
                                + " lost keep their address if it is free.");
            }
            log.replace(found);
            return log;
        } catch (IOException failure) {
            throw Troubles.ofFile("lease log", file, failure);
        }
    }

    /** On stable storage when it returns; if it throws, none of it counts. */
    void append(Collection<LeaseRecord> records) {
        if (isDoubtful) {
            throw new IllegalStateException("rewrite the lease log first");
        }
        long before = size;
        try {
            fillAhead((long) records.size() * LeaseCodec.BYTES_MAX);
            write(records);
            channel.force(false);
        } catch (IOException failure) {
            cutBackTo(before);
            throw Troubles.ofFile("lease log", file, failure);
        }
    }

    /** A new file with these and nothing else takes the place of the old one. */
    void rewrite(Collection<LeaseRecord> records) {
        try {
            replace(records);
        } catch (IOException failure) {
            throw Troubles.ofFile("lease log", file, failure);
        }
    }

    long bytes() {
        return size;
    }

    boolean isDoubtful() {
        return isDoubtful;
    }

    @Override
    public void close() {
        try {
            if (!isDoubtful) {
                channel.truncate(size);
            }
            channel.close();
        } catch (IOException ignored) {
            // What counts was synced.
        }
    }

    private void replace(Collection<LeaseRecord> records) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel next =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        FileChannel old = channel;
        long oldSize = size;
        long oldFilledTo = filledTo;
        boolean wasFull = isFull;
        try {
            channel = next;
            size = 0;
            buffer.clear().put(NAME);
            flush();
            write(records);
            isFull = false;
            filledTo = size;
            fillAhead(1);
            next.force(true);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            channel = old;
            size = oldSize;
            filledTo = oldFilledTo;
            isFull = wasFull;
            next.close();
            throw failure;
        }
        // Until the new name is safe a power cut brings the old file back, without what follows.
        isDoubtful = true;
        if (old != null) {
            old.close();
        }
        syncFolder();
        isDoubtful = false;
    }

    /** Where there is no room for zeros there may be some for records. */
    private void fillAhead(long bytes) throws IOException {
        if (isFull || size + bytes <= filledTo) {
            return;
        }
        long end = size + bytes + AHEAD_BYTES;
        // Never over records: long ones, and those for which there was room without zeros.
        filledTo = Math.max(filledTo, size);
        try {
            while (filledTo < end) {
                int count = (int) Math.min(AHEAD_BYTES, end - filledTo);
                filledTo += channel.write(ZEROS.slice(0, count), filledTo);
            }
        } catch (IOException full) {
            isFull = true;
            channel.truncate(size);
            filledTo = size;
        }
    }

    private void write(Collection<LeaseRecord> records) throws IOException {
        buffer.clear();
        LeaseCodec.writeBatch(buffer, checksum);
        for (LeaseRecord record : records) {
            if (buffer.remaining() < LeaseCodec.BYTES_MAX) {
                flush();
            }
            LeaseCodec.write(record, buffer, checksum);
        }
        flush();
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            size += channel.write(buffer, size);
        }
        buffer.clear();
    }

    /**
     * After a failed sync the system may hold for written what is not; after a failed write half a
     * record may stand there. Either way a new file is needed before anything is promised on it.
     */
    private void cutBackTo(long before) {
        isDoubtful = true;
        size = before;
        filledTo = before;
        try {
            channel.truncate(before);
        } catch (IOException ignored) {
            // The checksum tells half a record from a whole one.
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel folder =
                FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            // There a folder can't be opened, and a rename is durable by itself.
        }
    }

    static Contents read(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException(Files.size(file) + " bytes, expected at most " + FILE_BYTES_MAX);
        }
        return read(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    static Contents read(ByteBuffer log) {
        var checksum = new CRC32C();
        var records = new ArrayList<LeaseRecord>();
        boolean isNamed =
                log.limit() >= NAME.length
                        && log.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME));
        boolean isDamaged = false;
        boolean hasGap = false;
        int at = isNamed ? NAME.length : 0;
        int good = at;
        while (at < log.limit()) {
            int bytes = LeaseCodec.sizeAt(log, at, checksum);
            if (bytes == 0) {
                at++;
                continue;
            }
            hasGap |= at != good;
            // A gap in the last batch is what a power cut leaves, and nobody was told of it.
            isDamaged |= hasGap && LeaseCodec.isBatch(log, at);
            LeaseCodec.read(log, at).ifPresent(records::add);
            at += bytes;
            good = at;
        }
        return new Contents(List.copyOf(records), isDamaged || !isNamed && log.limit() > 0);
    }
}
