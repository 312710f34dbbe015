package offhook.disk;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can still be read of a zip whose end is lost: file by file from its start. */
final class CutZip {
    private final Budget budget;

    CutZip(Budget budget) {
        this.budget = budget;
    }

    void read(Path file, ZipArchive.EntryReader reader) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                var zip = new ZipArchiveInputStream(raw)) {
            boolean hasMore = true;
            while (hasMore) {
                hasMore = readOne(zip, reader);
            }
        }
    }

    private boolean readOne(ZipArchiveInputStream zip, ZipArchive.EntryReader reader)
            throws IOException {
        ZipArchiveEntry entry = next(zip);
        if (entry == null) {
            return false;
        }
        budget.entry();
        EntryName name = EntryName.of(entry.getName(), budget);
        budget.entryBytes(entry.getName(), entry.getSize());
        if (entry.isDirectory() || name.isMacLitter()) {
            return true;
        }
        try {
            reader.read(name, new CountedStream(zip, budget));
            return true;
        } catch (Refusal | DiskException stop) {
            throw stop;
        } catch (IOException | RuntimeException cut) {
            reader.broken(name, cut);
            return false;
        }
    }

    /** The cut may go through a header as well; then that file is not even named. */
    private static ZipArchiveEntry next(ZipArchiveInputStream zip) {
        try {
            return zip.getNextEntry();
        } catch (IOException | RuntimeException cut) {
            return null;
        }
    }
}
