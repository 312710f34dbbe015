package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class InterfacesTest {
    private static final Interfaces.Card LO = card("lo", "127.0.0.1", true, false);
    private static final Interfaces.Card ETH0 = card("eth0", "192.168.1.1", true, false);
    private static final Interfaces.Card ETH1 = card("eth1", "10.0.0.1", true, false);
    private static final Interfaces.Card UNPLUGGED = card("eth2", "10.1.0.1", false, false);
    private static final Interfaces.Card DOCKER = card("docker0", "172.17.0.1", true, true);

    @Test
    void the_only_network_with_a_link_is_taken() {
        assertThat(Interfaces.usual(List.of(LO, DOCKER, UNPLUGGED, ETH0)))
                .isEqualTo(
                        new Interfaces.Choice(
                                Optional.of(ETH0),
                                "the only network with a link: eth0 192.168.1.1/24"));
    }

    @Test
    void a_network_of_containers_is_taken_only_if_there_is_no_other() {
        assertThat(Interfaces.usual(List.of(LO, DOCKER)).card()).contains(DOCKER);
    }

    @Test
    void between_two_networks_the_operator_has_to_choose() {
        assertThat(Interfaces.usual(List.of(LO, ETH0, ETH1)))
                .isEqualTo(
                        new Interfaces.Choice(
                                Optional.empty(),
                                "there are several networks: [eth0 192.168.1.1/24, eth1"
                                        + " 10.0.0.1/24]; say which with --interface NAME"));
    }

    @Test
    void without_a_link_it_says_what_there_is_and_what_to_do() {
        assertThat(Interfaces.usual(List.of(UNPLUGGED)).why())
                .isEqualTo(
                        "no network interface has both a link and an IPv4 address (there are:"
                                + " [eth2 10.1.0.1/24 (no link)]); plug in the cable, give the"
                                + " interface an address, and start again");
    }

    @Test
    void this_machine_has_a_loopback_interface() {
        var loopback = Interfaces.named("127.0.0.1").orElseThrow();

        assertThat(loopback.isLoopback()).isTrue();
        assertThat(loopback.subnet()).isEqualTo(Subnet.read("127.0.0.0/8").orElseThrow());
        assertThat(Interfaces.named(loopback.name())).contains(loopback);
        assertThat(Interfaces.named("no-such-interface")).isEmpty();
    }

    @Test
    void the_largest_packet_is_asked_of_the_system_and_ethernet_s_if_it_does_not_say() {
        Interfaces.Card gone = card("no-such-card", "10.0.0.1", true, false);

        assertThat(Interfaces.mtuBytes(List.of(gone))).isEqualTo(1500);
        assertThat(Interfaces.mtuBytes(List.of(gone, Interfaces.named("127.0.0.1").orElseThrow())))
                .isEqualTo(1500);
        assertThat(Interfaces.mtuBytes(List.of(Interfaces.named("127.0.0.1").orElseThrow())))
                .isGreaterThan(1500);
    }

    @Test
    void a_mac_is_found_in_linuxs_neighbour_table_if_its_entry_is_complete() {
        var table =
                List.of(
                        "IP address       HW type     Flags       HW address            Mask     D",
                        "192.168.1.20     0x1         0x2         00:1b:0c:18:bd:c1     *    eth0",
                        "192.168.1.2      0x1         0x0         00:00:00:00:00:00     *    eth0");

        assertThat(Interfaces.macOf(Ipv4.of("192.168.1.20"), table))
                .isEqualTo(MacAddress.read("00:1b:0c:18:bd:c1"));
        assertThat(Interfaces.macOf(Ipv4.of("192.168.1.2"), table)).isEmpty();
        assertThat(Interfaces.macOf(Ipv4.of("192.168.1.3"), table)).isEmpty();
    }

    private static Interfaces.Card card(
            String name, String address, boolean hasLink, boolean isArtificial) {
        boolean isLoopback = name.equals("lo");
        return new Interfaces.Card(
                name, Ipv4.of(address), 24, hasLink, isLoopback, isArtificial, Optional.empty());
    }
}
