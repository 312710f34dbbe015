package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The table of RFC 2131 §4.1, row by row. */
class ReplyRouteTest {
    private static final MacAddress MAC = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    private static final Ipv4 RELAY = Ipv4.of("172.22.76.1");
    private static final Ipv4 CLIENT = Ipv4.of("192.168.1.2");
    private static final int BROADCAST = DhcpMessage.BROADCAST_FLAG;

    @Test
    void a_relay_gets_every_reply_at_its_server_port() {
        var route = new ReplyRoute.ToRelay(new Endpoint(RELAY, 67));

        assertThat(route(DhcpKind.DISCOVER, 0, Ipv4.ANY, RELAY, DhcpKind.OFFER)).isEqualTo(route);
        assertThat(route(DhcpKind.REQUEST, BROADCAST, Ipv4.ANY, RELAY, DhcpKind.ACK))
                .isEqualTo(route);
        assertThat(route(DhcpKind.REQUEST, 0, CLIENT, RELAY, DhcpKind.NAK)).isEqualTo(route);
    }

    @Test
    void a_client_that_has_an_address_is_answered_there() {
        assertThat(route(DhcpKind.REQUEST, BROADCAST, CLIENT, Ipv4.ANY, DhcpKind.ACK))
                .isEqualTo(new ReplyRoute.ToClient(new Endpoint(CLIENT, 68)));
    }

    @Test
    void a_refusal_is_broadcast_even_to_a_client_with_an_address() {
        assertThat(route(DhcpKind.REQUEST, 0, CLIENT, Ipv4.ANY, DhcpKind.NAK))
                .isEqualTo(new ReplyRoute.Broadcast());
        assertThat(route(DhcpKind.REQUEST, 0, Ipv4.ANY, Ipv4.ANY, DhcpKind.NAK))
                .isEqualTo(new ReplyRoute.Broadcast());
    }

    @Test
    void the_broadcast_flag_is_obeyed() {
        assertThat(route(DhcpKind.DISCOVER, BROADCAST, Ipv4.ANY, Ipv4.ANY, DhcpKind.OFFER))
                .isEqualTo(new ReplyRoute.Broadcast());
    }

    @Test
    void without_the_flag_a_new_address_is_reached_by_its_frame() {
        assertThat(route(DhcpKind.DISCOVER, 0, Ipv4.ANY, Ipv4.ANY, DhcpKind.OFFER))
                .isEqualTo(new ReplyRoute.ToHardware(MAC, CLIENT));
    }

    @Test
    void an_inform_is_answered_at_its_address_past_the_relay() {
        assertThat(route(DhcpKind.INFORM, 0, CLIENT, RELAY, DhcpKind.ACK))
                .isEqualTo(new ReplyRoute.ToClient(new Endpoint(CLIENT, 68)));
    }

    private static ReplyRoute route(
            DhcpKind asked, int flags, Ipv4 ciaddr, Ipv4 giaddr, DhcpKind answered) {
        Ipv4 yiaddr = answered == DhcpKind.NAK ? Ipv4.ANY : CLIENT;
        return ReplyRoute.of(
                message(DhcpMessage.REQUEST, asked, flags, ciaddr, Ipv4.ANY, giaddr),
                message(DhcpMessage.REPLY, answered, flags, ciaddr, yiaddr, giaddr));
    }

    private static DhcpMessage message(
            int op, DhcpKind kind, int flags, Ipv4 ciaddr, Ipv4 yiaddr, Ipv4 giaddr) {
        return new DhcpMessage(
                op,
                1,
                0,
                7,
                0,
                flags,
                ciaddr,
                yiaddr,
                Ipv4.ANY,
                giaddr,
                MAC.bytes(),
                "",
                "",
                List.of(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code())));
    }
}
