package offhook.dhcp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

/** Where a reply goes, RFC 2131 §4.1. Pure: {@link #of} looks only at the two messages. */
public sealed interface ReplyRoute {
    int SERVER_PORT = 67;
    int CLIENT_PORT = 68;

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
        boolean refuses = reply.kind().filter(kind -> kind == DhcpKind.NAK).isPresent();
        boolean informs = request.kind().filter(kind -> kind == DhcpKind.INFORM).isPresent();
        // §4.3.5: the answer to an INFORM goes straight to ciaddr, past any relay.
        if (informs && !request.ciaddr().isAny()) {
            return new ToClient(new Endpoint(request.ciaddr(), CLIENT_PORT));
        }
        if (request.isRelayed()) {
            return new ToRelay(new Endpoint(request.giaddr(), SERVER_PORT));
        }
        // A client that is refused may not use its address any more, so it cannot be reached there.
        if (refuses) {
            return new Broadcast();
        }
        if (!request.ciaddr().isAny()) {
            return new ToClient(new Endpoint(request.ciaddr(), CLIENT_PORT));
        }
        if (request.wantsBroadcast() || reply.yiaddr().isAny()) {
            return new Broadcast();
        }
        return request.mac()
                .<ReplyRoute>map(mac -> new ToHardware(mac, reply.yiaddr()))
                .orElseGet(Broadcast::new);
    }
}
