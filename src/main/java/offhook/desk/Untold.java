package offhook.desk;

import offhook.address.MacAddress;
import offhook.event.StationEvent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What phones were answered before their stories heard of it: in a storm the addresses come first.
 * Belongs to the desk's thread.
 */
final class Untold {
    /**
     * A storm of 65,536 phones, each with its DISCOVER and its REQUEST; some 300 bytes each. What
     * comes beyond is told at once.
     */
    static final int MESSAGES_MAX = 2 * 65_536;

    /**
     * One message and what came of it.
     *
     * @param asked empty for those that ask for nothing
     * @param told empty if nothing was said
     */
    record Heard(
            Instant at, Optional<StationEvent.AddressAsked> asked, Optional<StationEvent> told) {}

    private final Map<MacAddress, Deque<Heard>> byPhone = new LinkedHashMap<>();
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    boolean hasRoom() {
        return size < MESSAGES_MAX;
    }

    void add(MacAddress phone, Heard heard) {
        Deque<Heard> before = byPhone.get(phone);
        if (before == null) {
            before = new ArrayDeque<>(2);
            byPhone.put(phone, before);
        }
        before.addLast(heard);
        size++;
    }

    /** All of one phone, in order. */
    List<Heard> take(MacAddress phone) {
        Deque<Heard> heard = byPhone.remove(phone);
        if (heard == null) {
            return List.of();
        }
        size -= heard.size();
        return new ArrayList<>(heard);
    }

    /** The phone that waits longest. */
    Optional<MacAddress> next() {
        return byPhone.isEmpty()
                ? Optional.empty()
                : Optional.of(byPhone.keySet().iterator().next());
    }
}
