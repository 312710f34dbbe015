package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class OtherServerTest {
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    private static final Ipv4 OTHER = Ipv4.of("192.168.1.254");

    @Test
    void phones_believe_option_150_before_66_before_siaddr() {
        var all = offer(STATION, text(66, "10.0.0.66"), addresses(150, "10.0.0.150"));

        assertThat(all.filesFrom()).contains("10.0.0.150");
        assertThat(offer(STATION, text(66, "10.0.0.66")).filesFrom()).contains("10.0.0.66");
        assertThat(offer(STATION).sendsPhonesTo(STATION)).isTrue();
        assertThat(offer(Ipv4.ANY).filesFrom()).isEmpty();
    }

    @Test
    void its_sentence_says_where_its_phones_go() {
        assertThat(offer(Ipv4.ANY, addresses(150, "10.0.0.150")).sentence(STATION))
                .isEqualTo(
                        "the DHCP server 192.168.1.254 answers on eth0 (option 150: 10.0.0.150,"
                                + " option 66: none): phones that follow it ask 10.0.0.150 for"
                                + " their files, not us.");
        assertThat(offer(Ipv4.ANY).sentence(STATION)).contains("are told no TFTP server");
        assertThat(offer(STATION).sentence(STATION)).endsWith("as they should.");
    }

    @Test
    void our_own_offer_is_no_other_server() {
        var reply = reply(Ipv4.ANY, List.of());

        assertThat(OtherServer.of("eth0", reply, List.of(STATION, OTHER))).isEmpty();
    }

    @Test
    void option_150_of_a_wrong_length_is_read_as_far_as_it_goes() {
        var cut = new DhcpOption(150, Bytes.of(10, 0, 0, 150, 10));

        assertThat(offer(Ipv4.ANY, cut).tftp()).containsExactly(Ipv4.of("10.0.0.150"));
    }

    /** Log 17: an address was typed as text into a field for addresses. */
    @Test
    void option_150_as_text_is_told_to_drive_phones_away() {
        assertThat(offer(STATION, text(150, "10.136.123.11")).sentence(STATION))
                .contains("the text \"10.136.123.11\"", "phones take no address")
                .contains("tftp-address-malformed");
    }

    /** As long as one, two, three or four addresses, and yet none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "192.168.1.50",
                "10.136.123.101",
                "a 10.0.0.100",
                "192.168.100.10\0\0",
                "tftp.example",
                ""
            })
    void option_150_as_text_is_told_at_any_length(String typed) {
        OtherServer other = offer(STATION, text(150, typed));

        assertThat(other.sentence(STATION)).contains("tftp-address-malformed");
        assertThat(other.sendsPhonesTo(STATION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.50", "48.49.50.51", "68.87.85.98", "46.46.46.46"})
    void an_address_is_an_address_whatever_its_bytes_spell(String address) {
        OtherServer other =
                offer(
                        Ipv4.ANY,
                        DhcpOption.ofAddresses(
                                150, List.of(Ipv4.of(address), Ipv4.of("68.87.85.102"))));

        assertThat(other.servers().fault()).isEmpty();
        assertThat(other.filesFrom()).contains(address);
    }

    @Test
    void an_address_that_lost_its_last_three_bytes_leads_nowhere() {
        assertThat(offer(STATION, addresses(150, "192.0.0.0")).sentence(STATION))
                .contains("names 192.0.0.0, where nobody can be", "find no files");
    }

    @Test
    void what_to_set_names_the_station_for_every_product() {
        String text = OtherServerSettings.text(STATION);

        assertThat(text.lines().filter(line -> line.contains("192.168.1.1")).count())
                .isGreaterThanOrEqualTo(12);
        assertThat(text)
                .contains("dnsmasq", "Kea", "ISC dhcpd", "MikroTik", "pfSense, OPNsense")
                .contains("Windows Server", "Cisco IOS")
                .doesNotContain("%");
    }

    private static OtherServer offer(Ipv4 siaddr, DhcpOption... options) {
        return OtherServer.of("eth0", reply(siaddr, List.of(options)), List.of(STATION))
                .orElseThrow();
    }

    private static DhcpMessage reply(Ipv4 siaddr, List<DhcpOption> more) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.OFFER.code()));
        options.add(DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, OTHER));
        options.addAll(more);
        return new DhcpMessage(
                DhcpMessage.REPLY,
                1,
                0,
                7,
                0,
                0,
                Ipv4.ANY,
                Ipv4.of("192.168.1.77"),
                siaddr,
                Ipv4.ANY,
                Bytes.of(0, 27, 12, 24, 189, 193),
                "",
                "",
                options);
    }

    private static DhcpOption text(int code, String value) {
        return DhcpOption.ofText(code, value);
    }

    private static DhcpOption addresses(int code, String value) {
        return DhcpOption.ofAddress(code, Ipv4.of(value));
    }
}
