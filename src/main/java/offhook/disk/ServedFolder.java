package offhook.disk;

import offhook.tftp.FileContent;
import offhook.wire.Bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's own read-only folder ({@code --tftp-folder}). Names are matched as asked, else
 * regardless of case; nothing outside is reachable, also not through links. Looks at the disk, but
 * only at names and times unless something changed.
 */
public final class ServedFolder {
    /**
     * Up to here a file is copied when it is first asked: then it may be overwritten while phones
     * fetch it, which otherwise ends as "Checksum Error" on the phone (phones.md §4).
     */
    private static final long COPIED_BYTES_MAX = 16 << 20;

    /** Copies kept, together. */
    private static final long KEPT_BYTES_MAX = 64 << 20;

    /** More than two wrong digits are another phone's MAC. */
    private static final int MISTYPED_LETTERS_MAX = 2;

    /** Enough to find one that no phone is known by. */
    private static final int MISTYPED_MAX = 64;

    private record Version(Path file, long sizeBytes, long modifiedMillis) {}

    private final Path root;
    private final FolderListings listings = new FolderListings();
    private final Map<Version, FileContent> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    /**
     * @throws DiskException if it is no folder that can be read
     */
    public ServedFolder(Path folder) {
        try {
            this.root = folder.toRealPath();
            if (!Files.isDirectory(root) || !Files.isReadable(root)) {
                throw new IOException("not a folder that can be read");
            }
        } catch (IOException e) {
            throw new DiskException(
                    "--tftp-folder "
                            + folder
                            + ": expected a folder with files ("
                            + (e instanceof NoSuchFileException ? "not there" : e.getMessage())
                            + ")",
                    e);
        }
    }

    /**
     * @param asked as the client sent it
     * @return empty if there is no such file, or none that may be served
     * @throws DiskException if it is there and cannot be read
     */
    public Optional<FileContent> find(String asked) {
        try {
            return parts(asked).flatMap(this::locate).map(this::read);
        } catch (InvalidPathException | NoSuchFile gone) {
            return Optional.empty();
        }
    }

    /** Whether there is such a file; it may be gone when it is read. */
    public boolean has(String asked) {
        try {
            return parts(asked).flatMap(this::locate).isPresent();
        } catch (InvalidPathException unnameable) {
            return false;
        }
    }

    /** The file's own name, where it is found for a name that is spelt in other letters. */
    public Optional<String> otherSpelling(String asked) {
        try {
            Optional<List<String>> parts = parts(asked);
            return parts.flatMap(this::locate)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(parts.get().getLast()));
        } catch (InvalidPathException | NoSuchFile gone) {
            return Optional.empty();
        }
    }

    /** Names of this length that differ in a letter or two: a MAC that was mistyped. */
    public List<String> mistyped(String asked) {
        return listings.names(root).stream()
                .filter(name -> isNear(name, asked))
                .limit(MISTYPED_MAX)
                .toList();
    }

    private static boolean isNear(String name, String asked) {
        int differences = 0;
        for (int i = 0; i < name.length() && name.length() == asked.length(); i++) {
            boolean isSame =
                    Character.toLowerCase(name.charAt(i)) == Character.toLowerCase(asked.charAt(i));
            differences += isSame ? 0 : 1;
        }
        return name.length() == asked.length()
                && differences > 0
                && differences <= MISTYPED_LETTERS_MAX;
    }

    /** As it was asked; or in UTF-8, if that is a file. */
    private Optional<List<String>> parts(String asked) {
        Optional<List<String>> unicode = ServedName.inUtf8(asked).flatMap(ServedName::parts);
        return unicode.flatMap(this::locate).isPresent() ? unicode : ServedName.parts(asked);
    }

    private Optional<Path> locate(List<String> parts) {
        Path at = root;
        for (String part : parts) {
            Optional<Path> next = listings.find(at, part);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        try {
            Path real = at.toRealPath();
            return real.startsWith(root) && Files.isRegularFile(real)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private synchronized FileContent read(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var version =
                    new Version(file, attributes.size(), attributes.lastModifiedTime().toMillis());
            FileContent content = kept.get(version);
            if (content == null) {
                content =
                        version.sizeBytes() <= COPIED_BYTES_MAX
                                ? FileContent.of(Bytes.of(Files.readAllBytes(file)))
                                : MappedContent.of(file);
                keep(version, content);
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new NoSuchFile();
        } catch (IOException e) {
            throw new DiskException(
                    "--tftp-folder: " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void keep(Version version, FileContent content) {
        kept.put(version, content);
        keptBytes += version.sizeBytes();
        var oldest = kept.keySet().iterator();
        while (keptBytes > KEPT_BYTES_MAX && oldest.hasNext()) {
            Version old = oldest.next();
            if (!old.equals(version)) {
                oldest.remove();
                keptBytes -= old.sizeBytes();
            }
        }
    }

    /** Deleted between being found and being read. */
    private static final class NoSuchFile extends RuntimeException {}
}
