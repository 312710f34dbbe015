package offhook.app;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the desk's thread, bounded. What arrived together goes in together: to wake a
 * thread for each datagram of a storm costs more than to answer it.
 */
final class DeskQueue {
    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private final Condition drained = lock.newCondition();
    private boolean isWaitedFor;

    DeskQueue(int max) {
        this.max = max;
    }

    boolean offer(Object one) {
        return offerAll(List.of(one)) == 1;
    }

    /** How many of them found room, the first ones. */
    int offerAll(List<?> many) {
        lock.lock();
        try {
            int room = Math.min(many.size(), max - waiting.size());
            for (int i = 0; i < room; i++) {
                waiting.addLast(many.get(i));
            }
            if (isWaitedFor && room > 0) {
                isWaitedFor = false;
                filled.signal();
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** Moves at most so many to the list; waits for the first one at most so long. */
    void take(List<Object> taken, int takenMax, long patienceMillis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
            if (waiting.isEmpty()) {
                drained.signalAll();
            }
            while (waiting.isEmpty() && nanos > 0) {
                isWaitedFor = true;
                nanos = filled.awaitNanos(nanos);
            }
            isWaitedFor = false;
            for (int i = 0; i < takenMax && !waiting.isEmpty(); i++) {
                taken.add(waiting.removeFirst());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until the desk has taken all there was and comes back for more, or the time is over. */
    void awaitDrained(long nanosMax) throws InterruptedException {
        lock.lock();
        try {
            if (!isWaitedFor) {
                drained.awaitNanos(nanosMax);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
