package offhook.disk;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;

/** A tar, read as a stream. */
final class TarArchive {
    private final Budget budget;

    TarArchive(Budget budget) {
        this.budget = budget;
    }

    /**
     * Reads to the end of the stream, so that a decompressor under it checks its sum.
     *
     * @param reader gets each file; what it leaves unread is skipped
     */
    void read(InputStream stream, ZipArchive.EntryReader reader) throws IOException {
        var counted = new CountedStream(stream, budget);
        var tar = new TarArchiveInputStream(counted);
        while (true) {
            counted.headersBegin();
            TarArchiveEntry entry = tar.getNextEntry();
            counted.contentBegins();
            if (entry == null) {
                break;
            }
            budget.entry();
            EntryName name = checked(entry);
            if (isLinkOrDevice(entry)) {
                reader.leftOut(name, "a link or device");
            } else if (!entry.isDirectory() && !name.isMacLitter()) {
                reader.read(name, tar);
                drain(tar);
            }
        }
        drain(counted);
    }

    private EntryName checked(TarArchiveEntry entry) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw new IOException("a header's checksum is wrong");
        }
        EntryName name = EntryName.of(entry.getName(), budget);
        if (entry.isSparse()) {
            throw budget.refusal("holds \"%s\" with holes in it", EntryName.shown(entry.getName()));
        }
        budget.entryBytes(entry.getName(), entry.getSize());
        return name;
    }

    /** Never followed, so it does no harm; tars of a whole TFTP folder have some. */
    private static boolean isLinkOrDevice(TarArchiveEntry entry) {
        return !entry.isDirectory()
                && (!entry.isFile() || entry.isLink() || entry.isSymbolicLink());
    }

    static void drain(InputStream stream) throws IOException {
        var buffer = new byte[8192];
        while (stream.read(buffer) >= 0) {
            // Only to get to the end.
        }
    }
}
