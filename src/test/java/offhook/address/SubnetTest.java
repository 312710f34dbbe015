package offhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    private static final Subnet OFFICE = Subnet.read("192.168.1.0/24").orElseThrow();

    @Test
    void it_holds_its_addresses_and_no_others() {
        assertThat(OFFICE.contains(Ipv4.of("192.168.1.0"))).isTrue();
        assertThat(OFFICE.contains(Ipv4.of("192.168.1.255"))).isTrue();
        assertThat(OFFICE.contains(Ipv4.of("192.168.0.255"))).isFalse();
        assertThat(OFFICE.contains(Ipv4.of("192.168.2.0"))).isFalse();
        assertThat(OFFICE.mask()).hasToString("255.255.255.0");
        assertThat(OFFICE.broadcast()).hasToString("192.168.1.255");
        assertThat(OFFICE).hasToString("192.168.1.0/24");
    }

    @Test
    void the_widest_and_the_narrowest_work() {
        var all = Subnet.read("0.0.0.0/0").orElseThrow();
        var one = Subnet.read("10.1.2.3/32").orElseThrow();

        assertThat(all.contains(Ipv4.BROADCAST)).isTrue();
        assertThat(all.mask()).isEqualTo(Ipv4.ANY);
        assertThat(one.contains(Ipv4.of("10.1.2.3"))).isTrue();
        assertThat(one.contains(Ipv4.of("10.1.2.2"))).isFalse();
        assertThat(one.broadcast()).isEqualTo(one.network());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "192.168.1.0",
                "192.168.1.0/",
                "192.168.1.0/33",
                "192.168.1.0/-1",
                "192.168.1.0/024",
                "192.168.1.1/24",
                "192.168.1/24",
                "192.168.1.0/24/24",
            })
    void what_is_no_subnet_is_refused(String text) {
        assertThat(Subnet.read(text)).isEmpty();
    }

    @Property
    void around_an_address_it_holds_it(@ForAll int value, @ForAll @IntRange(max = 32) int prefix) {
        var address = new Ipv4(value);
        Subnet subnet = Subnet.around(address, prefix);

        assertThat(subnet.contains(address)).isTrue();
        assertThat(subnet.contains(subnet.network())).isTrue();
        assertThat(subnet.contains(subnet.broadcast())).isTrue();
        assertThat(Subnet.read(subnet.toString())).hasValue(subnet);
    }

    @Test
    void bits_behind_the_prefix_are_our_own_mistake() {
        assertThatThrownBy(() -> new Subnet(Ipv4.of("192.168.1.1"), 24))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.168.1.1/24");
        assertThatThrownBy(() -> new Subnet(Ipv4.ANY, 33))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33");
    }

    @Test
    void a_port_is_sixteen_bits() {
        assertThat(new Endpoint(Ipv4.LOOPBACK, 69)).hasToString("127.0.0.1:69");
        assertThatThrownBy(() -> new Endpoint(Ipv4.ANY, 65_536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoint(Ipv4.ANY, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
