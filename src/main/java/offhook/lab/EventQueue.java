package offhook.lab;

import java.util.Arrays;

/**
 * What happens next, by time and, at the same moment, in the order in which it was decided: so the
 * same seed gives the same run. A heap on plain arrays; millions of events pass through it.
 */
final class EventQueue<E> {
    private long[] times = new long[1024];
    private long[] orders = new long[1024];
    private Object[] events = new Object[1024];
    private int size;
    private long nextOrder;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Only if not empty. */
    long nextTime() {
        return times[0];
    }

    void add(long time, E event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        long order = nextOrder++;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (isBefore(times[parent], orders[parent], time, order)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, order, event);
    }

    E take() {
        @SuppressWarnings("unchecked")
        E first = (E) events[0];
        size--;
        long time = times[size];
        long order = orders[size];
        Object event = events[size];
        events[size] = null;
        if (size > 0) {
            sink(time, order, event);
        }
        return first;
    }

    private void sink(long time, long order, Object event) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size
                    && isBefore(times[child + 1], orders[child + 1], times[child], orders[child])) {
                child++;
            }
            if (isBefore(time, order, times[child], orders[child])) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, time, order, event);
    }

    private void move(int from, int to) {
        put(to, times[from], orders[from], events[from]);
    }

    private void put(int at, long time, long order, Object event) {
        times[at] = time;
        orders[at] = order;
        events[at] = event;
    }

    private static boolean isBefore(long time, long order, long otherTime, long otherOrder) {
        return time < otherTime || time == otherTime && order < otherOrder;
    }
}
