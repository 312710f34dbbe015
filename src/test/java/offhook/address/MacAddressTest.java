package offhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    private static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:1b:0c:18:bd:c1",
                "00-1B-0C-18-BD-C1",
                "001b.0c18.bdc1",
                "001B0C18BDC1",
                "SEP001B0C18BDC1",
                "sep001b0c18bdc1",
                "  00 1b 0c 18 bd c1 ",
            })
    void every_usual_spelling_is_read(String text) {
        assertThat(MacAddress.read(text)).hasValue(MAC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SEP",
                "001B0C18BDC",
                "001B0C18BDC11",
                "001B0C18BDCG",
                "00:1b:0c:18:bd",
                "SEPSEP001B0C18BDC1",
                // Digits of other alphabets, which Character.digit would take.
                "００１B0C18BDC1",
                "٠٠1B0C18BDC1",
                "-01B0C18BDC1",
            })
    void anything_else_is_not(String text) {
        assertThat(MacAddress.read(text)).isEmpty();
    }

    @Test
    void it_is_written_as_people_and_as_phones_write_it() {
        assertThat(MAC).hasToString("00:1b:0c:18:bd:c1");
        assertThat(MAC.digits()).isEqualTo("001B0C18BDC1");
        assertThat(MAC.deviceName()).isEqualTo("SEP001B0C18BDC1");
        assertThat(new MacAddress(0)).hasToString("00:00:00:00:00:00");
    }

    @Property
    void every_address_survives_text_and_bytes(
            @ForAll @LongRange(max = 0xffff_ffff_ffffL) long value) {
        var mac = new MacAddress(value);

        assertThat(MacAddress.read(mac.toString())).hasValue(mac);
        assertThat(MacAddress.read(mac.deviceName())).hasValue(mac);
        assertThat(MacAddress.of(mac.bytes())).isEqualTo(mac);
    }

    @Test
    void a_value_of_another_size_is_our_own_mistake() {
        assertThatThrownBy(() -> new MacAddress(1L << 48))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MacAddress(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MacAddress.of(Bytes.of(1, 2, 3, 4, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 5");
    }
}
