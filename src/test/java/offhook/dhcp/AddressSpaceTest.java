package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.Subnet;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class AddressSpaceTest {
    private static final Subnet LAN = Subnet.read("10.9.0.0/24").orElseThrow();

    @Test
    void what_is_never_given_is_not_counted() {
        var whole = new Pool(LAN.network(), LAN.broadcast());

        assertThat(space(LAN, List.of(whole), "10.9.0.1", "10.9.0.254", "192.168.1.1").size())
                .isEqualTo(256 - 2 - 2);
    }

    @Test
    void each_address_of_a_pool_counts_that_is_given() {
        var pool = new Pool(Ipv4.of("10.9.0.10"), Ipv4.of("10.9.0.19"));
        var other = new Pool(Ipv4.of("10.9.0.30"), Ipv4.of("10.9.0.30"));
        Subnet pair = Subnet.read("10.9.1.0/31").orElseThrow();

        assertThat(space(LAN, List.of(pool, other), "10.9.0.1").size()).isEqualTo(11);
        assertThat(space(pair, List.of(new Pool(pair.network(), pair.broadcast()))).size())
                .isEqualTo(2);
    }

    private static AddressSpace space(Subnet subnet, List<Pool> pools, String... keptOut) {
        Set<Ipv4> never = Arrays.stream(keptOut).map(Ipv4::of).collect(Collectors.toSet());
        return new AddressSpace(subnet, pools, never, Map.of());
    }
}
