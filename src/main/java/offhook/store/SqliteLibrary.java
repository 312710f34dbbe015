package offhook.store;

import org.sqlite.SQLiteJDBCLoader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * SQLite's native code, loaded so that no file of it stays. The driver lays 1.4 MB down in the
 * folder for temporary files and removes it when the process ends; a process that is killed leaves
 * it there, each time another. So it goes to a folder of its own that is removed once it is loaded.
 */
final class SqliteLibrary {
    /** The driver's own setting. */
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /** Before the first connection; a second call does nothing. */
    static synchronized void load() {
        if (System.getProperty(FOLDER) != null) {
            return; // done, or somebody knows a better place
        }
        try {
            Path folder = Files.createTempDirectory("offhook-sqlite-");
            System.setProperty(FOLDER, folder.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                remove(folder);
            }
        } catch (Exception failure) {
            // The first connection fails for the same reason and says it in a sentence.
            System.clearProperty(FOLDER);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        } catch (IOException inUse) {
            // Windows keeps what is loaded: there the driver removes it when the process ends.
        }
    }
}
