package offhook.disk;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The logs and captures in a support bundle: a zip, or a tar that was packed with gzip or not.
 * Archives in archives are left alone.
 */
public final class PackedLogs {
    /** A bundle of a router or of a network store has some dozens. */
    static final int FILES_MAX = 64;

    /** Names that are looked at; a forged archive must not run for ever. */
    static final int ENTRIES_MAX = 10_000;

    /** Held in memory all together, because they are read by their times. */
    static final long BYTES_MAX = 64L << 20;

    /** Settings and pages that people pack as well: they are no logs, and hold names of files. */
    private static final List<String> NO_LOGS =
            List.of(
                    ".xml",
                    ".cnf",
                    ".conf",
                    ".cfg",
                    ".ini",
                    ".html",
                    ".htm",
                    ".md",
                    ".sh",
                    ".py",
                    ".js",
                    ".css",
                    ".toml",
                    ".yaml",
                    ".yml",
                    ".properties",
                    ".service",
                    ".sgn",
                    ".tlv",
                    ".loads",
                    ".sbn",
                    ".sb2",
                    ".bin");

    private static final int NAME_MAX = 200;

    /** 1990. */
    private static final long OLDEST_MILLIS = 631_152_000_000L;

    private final Instant archiveWrittenAt;
    private final List<ObservedFile> files = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();
    private long bytes;
    private int entries;

    private PackedLogs(Instant archiveWrittenAt) {
        this.archiveWrittenAt = archiveWrittenAt;
    }

    /** Total: what can be read of it. */
    public static PackedLogs read(Path archive, ObservedFile file) {
        var packed = new PackedLogs(file.writtenAt());
        try {
            if (file.kind() == ObservedFile.Kind.ZIP) {
                packed.readZip(archive, new ZipInputStream(file.content()));
            } else {
                packed.readTar(archive, new TarArchiveInputStream(file.content()));
            }
        } catch (IOException | IllegalArgumentException damaged) {
            packed.trouble =
                    Optional.of("the archive is cut or damaged; the rest of it was not read");
        }
        return packed;
    }

    public List<ObservedFile> files() {
        return List.copyOf(files);
    }

    /** Why not all of it was read, a sentence part. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void readZip(Path archive, ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry();
                entry != null && hasRoom();
                entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                take(archive, entry.getName(), Math.max(0, entry.getTime()), zip);
            }
        }
    }

    private void readTar(Path archive, TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null && hasRoom();
                entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                take(archive, entry.getName(), entry.getLastModifiedDate().getTime(), tar);
            }
        }
    }

    private boolean hasRoom() {
        if (files.size() < FILES_MAX && entries++ < ENTRIES_MAX) {
            return true;
        }
        trouble = Optional.of("there are more files in it; unpack it and name those that matter");
        return false;
    }

    private void take(Path archive, String name, long written, InputStream content)
            throws IOException {
        String small = name.toLowerCase(Locale.ROOT);
        if (NO_LOGS.stream().anyMatch(small::endsWith)) {
            return;
        }
        byte[] held = content.readNBytes((int) (BYTES_MAX - bytes));
        bytes += held.length;
        if (bytes >= BYTES_MAX) {
            trouble =
                    Optional.of(
                            "more than %d MB are in it; unpack it first"
                                    .formatted(BYTES_MAX >> 20));
        }
        // Tools that want the same bytes each time write 1970 or 1980.
        Instant at = written < OLDEST_MILLIS ? archiveWrittenAt : Instant.ofEpochMilli(written);
        ObservedFile file = ObservedFile.inside(archive.resolve(shown(name)), held, at);
        boolean isWanted =
                file.kind() == ObservedFile.Kind.TEXT || file.kind() == ObservedFile.Kind.CAPTURE;
        if (isWanted) {
            files.add(file);
        } else {
            bytes -= held.length;
        }
    }

    /** Only for people's eyes; nothing is ever opened by it. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^\\w. /@+=-]", "_").replace("..", "_");
        String relative = plain.replaceFirst("^/+", "");
        return relative.length() > NAME_MAX
                ? relative.substring(relative.length() - NAME_MAX).replaceFirst("^/+", "")
                : relative;
    }
}
