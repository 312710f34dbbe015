package offhook.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;

/** The file of an SQLite database: held by one station at a time, set aside when it is damaged. */
final class SqliteFile implements AutoCloseable {
    /** The write-ahead log and its index lie beside the file and belong to it. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final FileChannel lock;

    private SqliteFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Makes the folder; two stations on one database would promise the same address twice. */
    static SqliteFile hold(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            var channel =
                    FileChannel.open(
                            absolute.resolveSibling(absolute.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StoreException(
                        "the database "
                                + file
                                + " is in use by another running Offhook: stop that one, or choose"
                                + " another --data.");
            }
            return new SqliteFile(absolute, channel);
        } catch (IOException failure) {
            throw new StoreException(
                    "the database "
                            + file
                            + " cannot be made: "
                            + failure
                            + "; check that the folder may be written, or choose another --data.",
                    failure);
        }
    }

    /** Whether a station has it now; of this process or of another. */
    static boolean isHeld(Path file) {
        Path lock = file.toAbsolutePath().resolveSibling(file.getFileName() + ".lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return isTaken(channel);
        } catch (IOException refused) {
            return false;
        }
    }

    /** Structure only; a read of the whole file, about as fast as the disk. */
    static void check(String url, Properties settings) {
        try (var connection = DriverManager.getConnection(url, settings);
                var statement = connection.createStatement();
                var verdicts = statement.executeQuery("pragma quick_check(1)")) {
            if (!verdicts.next() || !verdicts.getString(1).equals("ok")) {
                throw new Damage(verdicts.getString(1), null);
            }
        } catch (SQLException failure) {
            throw new Damage(failure.getMessage(), failure);
        }
    }

    /** Renames it with the time, and returns the new name. */
    Path setAside(Instant now) {
        try {
            Path aside = aside(file, now);
            for (String part : PARTS) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.move(from, aside.resolveSibling(aside.getFileName() + part));
                }
            }
            return aside;
        } catch (IOException failure) {
            throw new StoreException(
                    "the damaged database "
                            + file
                            + " cannot be renamed: "
                            + failure
                            + "; move it away by hand and start again.",
                    failure);
        }
    }

    /** As the write-ahead log is named. */
    Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ignored) {
            // The next one is written over it.
        }
    }

    /** A name beside it that nothing has. */
    static Path aside(Path file, Instant now) {
        String name = file.getFileName() + ".damaged-" + TIME.format(now);
        Path aside = file.resolveSibling(name);
        for (int copy = 2; Files.exists(aside); copy++) {
            aside = file.resolveSibling(name + "-" + copy);
        }
        return aside;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The system gives the lock back when the process ends.
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }

    /** What the check of a file said; damage unless the cause says otherwise. */
    static final class Damage extends RuntimeException {
        Damage(String verdict, SQLException cause) {
            super(verdict, cause);
        }
    }
}
