package offhook.tftp;

import offhook.address.Ipv4;

import java.util.HashMap;
import java.util.Map;

/** How many transfers each client address has. Never larger than the table of transfers. */
final class ClientCounts {
    private final Map<Ipv4, Integer> counts = new HashMap<>();

    int of(Ipv4 client) {
        return counts.getOrDefault(client, 0);
    }

    void oneMore(Ipv4 client) {
        counts.merge(client, 1, Integer::sum);
    }

    void oneLess(Ipv4 client) {
        counts.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
