package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Scope;
import offhook.udp.Interfaces;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class StartAdviceTest {
    private static final Scope NEAR = Scope.of(Subnet.read("192.168.1.0/24").orElseThrow());
    private static final Scope FAR = Scope.of(Subnet.read("10.7.0.0/16").orElseThrow());

    @Test
    void settings_that_meet_the_wires_are_not_spoken_of() {
        assertThat(StartAdvice.wires(List.of(card("eth0", "192.168.1.1")), List.of(NEAR)))
                .isEmpty();
    }

    @Test
    void a_card_without_a_subnet_and_a_subnet_without_a_card_are_named() {
        var cards = List.of(card("eth0", "192.168.1.1"), card("eth1", "172.16.0.1"));

        assertThat(StartAdvice.wires(cards, List.of(NEAR, FAR)))
                .containsExactly(
                        "settings: eth1 172.16.0.1/24 lies in no [[dhcp.subnet]] (192.168.1.0/24,"
                                + " 10.7.0.0/16), so phones on its wire get no address: add one for"
                                + " 172.16.0.0/24",
                        "settings: no card that is served stands in subnet 10.7.0.0/16: it is given"
                                + " to phones behind a relay (giaddr) only");
    }

    @Test
    void of_a_card_with_two_addresses_it_is_said_which_one_counts() {
        var one = card("eth0", "192.168.1.1");
        var all = List.of(one, card("eth0", "172.16.0.1"), card("eth1", "172.16.1.1"));

        assertThat(StartAdvice.addresses(List.of(one), all))
                .containsExactly(
                        "eth0 has the address 172.16.0.1 as well: its phones get addresses of"
                                + " 192.168.1.0/24; for the other subnet say --interface 172.16.0.1"
                                + " instead");
    }

    @Test
    void this_machines_own_address_is_reserved_for_nobody() {
        var mac = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
        var scope =
                new Scope(
                        NEAR.subnet(),
                        NEAR.pools(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Scope.LEASE_USUAL,
                        Map.of(mac, Ipv4.of("192.168.1.1")),
                        List.of());

        assertThat(StartAdvice.wires(List.of(card("eth0", "192.168.1.1")), List.of(scope)))
                .containsExactly(
                        "settings: 192.168.1.1 is reserved for 00:1b:0c:18:bd:c1, but it is this"
                                + " machine's: it is not given; reserve another one");
    }

    private static Interfaces.Card card(String name, String address) {
        return new Interfaces.Card(
                name, Ipv4.of(address), 24, true, false, false, Optional.empty());
    }
}
