package offhook.udp;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** A queue of its own for threads that do not own the sockets. */
final class LinuxSender implements DatagramSockets.Sender {
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final ReentrantLock lock = new ReentrantLock();
    private final SendQueue queue = new SendQueue(new LinuxCalls());
    private boolean isEnded;
    private long late;

    @Override
    public void send(DatagramSockets.End from, int toAddress, int toPort, ByteBuffer datagram) {
        lock.lock();
        try {
            if (isEnded) {
                late++;
            } else {
                queue.add((LinuxSockets.LinuxEnd) from, toAddress, toPort, datagram, NOTHING);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            if (!isEnded) {
                queue.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long refused() {
        lock.lock();
        try {
            return queue.refused() + late;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is sent after it. */
    void end() {
        lock.lock();
        try {
            isEnded = true;
        } finally {
            lock.unlock();
        }
    }
}
