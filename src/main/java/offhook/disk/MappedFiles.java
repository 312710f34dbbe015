package offhook.disk;

import offhook.tftp.FileContent;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The library's files as content to serve, mapped into memory once for all transfers. From any
 * thread; a file that is asked for the first time costs one open and one map.
 */
public final class MappedFiles {
    /** A fleet of many models asks for some hundred files; a map costs address space only. */
    private static final int FILES_MAX = 1024;

    private final Function<String, Path> objects;

    private final Map<String, MappedContent> mapped =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, MappedContent> eldest) {
                    return size() > FILES_MAX;
                }
            };

    /**
     * @param objects from a file's SHA-256 to where its content lies
     */
    public MappedFiles(Function<String, Path> objects) {
        this.objects = objects;
    }

    /**
     * @throws DiskException if it cannot be read; the sentence says which file and what to do
     */
    public synchronized FileContent stored(String sha256) {
        MappedContent content = mapped.get(sha256);
        if (content == null) {
            content = open(objects.apply(sha256));
            mapped.put(sha256, content);
        }
        return content;
    }

    /** The file is gone or another: what is under way goes on, new transfers map it anew. */
    public synchronized void forget(String sha256) {
        mapped.remove(sha256);
    }

    private static MappedContent open(Path file) {
        try {
            return MappedContent.of(file);
        } catch (NoSuchFileException e) {
            throw new DiskException(
                    "library: the content file " + file + " is gone; import the firmware again", e);
        } catch (IOException e) {
            throw new DiskException(
                    "library: the content file "
                            + file
                            + " cannot be read ("
                            + e.getMessage()
                            + "); check the disk and the folder's permissions",
                    e);
        }
    }
}
