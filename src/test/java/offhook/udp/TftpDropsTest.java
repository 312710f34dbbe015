package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;
import java.util.Set;

class TftpDropsTest {
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

        assertThat(TftpDrops.count(lines, Set.of(69, 40_000))).isEqualTo(42);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells() {
        assertThat(TftpDrops.ofPorts(Set.of(69))).isPresent();
    }
}
