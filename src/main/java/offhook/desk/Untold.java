package offhook.desk;

import offhook.address.MacAddress;
import offhook.event.StationEvent;

import java.time.Instant;
import java.util.ArrayDeque;
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
     * One message and what came of it. As few objects as may be: in a storm each of them is copied
     * by the garbage collector.
     */
    static final class Heard {
        private final Instant at;
        private final StationEvent.AddressAsked asked;
        private final StationEvent told;

        /** What the same phone said before; null if nothing. */
        private Heard before;

        /**
         * @param asked empty for those that ask for nothing
         * @param told empty if nothing was said
         */
        Heard(Instant at, Optional<StationEvent.AddressAsked> asked, Optional<StationEvent> told) {
            this.at = at;
            this.asked = asked.orElse(null);
            this.told = told.orElse(null);
        }

        Instant at() {
            return at;
        }

        Optional<StationEvent.AddressAsked> asked() {
            return Optional.ofNullable(asked);
        }

        Optional<StationEvent> told() {
            return Optional.ofNullable(told);
        }
    }

    /** The latest of each phone. */
    private final Map<MacAddress, Heard> byPhone = new LinkedHashMap<>();

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** How many phones wait for their stories. */
    int phones() {
        return byPhone.size();
    }

    /** What this phone asked last of what is not told yet. */
    Optional<StationEvent.AddressAsked> latestAsked(MacAddress phone) {
        Heard latest = byPhone.get(phone);
        return latest == null ? Optional.empty() : latest.asked();
    }

    boolean hasRoom() {
        return size < MESSAGES_MAX;
    }

    void add(MacAddress phone, Heard heard) {
        // A phone that is there already keeps its place.
        heard.before = byPhone.put(phone, heard);
        size++;
    }

    /** All of one phone, in order. */
    List<Heard> take(MacAddress phone) {
        var all = new ArrayDeque<Heard>(2);
        for (Heard heard = byPhone.remove(phone); heard != null; heard = heard.before) {
            all.addFirst(heard);
        }
        size -= all.size();
        return List.copyOf(all);
    }

    /** The phone that waits longest. */
    Optional<MacAddress> next() {
        return byPhone.isEmpty()
                ? Optional.empty()
                : Optional.of(byPhone.keySet().iterator().next());
    }
}
