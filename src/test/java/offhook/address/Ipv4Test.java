package offhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class Ipv4Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.168.1",
                "192.168.1.1.1",
                "192.168.1.256",
                "192.168..1",
                "192.168.1.",
                ".192.168.1.1",
                "192.168.1.+1",
                "192.168.1.-1",
                "192.168.1.1x",
                "192.168. 1.1",
                "192.168.1.0001",
                "0xC0A80101",
                "١.1.1.1",
            })
    void what_is_no_dotted_address_is_refused(String text) {
        assertThat(Ipv4.read(text)).isEmpty();
        assertThatThrownBy(() -> Ipv4.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void every_address_survives_text_and_bytes(@ForAll int value) {
        var address = new Ipv4(value);

        assertThat(Ipv4.read(" " + address + " ")).hasValue(address);
        assertThat(Ipv4.of(address.bytes())).isEqualTo(address);
        assertThat(address.bytes().size()).isEqualTo(4);
    }

    @Test
    void bytes_are_in_wire_order() {
        assertThat(Ipv4.of("192.168.1.2").bytes()).isEqualTo(Bytes.of(192, 168, 1, 2));
        assertThatThrownBy(() -> Ipv4.of(Bytes.of(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3");
    }

    @Test
    void the_upper_half_comes_after_the_lower_half() {
        assertThat(
                        Stream.of("255.255.255.255", "10.0.0.1", "192.168.1.1", "0.0.0.0")
                                .map(Ipv4::of)
                                .sorted()
                                .map(Ipv4::toString))
                .containsExactly("0.0.0.0", "10.0.0.1", "192.168.1.1", "255.255.255.255");
    }

    @Test
    void counting_on_goes_over_the_last_byte() {
        assertThat(Ipv4.of("192.168.0.255").plus(1)).isEqualTo(Ipv4.of("192.168.1.0"));
        assertThat(Ipv4.of("192.168.1.0").plus(-1)).isEqualTo(Ipv4.of("192.168.0.255"));
    }

    @Test
    void the_two_special_ones_know_themselves() {
        assertThat(Ipv4.ANY.isAny()).isTrue();
        assertThat(Ipv4.LOOPBACK).hasToString("127.0.0.1");
        assertThat(Ipv4.of("127.255.0.1").isLoopback()).isTrue();
        assertThat(Ipv4.of("128.0.0.1").isLoopback()).isFalse();
        assertThat(Ipv4.BROADCAST).hasToString("255.255.255.255");
    }
}
