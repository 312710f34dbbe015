package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.firmware.Library;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is taken for a phone although it does not say so in option 60. */
class PhoneHabitTest {
    private static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);

    @Test
    void a_phones_own_name_is_enough() {
        assertThat(because(DhcpOption.ofText(DhcpOption.HOST_NAME, "SEP001B0C18BDC1")))
                .contains("it calls itself SEP001B0C18BDC1");
        assertThat(because(DhcpOption.ofText(DhcpOption.HOST_NAME, "SEP001B0C18BDC2"))).isEmpty();
    }

    @Test
    void a_phones_order_of_options_is_enough() {
        assertThat(because(new DhcpOption(55, Bytes.of(1, 66, 6, 3, 15, 150, 35)))).isPresent();
        assertThat(because(new DhcpOption(55, Bytes.of(1, 3, 6, 15, 66, 150)))).isEmpty();
    }

    @Test
    void who_says_to_be_something_else_is_believed() {
        assertThat(
                        because(
                                DhcpOption.ofText(DhcpOption.VENDOR_CLASS, "MSFT 5.0"),
                                new DhcpOption(55, Bytes.of(1, 66, 6, 3, 15, 150, 35))))
                .isEmpty();
    }

    private static Optional<String> because(DhcpOption... options) {
        var all = new ArrayList<DhcpOption>();
        all.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()));
        all.addAll(List.of(options));
        var message = DhcpMessage.request(MAC, 7, 0, Ipv4.ANY, all);
        World world = World.of(KnownPhones.CATALOGUE, Library.EMPTY, Targets.NONE);
        return AddressPart.phoneBecause(message, Optional.empty(), world);
    }
}
