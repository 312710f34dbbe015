package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.AddressSpace;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Uniform;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subnets that are served, and who is.
 *
 * @param stationAddresses all of ours, so that none is given away and our offers are known as ours
 */
public record Scopes(
        List<Scope> scopes, Serve serve, AccessLists access, Set<Ipv4> stationAddresses) {
    public Scopes(List<Scope> scopes, Serve serve, Set<Ipv4> stationAddresses) {
        this(scopes, serve, AccessLists.NONE, stationAddresses);
    }

    /** Whom the settings let us answer. */
    public enum Serve {
        PHONES,
        EVERYONE,
        NOBODY
    }

    /** RFC 3527: the relay names the client's subnet where giaddr cannot. */
    private static final int LINK_SELECTION = 5;

    public Scopes {
        scopes = Uniform.list(scopes);
        stationAddresses = Uniform.set(stationAddresses);
    }

    /** What a lease book is made from. */
    public List<AddressSpace> addressSpaces() {
        return scopes.stream().map(scope -> scope.addressSpace(stationAddresses)).toList();
    }

    /** The scope that the client's message belongs to. */
    Optional<Scope> around(DhcpMessage message, Arrival arrival) {
        return around(place(message, arrival));
    }

    Optional<Scope> around(Ipv4 address) {
        for (Scope scope : scopes) {
            if (scope.subnet().contains(address)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** An address of the wire on which the client is; RFC 2131 §4.3.1. */
    static Ipv4 place(DhcpMessage message, Arrival arrival) {
        if (message.isRelayed()) {
            // The relay's own word goes before the client's (RFC 3527 §3).
            Optional<Ipv4> link = linkSelection(message);
            if (link.isPresent()) {
                return link.get();
            }
        }
        Optional<Ipv4> selected = subnetSelection(message);
        if (selected.isPresent()) {
            return selected.get();
        }
        if (message.isRelayed()) {
            return message.giaddr();
        }
        // A client behind a relay renews without it: its own address says where it is.
        return message.ciaddr().isAny() || arrival.byBroadcast()
                ? arrival.serverAddress()
                : message.ciaddr();
    }

    private static Optional<Ipv4> subnetSelection(DhcpMessage message) {
        return message.address(DhcpOption.SUBNET_SELECTION);
    }

    private static Optional<Ipv4> linkSelection(DhcpMessage message) {
        Bytes relay = message.option(DhcpOption.RELAY_AGENT).orElse(Bytes.EMPTY);
        for (int at = 0; at + 2 <= relay.size(); at += 2 + relay.at(at + 1)) {
            boolean isWhole = at + 6 <= relay.size() && relay.at(at + 1) == 4;
            if (relay.at(at) == LINK_SELECTION && isWhole) {
                return Optional.of(Ipv4.of(relay.slice(at + 2, at + 6)));
            }
        }
        return Optional.empty();
    }

    boolean isOurs(Ipv4 serverIdentifier, Arrival arrival) {
        return serverIdentifier.equals(arrival.serverAddress())
                || stationAddresses.contains(serverIdentifier);
    }
}
