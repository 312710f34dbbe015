package offhook.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What folders hold, by name in any case. A folder is listed again when its time of change is
 * another one: phones ask for many names that are not there, and a listing for each would be slow.
 */
final class FolderListings {
    /** A root with its locale folders. */
    private static final int FOLDERS_MAX = 128;

    /** Past this, only the exact spelling is found. */
    private static final int NAMES_MAX = 100_000;

    /**
     * Within the grain of a file system's clock (FAT: 2 s) a second change may leave the time as it
     * was, so what changed so lately is listed anew.
     */
    private static final long GRAIN_MILLIS = 2000;

    /**
     * @param spellings from lower case to the name on disk, of several the first in order
     */
    private record Listing(FileTime changed, boolean isSettled, Map<String, String> spellings) {}

    private final Map<Path, Listing> listings =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, Listing> eldest) {
                    return size() > FOLDERS_MAX;
                }
            };

    /** What is in there, as it is spelt. */
    synchronized Collection<String> names(Path folder) {
        try {
            return current(folder).spellings().values();
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }

    private Listing current(Path folder) throws IOException {
        FileTime changed = Files.getLastModifiedTime(folder);
        Listing listing = listings.get(folder);
        if (listing == null || !listing.isSettled() || !listing.changed().equals(changed)) {
            listing = list(folder, changed);
            listings.put(folder, listing);
        }
        return listing;
    }

    /** The entry of exactly this name, else one that differs in case only. */
    synchronized Optional<Path> find(Path folder, String name) {
        try {
            Listing listing = current(folder);
            String spelling = listing.spellings().get(lower(name));
            if (spelling == null) {
                boolean isCut = listing.spellings().size() >= NAMES_MAX;
                return isCut ? Optional.of(folder.resolve(name)) : Optional.empty();
            }
            Path exact = folder.resolve(name);
            return Optional.of(
                    spelling.equals(name) || !Files.exists(exact)
                            ? folder.resolve(spelling)
                            : exact);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static Listing list(Path folder, FileTime changed) throws IOException {
        boolean isSettled = System.currentTimeMillis() - changed.toMillis() > GRAIN_MILLIS;
        var spellings = new HashMap<String, String>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (spellings.size() >= NAMES_MAX) {
                    break;
                }
                String name = entry.getFileName().toString();
                spellings.merge(lower(name), name, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        }
        return new Listing(changed, isSettled, Map.copyOf(spellings));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
