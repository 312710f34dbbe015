package offhook.tftp;

import offhook.address.Ipv4;
import offhook.tftp.TransferCounts.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may begin a transfer. Who has begun one keeps his place until its end, whatever comes; who
 * comes too late has to come again. A client whose places are all held by transfers that it never
 * acknowledged, as it asked again from other ports, gets the oldest of them back. Never larger than
 * the table of transfers.
 */
final class Admission {
    private final TftpLimits limits;
    private final TransferCounts counts;

    /** Oldest first. */
    private final Map<Ipv4, List<ReadTransfer>> ofClients = new HashMap<>();

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
        if (ofClients.getOrDefault(client, List.of()).size() >= limits.transfersPerClientMax()) {
            counts.count(Kind.NO_ROOM_FOR_CLIENT);
            return false;
        }
        return true;
    }

    /**
     * What the client has left alone for as long as we wait before we repeat: so a forged address
     * gets no more than its share a second.
     */
    Optional<ReadTransfer> leftAlone(Ipv4 client, long nowNanos) {
        List<ReadTransfer> own = ofClients.getOrDefault(client, List.of());
        if (own.size() < limits.transfersPerClientMax()) {
            return Optional.empty();
        }
        for (ReadTransfer transfer : own) {
            if (!transfer.hasAcknowledged()
                    && !transfer.isWaiting()
                    && transfer.ageNanos(nowNanos) >= limits.firstTimeout().toNanos()) {
                return Optional.of(transfer);
            }
        }
        return Optional.empty();
    }

    void begun(ReadTransfer transfer) {
        inAll++;
        ofClients
                .computeIfAbsent(transfer.client().address(), _ -> new ArrayList<>(1))
                .add(transfer);
    }

    void ended(ReadTransfer transfer) {
        inAll--;
        ofClients.computeIfPresent(
                transfer.client().address(),
                (_, own) -> {
                    own.remove(transfer);
                    return own.isEmpty() ? null : own;
                });
    }
}
