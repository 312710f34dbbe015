package offhook.store;

import offhook.address.MacAddress;
import offhook.event.Observed;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts each phone's new entries, so that pruning looks at a phone once in a while only. */
final class Unpruned {
    /** A phone is pruned again after so many new entries of it: ten boots or so. */
    static final int ENTRIES_BETWEEN_PRUNINGS = 500;

    /** Phones counted; beyond it, with forged addresses for instance, counting starts afresh. */
    private static final int PHONES_MAX = 10_000;

    private final Map<MacAddress, Integer> counts = new HashMap<>();

    /** What a start finds: a station that is switched off each evening prunes all the same. */
    void found(Map<MacAddress, Integer> entries) {
        entries.forEach(
                (phone, count) -> {
                    if (count > Store.CHATTER_PER_PHONE_MAX && counts.size() < PHONES_MAX) {
                        counts.put(phone, count - Store.CHATTER_PER_PHONE_MAX);
                    }
                });
    }

    /** The phones to be pruned once these entries are in. */
    Set<MacAddress> due(List<Observed> journal) {
        var due = new LinkedHashSet<MacAddress>();
        var fresh = new HashMap<MacAddress, Integer>();
        for (Observed observed : journal) {
            MacAddress phone = observed.phone();
            int count = fresh.merge(phone, 1, Integer::sum) + counts.getOrDefault(phone, 0);
            if (count >= ENTRIES_BETWEEN_PRUNINGS) {
                due.add(phone);
            }
        }
        return due;
    }

    /** The entries are in, and these phones pruned. */
    void count(List<Observed> journal, Set<MacAddress> pruned) {
        journal.forEach(observed -> counts.merge(observed.phone(), 1, Integer::sum));
        counts.keySet().removeAll(pruned);
        if (counts.size() > PHONES_MAX) {
            counts.clear();
        }
    }
}
