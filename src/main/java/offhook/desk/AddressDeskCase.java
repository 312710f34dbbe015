package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpClient;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One message and everything that decides on it. */
record AddressDeskCase(
        DhcpMessage message,
        Arrival arrival,
        DhcpClient client,
        LeaseBook book,
        Instant now,
        PhoneStanding standing) {

    Optional<Scope> scope(Scopes scopes) {
        return scopes.around(message, arrival);
    }

    /** Why this client gets no answer, if it is none of ours or stands on no wire of ours. */
    Optional<Decision> unserved(Scopes scopes) {
        return stranger(scopes).or(() -> nowhere(scopes));
    }

    Optional<Decision> stranger(Scopes scopes) {
        if (scopes.access().denies(client.mac())) {
            return Optional.of(
                    new Decision.Silence(
                            "nobody answers " + client.mac() + " here (dhcp.deny)",
                            "take it off dhcp.deny if it shall be served here"));
        }
        if (scopes.access().allows(client.mac())) {
            return Optional.empty();
        }
        boolean isServed =
                switch (scopes.serve()) {
                    case PHONES -> standing.isPhone();
                    case EVERYONE -> true;
                    case NOBODY -> false;
                };
        if (isServed) {
            return Optional.empty();
        }
        return Optional.of(
                new Decision.Silence(
                        scopes.serve() == Scopes.Serve.NOBODY
                                ? "addresses are given to nobody (dhcp.serve)"
                                : "only phones are served (dhcp.serve) and it says it is "
                                        + message.text(DhcpOption.VENDOR_CLASS)
                                                .filter(text -> !text.isEmpty())
                                                .orElse("nothing in particular")));
    }

    private Optional<Decision> nowhere(Scopes scopes) {
        if (scope(scopes).isPresent()) {
            return Optional.empty();
        }
        Ipv4 place = Scopes.place(message, arrival);
        boolean isSelected =
                message.address(DhcpOption.SUBNET_SELECTION).equals(Optional.of(place));
        String how =
                message.isRelayed()
                        ? "its relay " + message.giaddr() + " asks for the subnet of " + place
                        : isSelected
                                ? "it asks for the subnet of " + place + " (option 118)"
                                : "it stands on the wire of "
                                        + place
                                        + " ("
                                        + arrival.interfaceName()
                                        + ")";
        return Optional.of(
                new Decision.Silence(
                        how + ", for which no subnet is set",
                        "write down the subnet of that place (dhcp.subnet), or serve it"
                                + " elsewhere"));
    }

    Duration lease(Scope scope) {
        Duration wished = standing.lease().orElse(scope.lease());
        boolean isShort = wished.compareTo(AddressDesk.NEWCOMERS_LEASE) <= 0;
        if (!isShort && book.isNewcomerInACrowd(client, scope.subnet())) {
            return AddressDesk.NEWCOMERS_LEASE;
        }
        return wished.compareTo(AddressDesk.LEASE_MIN) < 0 ? AddressDesk.LEASE_MIN : wished;
    }
}
