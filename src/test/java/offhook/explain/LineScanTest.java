package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class LineScanTest {
    private static Optional<String> mac(String text) {
        return LineScan.mac(text, 0).map(found -> found.value().toString());
    }

    private static Optional<String> address(String text) {
        return LineScan.address(text, 0).map(found -> found.value().toString());
    }

    @Test
    void mac_addresses_in_all_their_spellings() {
        assertThat(mac("to 00:1b:0c:18:bd:c1 via eth0")).contains("00:1b:0c:18:bd:c1");
        assertThat(mac("Mac 00-1B-0C-18-BD-C1.")).contains("00:1b:0c:18:bd:c1");
        assertThat(mac("chaddr 001b.0c18.bdc1")).contains("00:1b:0c:18:bd:c1");
        assertThat(mac("from 0:1b:c:18:bd:c1 via")).contains("00:1b:0c:18:bd:c1");
    }

    @Test
    void a_part_of_something_longer_is_no_mac_address() {
        assertThat(mac("cid=[01:00:1b:0c:18:bd:c1]")).isEmpty();
        assertThat(mac("00:1b:0c:18:bd")).isEmpty();
        assertThat(mac("at 14:03:05 and 192.168.100.200")).isEmpty();
    }

    @Test
    void addresses_among_versions_and_at_the_end_of_a_sentence() {
        assertThat(address("jar41sip.9-4-2ES26.sbn to 10.0.0.5.")).contains("10.0.0.5");
        assertThat(address("1.2.3.4.5 and 10.0.0.300 or ::ffff:10.0.0.7")).contains("10.0.0.7");
        assertThat(address("192.168.1.50:50123")).contains("192.168.1.50");
    }

    @Property
    void every_address_is_found_behind_any_word(@ForAll int ip, @ForAll long number) {
        var address = new Ipv4(ip);
        var mac = new MacAddress(number & 0xffff_ffff_ffffL);
        String line = "DHCPACK on %s to %s via eth0".formatted(address, mac);

        assertThat(LineScan.address(line, 0).map(LineScan.Found::value)).contains(address);
        assertThat(LineScan.mac(line, 0).map(LineScan.Found::value)).contains(mac);
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(LineScan.mac(text, 0)).isNotNull();
        assertThat(LineScan.address(text, 0)).isNotNull();
        assertThat(LineScan.addressHere(text, 0)).isNotNull();
    }
}
