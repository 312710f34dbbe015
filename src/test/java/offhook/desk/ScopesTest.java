package offhook.desk;

import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ScopesTest {
    private static final Scope FAR =
            Scope.of(Subnet.read("10.7.0.0/16").orElseThrow())
                    .withPools(List.of(DhcpTalk.pool("10.7.1.0-10.7.1.255")));
    private static final Ipv4 RELAY = Ipv4.of("10.7.0.1");

    private final DhcpTalk talk = new DhcpTalk(Scopes.Serve.PHONES, DhcpTalk.lan(), FAR);

    @Test
    void a_phone_gets_an_address_of_the_wire_on_which_it_is_heard() {
        assertThat(offered(DhcpTalk.discover(PHONE))).isEqualTo(DhcpTalk.TWO);
    }

    @Test
    void behind_a_relay_it_is_the_relays_wire() {
        assertThat(offered(DhcpTalk.relayed(DhcpTalk.discover(PHONE), RELAY)))
                .isEqualTo(Ipv4.of("10.7.1.0"));
    }

    @Test
    void a_relay_may_name_another_subnet_than_its_own() {
        // RFC 3527, after a sub-option that is of no concern here.
        var selecting = new DhcpOption(82, Bytes.of(1, 2, 0, 9, 5, 4, 10, 7, 0, 0));
        var message = DhcpTalk.relayed(DhcpTalk.discover(PHONE), Ipv4.of("172.16.0.1"), selecting);

        assertThat(offered(message)).isEqualTo(Ipv4.of("10.7.1.0"));
    }

    @Test
    void a_crafted_relay_option_is_read_no_further_than_it_reaches() {
        for (Bytes crafted :
                List.of(
                        Bytes.of(5),
                        Bytes.of(5, 4),
                        Bytes.of(5, 4, 10, 7),
                        Bytes.of(5, 255, 10, 7, 0, 0),
                        Bytes.of(1, 255, 5, 4, 10, 7, 0, 0))) {
            var message =
                    DhcpTalk.relayed(DhcpTalk.discover(PHONE), RELAY, new DhcpOption(82, crafted));
            assertThat(offered(message)).isEqualTo(Ipv4.of("10.7.1.0"));
        }
    }

    @Test
    void a_relay_from_nowhere_gets_no_answer() {
        var message = DhcpTalk.relayed(DhcpTalk.discover(PHONE), Ipv4.of("203.0.113.1"));

        assertThat(((Decision.Silence) talk.hears(message)).why())
                .isEqualTo(
                        "its relay 203.0.113.1 asks for the subnet of 203.0.113.1, for which no"
                                + " subnet is set");
    }

    @Test
    void a_phone_behind_a_relay_renews_without_it() {
        var far = Ipv4.of("10.7.1.4");
        talk.hears(DhcpTalk.relayed(DhcpTalk.initReboot(PHONE, far), RELAY));
        var routed = new Arrival("eth0", STATION, new Endpoint(far, 68), false);

        var ack =
                talk.desk.decide(
                        DhcpTalk.renewing(PHONE, far), routed, talk.book, T0, DhcpTalk.KNOWN);

        assertThat(ack).isInstanceOf(Decision.Ack.class);
    }

    @Test
    void a_phone_carried_from_the_far_wire_to_this_one_is_refused() {
        var far = Ipv4.of("10.7.1.4");
        talk.hears(DhcpTalk.relayed(DhcpTalk.initReboot(PHONE, far), RELAY));

        assertThat(talk.hears(DhcpTalk.renewing(PHONE, far))).isInstanceOf(Decision.Nak.class);
        assertThat(offered(DhcpTalk.discover(PHONE))).isEqualTo(DhcpTalk.TWO);
    }

    @Test
    void a_message_from_a_wire_without_a_subnet_gets_no_answer() {
        var elsewhere =
                new Arrival("eth1", Ipv4.of("203.0.113.9"), new Endpoint(Ipv4.ANY, 68), true);

        var decision =
                talk.desk.decide(
                        DhcpTalk.discover(PHONE), elsewhere, talk.book, T0, DhcpTalk.KNOWN);

        assertThat(((Decision.Silence) decision).why())
                .isEqualTo(
                        "it stands on the wire of 203.0.113.9 (eth1), for which no subnet is set");
    }

    @Test
    void what_is_wrong_with_the_subnets_is_said_in_sentences() {
        var good = new Scopes(List.of(DhcpTalk.lan(), FAR), Scopes.Serve.PHONES, Set.of());
        assertThat(ScopeFaults.of(good.scopes())).isEmpty();

        var bad =
                new Scope(
                        DhcpTalk.LAN,
                        List.of(DhcpTalk.pool("192.168.2.1-192.168.2.9")),
                        Optional.of(RELAY),
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(5),
                        Map.of(PHONE, RELAY),
                        List.of(DhcpOption.ofText(150, "192.168.1.1"), DhcpOption.ofText(53, "x")));
        assertThat(ScopeFaults.of(List.of(DhcpTalk.lan(), bad)))
                .containsExactly(
                        "subnet 192.168.1.0/24: overlaps with subnet 192.168.1.0/24; each address"
                                + " needs exactly one",
                        "pool 192.168.2.1-192.168.2.9: lies outside its subnet 192.168.1.0/24",
                        "router: 10.7.0.1 lies outside its subnet 192.168.1.0/24",
                        "reservation for 00:1b:0c:18:bd:c1: 10.7.0.1 lies outside its subnet"
                                + " 192.168.1.0/24",
                        "lease 5 s of subnet 192.168.1.0/24: expected at least 30 s, or clients"
                                + " renew without end",
                        "option.150 of subnet 192.168.1.0/24: not by number; write tftp = [\"…\"]:"
                                + " 66 and 150 are always equal",
                        "option.53 of subnet 192.168.1.0/24: not by number; DHCP itself needs it;"
                                + " leave it out");
    }

    @Test
    void pools_that_overlap_leases_without_end_and_reserved_ends_are_sentences() {
        var bad =
                new Scope(
                        DhcpTalk.LAN,
                        List.of(
                                DhcpTalk.pool("192.168.1.20-192.168.1.90"),
                                DhcpTalk.pool("192.168.1.90-192.168.1.99")),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Duration.ofDays(99_999),
                        Map.of(PHONE, Ipv4.of("192.168.1.255")),
                        List.of());
        assertThat(ScopeFaults.of(List.of(bad)))
                .containsExactly(
                        "pool 192.168.1.90-192.168.1.99: overlaps with pool"
                                + " 192.168.1.20-192.168.1.90; write each address once",
                        "reservation of 192.168.1.255 for 00:1b:0c:18:bd:c1: it is the first or"
                                + " last address of 192.168.1.0/24, which no phone can have",
                        "lease 99999 d of subnet 192.168.1.0/24: expected at most 3650 d");
        assertThat(ScopeFaults.of(List.of(Scope.of(Subnet.read("10.0.0.0/8").orElseThrow()))))
                .isEmpty();
        assertThat(ScopeFaults.of(List.of(Scope.of(Subnet.read("10.0.0.2/31").orElseThrow()))))
                .isEmpty();
    }

    private Ipv4 offered(DhcpMessage message) {
        return ((Decision.Offer) talk.hears(message)).address();
    }
}
