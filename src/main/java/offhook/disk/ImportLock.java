package offhook.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One import at a time, whether from this process or another. */
final class ImportLock implements AutoCloseable {
    /** A large import from a slow disk takes a minute or two. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private ImportLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for another import to end. */
    static ImportLock take(Path folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isOurs(channel)) {
            if (System.nanoTime() - end > 0) {
                channel.close();
                throw new IOException("another import is still running");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new ImportLock(channel);
    }

    /** Ends with the channel, also when the process is killed. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        }
    }
}
