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

    /** Two phones may have one number. */
    private record Key(MacAddress phone, String user) {
        static Key of(Account account) {
            return new Key(account.phone(), account.user());
        }
    }

    private final Map<Key, Binding> byLine =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Binding> eldest) {
                    return size() > LINES_MAX;
                }
            };

    synchronized void put(Binding binding) {
        byLine.remove(Key.of(binding.account()));
        byLine.put(Key.of(binding.account()), binding);
    }

    synchronized void remove(Account account) {
        byLine.remove(Key.of(account));
    }

    /** The one that lives longest, of all the phone's lines. */
    synchronized Optional<Binding> of(MacAddress phone, Instant now) {
        return byLine.values().stream()
                .filter(it -> it.account().phone().equals(phone) && it.until().isAfter(now))
                .max(Comparator.comparing(Binding::until));
    }

    synchronized Collection<Binding> all() {
        return List.copyOf(byLine.values());
    }
}
