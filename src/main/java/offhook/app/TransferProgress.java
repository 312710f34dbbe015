package offhook.app;

import offhook.udp.TftpPort;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Once a second the desk is told how far each phone's transfer is, for those who watch. */
final class TransferProgress implements AutoCloseable {
    private static final long PERIOD_SECONDS = 1;

    private final TftpPort tftp;
    private final FileAnswers files;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("progress").factory());

    TransferProgress(TftpPort tftp, FileAnswers files) {
        this.tftp = tftp;
        this.files = files;
    }

    void start() {
        clock.scheduleWithFixedDelay(
                () -> tftp.forEachUnderWay(files::progress),
                PERIOD_SECONDS,
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
