package offhook.app;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many DHCP messages are heard in all: a flood from made-up clients, each of them new, must
 * leave the machine time for files. On the DHCP sockets' one event loop; counted from any thread.
 */
final class TotalPace {
    /**
     * What one core answers; a storm of 30,000 phones, each with two messages, passes in its first
     * second.
     */
    static final int MESSAGES_A_SECOND_USUAL = 60_000;

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final int messagesASecond;
    private final LongAdder ignored = new LongAdder();

    /** When the allowance of one second would be whole again. */
    private long wholeAt;

    /**
     * @param nanos as {@link System#nanoTime}
     */
    TotalPace(int messagesASecond, LongSupplier nanos) {
        this.messagesASecond = messagesASecond;
        this.nanos = nanos;
        this.wholeAt = nanos.getAsLong();
    }

    /** False if it is to be ignored. */
    boolean admits() {
        long now = nanos.getAsLong();
        long next = (wholeAt - now < 0 ? now : wholeAt) + SECOND / messagesASecond;
        if (next - now > SECOND) {
            ignored.increment();
            return false;
        }
        wholeAt = next;
        return true;
    }

    Optional<String> sentence() {
        return ignored.sum() == 0
                ? Optional.empty()
                : Optional.of(
                        ignored.sum()
                                + " DHCP messages were ignored because more than "
                                + messagesASecond
                                + " came in a second (dhcp.rate): look for a loop in the network or"
                                + " somebody who makes up clients.");
    }
}
