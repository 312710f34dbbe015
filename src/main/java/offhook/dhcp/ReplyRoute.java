package offhook.dhcp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

/** Where a reply goes, RFC 2131 §4.1. Pure: {@link #of} looks only at the two messages. */
public sealed interface ReplyRoute {
    /** To the relay's port 67. */
    record ToRelay(Endpoint relay) implements ReplyRoute {}

    /** To an address the client already answers on. */
    record ToClient(Endpoint client) implements ReplyRoute {}

    /** To 255.255.255.255 on the interface where the request arrived. */
    record Broadcast() implements ReplyRoute {}

    /**
     * To an address that the client has not configured yet: RFC 2131 allows broadcast where the
     * frame cannot be addressed by hand.
     */
    record ToHardware(MacAddress mac, Ipv4 address) implements ReplyRoute {}

    static ReplyRoute of(DhcpMessage request, DhcpMessage reply) {
        throw new UnsupportedOperationException(request + " " + reply);
    }
}
