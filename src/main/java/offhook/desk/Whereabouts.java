package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is at which address, where no lease of ours says so. Belongs to the desk's thread. */
final class Whereabouts {
    /** More than any LAN's neighbour table holds; the oldest is forgotten. */
    static final int ADDRESSES_MAX = 65_536;

    private final Map<Ipv4, MacAddress> byAddress =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Ipv4, MacAddress> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    void note(Ipv4 address, MacAddress mac) {
        byAddress.put(address, mac);
    }

    void forget(Ipv4 address) {
        byAddress.remove(address);
    }

    /** Nobody came to this address after it. */
    boolean isOnlyOf(Ipv4 address, MacAddress mac) {
        return at(address).filter(other -> !other.equals(mac)).isEmpty();
    }

    Optional<MacAddress> at(Ipv4 address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
