package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose frames are whose. A MAC address whose frames carry one IP address is that machine's own; a
 * router's carry many.
 */
final class FrameOwners {
    static final int ADDRESSES_MAX = 65_536;

    /** A second address of the machine empties {@code only}. */
    private record Sender(Optional<Ipv4> only, Instant lastAt) {}

    private final Remembered<MacAddress, Sender> senders = new Remembered<>(ADDRESSES_MAX);
    private final Set<Ipv4> phones = new HashSet<>();

    void sent(MacAddress mac, Ipv4 from, Instant at) {
        if (from.isAny()) {
            return;
        }
        Sender known = senders.get(mac);
        boolean isSame = known == null || known.only().equals(Optional.of(from));
        senders.put(mac, new Sender(isSame ? Optional.of(from) : Optional.empty(), at));
    }

    /** Something that phones do came from there. */
    void phone(Ipv4 address) {
        if (phones.size() < ADDRESSES_MAX) {
            phones.add(address);
        }
    }

    /** The MAC addresses of phones that are on the wire where the capture was made. */
    List<Sighting> sightings() {
        var said = new ArrayList<Sighting>();
        for (var entry : senders.all()) {
            Sender sender = entry.getValue();
            sender.only()
                    .filter(phones::contains)
                    .ifPresent(
                            address ->
                                    said.add(
                                            new Sighting(
                                                    sender.lastAt(),
                                                    sender.lastAt().isAfter(Instant.EPOCH),
                                                    Who.of(
                                                            Optional.of(entry.getKey()),
                                                            Optional.of(address)),
                                                    new StationEvent.AddressSeen(
                                                            address,
                                                            "its frames carry this address"
                                                                    + " only"))));
        }
        return said;
    }
}
