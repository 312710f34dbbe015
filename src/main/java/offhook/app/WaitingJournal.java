package offhook.app;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of phones and not written yet. Each phone's entries keep their order; phones do not
 * wait for each other. Belongs to the desk's thread.
 */
final class WaitingJournal {
    /** The first words of as many phones as the desk follows; beyond it the oldest are dropped. */
    static final int ENTRIES_MAX = 4 * 65_536;

    private final Map<MacAddress, Deque<Observed>> byPhone = new LinkedHashMap<>();
    private int size;
    private long dropped;

    void add(Observed observed) {
        Deque<Observed> told =
                byPhone.computeIfAbsent(observed.phone(), any -> new ArrayDeque<>(4));
        if (isTheOfferOf(observed, told.peekLast())) {
            // Offered and taken within moments: the second says both.
            told.removeLast();
            size--;
        }
        told.addLast(observed);
        size++;
        while (size > ENTRIES_MAX) {
            dropped += take(1).size();
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Lost for want of room since the start. */
    long dropped() {
        return dropped;
    }

    /** All of one phone, in order; they do not wait any more. */
    List<Observed> take(MacAddress phone) {
        Deque<Observed> told = byPhone.remove(phone);
        if (told == null) {
            return List.of();
        }
        size -= told.size();
        return List.copyOf(told);
    }

    /** At most so many, beginning with the phone that waits longest. */
    List<Observed> take(int max) {
        var taken = new ArrayList<Observed>(Math.min(max, size));
        var phones = byPhone.values().iterator();
        while (taken.size() < max && phones.hasNext()) {
            Deque<Observed> told = phones.next();
            while (taken.size() < max && !told.isEmpty()) {
                taken.add(told.removeFirst());
            }
            if (told.isEmpty()) {
                phones.remove();
            }
        }
        size -= taken.size();
        return taken;
    }

    /** What could not be written waits on, before whatever came since. */
    void putBack(List<Observed> taken) {
        for (Observed observed : taken.reversed()) {
            byPhone.computeIfAbsent(observed.phone(), any -> new ArrayDeque<>(4))
                    .addFirst(observed);
            size++;
        }
        while (size > ENTRIES_MAX) {
            dropped += take(1).size();
        }
    }

    private static boolean isTheOfferOf(Observed observed, Observed before) {
        return observed.event() instanceof StationEvent.AddressGranted granted
                && before != null
                && before.event() instanceof StationEvent.AddressOffered(var offered)
                && offered.equals(granted.address());
    }
}
