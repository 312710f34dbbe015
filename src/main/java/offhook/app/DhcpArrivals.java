package offhook.app;

import offhook.desk.Arrival;
import offhook.desk.Input;
import offhook.dhcp.DhcpInput;
import offhook.udp.DhcpPort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hands what arrived together to the desk together. On the DHCP sockets' one event loop. */
final class DhcpArrivals implements DhcpPort.Handler {
    /** What comes meanwhile waits in the socket; it holds some hundred times more. */
    private static final Duration DESK_HAS_THE_CORE = Duration.ofMillis(2);

    /**
     * With one core a reader that wakes for each datagram takes the core from the desk again and
     * again: batches become small, and each costs a sync of its own.
     */
    private static final boolean HAS_ONE_CORE = Runtime.getRuntime().availableProcessors() == 1;

    private final DeskLoop desk;
    private final Predicate<Input.DhcpArrived> isHeard;
    private final UnreadableInputs unreadable;
    private final List<Input> arrived = new ArrayList<>();

    /**
     * @param isHeard false for what is not worth the desk's time
     */
    DhcpArrivals(DeskLoop desk, Predicate<Input.DhcpArrived> isHeard, UnreadableInputs unreadable) {
        this.desk = desk;
        this.isHeard = isHeard;
        this.unreadable = unreadable;
    }

    @Override
    public void arrived(DhcpInput input, Arrival arrival) {
        switch (input) {
            case DhcpInput.Message(var message) -> {
                var asked = new Input.DhcpArrived(message, arrival);
                if (isHeard.test(asked)) {
                    arrived.add(asked);
                }
            }
            case DhcpInput.Unreadable(var why) -> unreadable.count(why);
        }
    }

    @Override
    public void pause() {
        if (!arrived.isEmpty()) {
            desk.offerAll(arrived);
            arrived.clear();
            if (HAS_ONE_CORE) {
                desk.awaitDrained(DESK_HAS_THE_CORE);
            }
        }
    }
}
