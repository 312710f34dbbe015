package offhook.tftp;

import offhook.address.Ipv4;
import offhook.tftp.TransferCounts.Kind;

import java.util.HashMap;
import java.util.Map;

/**
 * Who may begin a transfer. Who has begun one keeps his place until its end, whatever comes; who
 * comes too late has to come again. Never larger than the table of transfers.
 */
final class Admission {
    private final TftpLimits limits;
    private final TransferCounts counts;
    private final Map<Ipv4, Integer> ofClients = new HashMap<>();
    private int inAll;

    Admission(TftpLimits limits, TransferCounts counts) {
        this.limits = limits;
        this.counts = counts;
    }

    boolean hasRoom(Ipv4 client) {
        if (inAll >= limits.transfersMax()) {
            counts.count(Kind.NO_ROOM);
            return false;
        }
        if (ofClients.getOrDefault(client, 0) >= limits.transfersPerClientMax()) {
            counts.count(Kind.NO_ROOM_FOR_CLIENT);
            return false;
        }
        return true;
    }

    void begun(Ipv4 client) {
        inAll++;
        ofClients.merge(client, 1, Integer::sum);
    }

    void ended(Ipv4 client) {
        inAll--;
        ofClients.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
