package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.dhcp.LeaseBook;
import offhook.event.StationEvent;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.util.Optional;

/**
 * Which phone asks for a file. By lease first, because a name can say anything; then by the MAC in
 * the name, by what the asker's side could tell, and by who was last seen at the address.
 */
final class Identification {
    private final Roster roster;
    private final LeaseBook leases;
    private final Whereabouts whereabouts;

    Identification(Roster roster, LeaseBook leases, Whereabouts whereabouts) {
        this.roster = roster;
        this.leases = leases;
        this.whereabouts = whereabouts;
    }

    /** Only names that none but a phone asks for make a new phone known. */
    Optional<Tracked> of(Endpoint client, Optional<MacAddress> hint, String name, Turn turn) {
        PhoneFile file = PhoneFileNames.read(name);
        Optional<MacAddress> leased = leases.at(client.address(), turn.now).map(Lease::mac);
        Optional<Tracked> phone =
                leased.or(file::phone)
                        .or(() -> hint)
                        .or(() -> whereabouts.at(client.address()))
                        .flatMap(
                                mac ->
                                        FileDesk.goesToDesk(name)
                                                ? roster.track(mac, turn.now)
                                                : roster.known(mac));
        phone.ifPresent(
                it -> {
                    file.phone()
                            .filter(named -> !named.equals(it.story().mac()))
                            .ifPresent(named -> roster.tell(it, oddity(named, name), turn));
                    if (leased.isEmpty()) {
                        seenAt(it, client.address(), "it asked for " + name, turn);
                    }
                });
        return phone;
    }

    Optional<Tracked> holder(Ipv4 address, Optional<MacAddress> hint, Instant now) {
        return leases.at(address, now)
                .map(Lease::mac)
                .or(() -> hint)
                .or(() -> whereabouts.at(address))
                .flatMap(roster::known);
    }

    /** Without a lease of ours: another server gave the address, or somebody's hand did. */
    void seenAt(Tracked phone, Ipv4 address, String how, Turn turn) {
        var network = phone.story().network();
        if (!network.address().equals(Optional.of(address)) || network.isOurs()) {
            roster.tell(phone, new StationEvent.AddressSeen(address, how), turn);
        }
    }

    private static StationEvent oddity(MacAddress named, String name) {
        return new StationEvent.Note(
                "it asks for %s, the file of another phone, %s (wrong-mac)".formatted(name, named));
    }
}
