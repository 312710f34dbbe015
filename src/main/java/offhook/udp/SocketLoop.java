package offhook.udp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that owns sockets: turn after turn until it is closed, then it gives them back.
 */
final class SocketLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);

    private static final long CLOSE_MILLIS_MAX = 2_000;

    /** After something that should not happen, so that it can't fill the core or the log. */
    private static final long RECOVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Thread thread;
    private final DatagramSockets sockets;
    private final Runnable turn;
    private volatile boolean isClosing;

    /**
     * @param turn waits for what comes and does what it causes; whatever one meets, the next is
     *     made
     */
    SocketLoop(String name, DatagramSockets sockets, Runnable turn) {
        this.sockets = sockets;
        this.turn = turn;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Once, and not after {@link #close}. */
    void start() {
        thread.start();
    }

    /** Nothing is waited for any more. */
    boolean isClosing() {
        return isClosing;
    }

    /** Ends the thread, if it runs, and gives the sockets back. */
    void close() {
        if (isClosing) {
            return;
        }
        isClosing = true;
        if (thread.getState() == Thread.State.NEW) {
            sockets.close();
            return;
        }
        sockets.wake();
        try {
            thread.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing) {
                try {
                    turn.run();
                } catch (RuntimeException | Error failure) {
                    // Out of memory as well: without this thread the station would look alive and
                    // answer nobody.
                    LOG.error("A turn of {} failed; it goes on", thread.getName(), failure);
                    LockSupport.parkNanos(RECOVERY_NANOS);
                }
            }
        } finally {
            sockets.close();
        }
    }
}
