package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

class SocketDropsTest {
    @Test
    void the_drops_of_our_ports_are_added_up() {
        var lines =
                List.of(
                        "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when"
                                + " retrnsmt   uid  timeout inode ref pointer drops",
                        "  416: 0100007F:0045 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4711 2 0000000000000000 12",
                        "  417: 0100A8C0:9C40 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4712 2 0000000000000000 30",
                        "12345: 0100A8C0:0043 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 4713 2 0000000000000000 500");

        var ours = new Endpoint(Ipv4.LOOPBACK, 69);
        var alsoOurs = new Endpoint(Ipv4.of("192.168.0.1"), 40_000);
        assertThat(SocketDrops.count(lines, List.of(ours, alsoOurs))).isEqualTo(42);

        var bare = List.of(lines.get(1).replace("0100007F", "00000000"), lines.get(2));
        assertThat(SocketDrops.count(bare, List.of(ours))).isEqualTo(12);
        var others = new Endpoint(Ipv4.of("192.168.0.1"), 69);
        assertThat(SocketDrops.count(lines, List.of(others))).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells() {
        assertThat(SocketDrops.of(List.of(new Endpoint(Ipv4.LOOPBACK, 69)))).isPresent();
    }
}
