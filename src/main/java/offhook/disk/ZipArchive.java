package offhook.disk;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/** A zip, alone or behind a program, read by its table of contents. */
final class ZipArchive {
    private final Budget budget;

    ZipArchive(Budget budget) {
        this.budget = budget;
    }

    /** What is done with each file of the archive. */
    interface EntryReader {
        void read(EntryName name, InputStream content) throws IOException;

        /** The file is there and can't be read. */
        void broken(EntryName name, Exception why);

        /** Something that is no file. */
        void leftOut(EntryName name, String what);
    }

    /** The file is sound as far as anybody knows; only we can't unpack it. */
    static final class UnknownMethod extends IOException {}

    void read(Path file, EntryReader reader) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            ZipDirectory.check(channel, budget);
        }
        try (ZipFile zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            var names = new ArrayList<EntryName>();
            long total = 0;
            // All names and sizes first: a bad archive is refused before anything is unpacked.
            for (ZipArchiveEntry entry : entries) {
                names.add(checked(entry));
                total += Math.max(0, entry.getSize());
            }
            budget.announced(total);
            for (int i = 0; i < entries.size(); i++) {
                if (isLinkOrDevice(entries.get(i))) {
                    reader.leftOut(names.get(i), "a link or device");
                } else if (!entries.get(i).isDirectory() && !names.get(i).isMacLitter()) {
                    read(zip, entries.get(i), names.get(i), reader);
                }
            }
        }
    }

    private EntryName checked(ZipArchiveEntry entry) throws Refusal {
        EntryName name = EntryName.of(entry.getName(), budget);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw budget.distrust("is locked with a password");
        }
        budget.entryBytes(entry.getName(), entry.getSize());
        return name;
    }

    /** Never followed, so it does no harm. */
    private static boolean isLinkOrDevice(ZipArchiveEntry entry) {
        int unixKind = entry.getUnixMode() & 0170000;
        return entry.isUnixSymlink() || unixKind != 0 && unixKind != 0100000 && unixKind != 0040000;
    }

    private void read(ZipFile zip, ZipArchiveEntry entry, EntryName name, EntryReader reader)
            throws IOException {
        if (!zip.canReadEntryData(entry)) {
            reader.broken(name, new UnknownMethod());
            return;
        }
        try (InputStream content = new Checked(zip.getInputStream(entry), entry, budget)) {
            reader.read(name, content);
        } catch (Refusal | DiskException stop) {
            throw stop;
        } catch (IOException | RuntimeException broken) {
            // The library throws both kinds on hostile bytes.
            reader.broken(name, broken);
        }
    }

    /** The library leaves size and CRC of an entry unchecked. */
    private static final class Checked extends FilterInputStream {
        private final ZipArchiveEntry entry;
        private final CRC32 crc = new CRC32();
        private long bytes;

        Checked(InputStream in, ZipArchiveEntry entry, Budget budget) {
            super(new CountedStream(in, budget));
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = super.read(into, from, count);
            if (read > 0) {
                crc.update(into, from, read);
                bytes += read;
            } else if (read < 0 && (bytes != entry.getSize() || crc.getValue() != entry.getCrc())) {
                throw new IOException("does not match the archive's checksum");
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            throw new IOException("an entry is read from its start to its end");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
