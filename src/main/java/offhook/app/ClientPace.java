package offhook.app;

import offhook.address.MacAddress;
import offhook.dhcp.DhcpMessage;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How often one client is heard. One that sends in a loop, broken or malicious, must not take the
 * desk's time from the others. On the DHCP sockets' one event loop; counted from any thread.
 */
final class ClientPace {
    /** Two whole boots with every question repeated; staticDHCPd allows ten messages in a row. */
    static final int BURST = 20;

    /** dora allows six in five seconds. A phone in earnest asks every four seconds at most. */
    static final long NANOS_A_MESSAGE = 1_000_000_000L;

    /** As many as the desk follows; with more, all of them start afresh. */
    static final int CLIENTS_MAX = 65_536;

    private final LongSupplier nanos;
    private final TotalPace all;

    /** When each client's allowance would be whole again. */
    private final PaceTable wholeAt =
            new PaceTable(CLIENTS_MAX, ThreadLocalRandom.current().nextLong());

    private final LongAdder ignored = new LongAdder();
    private volatile MacAddress last;

    /**
     * @param messagesASecond from all clients together
     */
    ClientPace(int messagesASecond) {
        this(System::nanoTime, messagesASecond);
    }

    /**
     * @param messagesASecond from all clients together
     */
    ClientPace(LongSupplier nanos, int messagesASecond) {
        this.nanos = nanos;
        this.all = new TotalPace(messagesASecond, nanos);
    }

    /** False if it is to be ignored. */
    boolean admits(DhcpMessage message) {
        Optional<MacAddress> mac = message.mac();
        if (mac.isEmpty()) {
            return all.admits();
        }
        long now = nanos.getAsLong();
        int place = wholeAt.place(mac.get());
        long whole = wholeAt.isTaken(place) ? wholeAt.at(place) : now;
        long next = (whole - now < 0 ? now : whole) + NANOS_A_MESSAGE;
        if (next - now > BURST * NANOS_A_MESSAGE) {
            ignored.increment();
            last = mac.get();
            return false;
        }
        if (!all.admits()) {
            return false;
        }
        wholeAt.put(place, mac.get(), next);
        return true;
    }

    Optional<String> sentence() {
        return last == null
                ? all.sentence()
                : Optional.of(
                        ignored.sum()
                                + " DHCP messages were ignored because their clients sent more than"
                                + " "
                                + BURST
                                + " in a row; the last was "
                                + last
                                + ": look for a loop in the network or a broken device.");
    }
}
