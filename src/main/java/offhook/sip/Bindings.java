package offhook.sip;

import offhook.address.MacAddress;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is registered. A bench has a box of phones; beyond the bound the oldest is forgotten. */
final class Bindings {
    static final int LINES_MAX = 4_096;

    private final Map<String, Binding> byUser =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Binding> eldest) {
                    return size() > LINES_MAX;
                }
            };

    synchronized void put(Binding binding) {
        byUser.remove(binding.account().user());
        byUser.put(binding.account().user(), binding);
    }

    synchronized void remove(String user) {
        byUser.remove(user);
    }

    /** The one that lives longest, of all the phone's lines. */
    synchronized Optional<Binding> of(MacAddress phone, Instant now) {
        return byUser.values().stream()
                .filter(it -> it.account().phone().equals(phone) && it.until().isAfter(now))
                .max(Comparator.comparing(Binding::until));
    }

    synchronized Collection<Binding> all() {
        return List.copyOf(byUser.values());
    }
}
