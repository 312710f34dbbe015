package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.wire.Bytes;
import offhook.wire.Malformation;

import org.junit.jupiter.api.Test;

/** hostile-inputs.md §DHCP 1 to 3, as far as the codec is concerned. */
class HostileDhcpTest {
    @Test
    void every_prefix_of_a_message_is_read_or_refused_with_a_place() {
        Bytes whole = Packet.discover().bytes(61, 7, 1, 0, 0x1b, 0xc, 0x18, 0xbd, 0xc1).toBytes();
        for (int size = 0; size < 240; size++) {
            assertThat(refusal(whole.slice(0, size)).offset()).isLessThanOrEqualTo(size);
        }
        // 240 bytes are a message without options; then every second byte is inside an option.
        for (int size = 240; size <= whole.size(); size++) {
            boolean isWhole = size == 240 || size == 243 || size == whole.size();
            assertThat(DhcpCodec.decode(whole.slice(0, size).buffer()))
                    .isInstanceOf(isWhole ? DhcpInput.Message.class : DhcpInput.Unreadable.class);
        }
    }

    @Test
    void no_single_flipped_bit_makes_the_codec_throw() {
        byte[] packet =
                Packet.discover()
                        .bytes(52, 1, 3)
                        .bytes(55, 3, 1, 66, 150)
                        .bytes(255)
                        .toBytes()
                        .toArray();
        int read = 0;
        for (int bit = 0; bit < packet.length * 8; bit++) {
            packet[bit / 8] ^= (byte) (1 << bit % 8);
            if (DhcpCodec.decode(Bytes.of(packet).buffer()) instanceof DhcpInput.Message message) {
                DhcpCodec.encode(message.message());
                read++;
            }
            packet[bit / 8] ^= (byte) (1 << bit % 8);
        }
        // Flips in the cookie (32 bits), in op, or in a length are refused; most others are not.
        assertThat(read).isBetween(packet.length * 4, packet.length * 8 - 33);
    }

    @Test
    void plain_bootp_is_refused_by_its_cookie() {
        Bytes bootp = new Packet().fixedFieldsUpToSname().zeros(64 + 128 + 64).toBytes();

        assertThat(refusal(bootp))
                .isEqualTo(
                        new Malformation(
                                "magic cookie",
                                240,
                                "00000000, expected 63825363: not DHCP, plain BOOTP perhaps"));
    }

    @Test
    void a_hardware_address_longer_than_its_field_is_refused() {
        byte[] packet = Packet.discover().bytes(255).toBytes().toArray();
        packet[2] = 17; // hlen

        assertThat(refusal(Bytes.of(packet)).field()).isEqualTo("hlen");
    }

    @Test
    void a_client_without_hardware_address_or_not_on_ethernet_has_no_mac() {
        byte[] packet = Packet.discover().bytes(255).toBytes().toArray();
        packet[2] = 0; // hlen
        assertThat(Packet.decoded(Bytes.of(packet)).mac()).isEmpty();

        packet[2] = 5;
        assertThat(Packet.decoded(Bytes.of(packet)).mac()).isEmpty();

        packet[2] = 6;
        packet[1] = 6; // htype: IEEE 802
        assertThat(Packet.decoded(Bytes.of(packet)).mac()).isEmpty();
    }

    @Test
    void an_option_that_runs_past_the_packet_is_refused() {
        Bytes packet = Packet.discover().bytes(60, 39).text("Cisco").toBytes();

        assertThat(refusal(packet))
                .isEqualTo(new Malformation("option 60", 245, "needs 39 byte(s), has 5"));
    }

    @Test
    void an_option_that_runs_past_an_overloaded_field_is_refused() {
        Bytes packet =
                new Packet()
                        .fixedFieldsUpToSname()
                        .zeros(64)
                        .zeros(126)
                        .bytes(12, 9) // the last two bytes of file
                        .bytes(0x63, 0x82, 0x53, 0x63, 53, 1, 1, 52, 1, 1, 255)
                        .toBytes();

        assertThat(refusal(packet).field()).isEqualTo("option 12");
    }

    @Test
    void overloading_said_within_an_overloaded_field_is_not_followed() {
        var message =
                new Packet()
                        .fixedFieldsUpToSname()
                        .bytes(12, 1)
                        .text("s") // would be option 12 if sname were overloaded
                        .zeros(61)
                        .bytes(52, 1, 3) // file says: sname and file too
                        .zeros(125)
                        .bytes(0x63, 0x82, 0x53, 0x63, 53, 1, 1, 52, 1, 1, 255)
                        .decoded();

        assertThat(message.option(DhcpOption.HOST_NAME)).isEmpty();
    }

    @Test
    void nonsense_in_option_52_overloads_nothing() {
        var message = Packet.discover().bytes(52, 2, 3, 3).bytes(52, 0).bytes(255).decoded();

        assertThat(message.options()).hasSize(1);
    }

    @Test
    void a_client_identifier_repeated_without_end_is_bounded_by_the_datagram() {
        var packet = Packet.discover();
        while (packet.size() + 257 <= DhcpCodec.DATAGRAM_BYTES_MAX) {
            packet.bytes(61, 255).zeros(255);
        }
        assertThat(packet.decoded().option(61).orElseThrow().size()).isEqualTo(11 * 255);

        packet.bytes(61, 255).zeros(255);
        assertThat(refusal(packet.toBytes()).field()).isEqualTo("datagram");
    }

    @Test
    void an_empty_client_identifier_is_the_mac_and_one_beyond_255_bytes_is_no_client() {
        var none = Packet.discover().bytes(255).decoded();
        var empty = Packet.discover().bytes(61, 0).bytes(255).decoded();
        var longest = Packet.discover().bytes(61, 255).zeros(255).bytes(255).decoded();
        var split = Packet.discover().bytes(61, 255).zeros(255).bytes(61, 1, 0, 255).decoded();

        assertThat(DhcpClient.of(empty)).isPresent().isEqualTo(DhcpClient.of(none));
        assertThat(DhcpClient.of(longest).orElseThrow().id().size()).isEqualTo(255);
        assertThat(DhcpClient.of(split)).isEmpty();
    }

    private static Malformation refusal(Bytes packet) {
        return switch (DhcpCodec.decode(packet.buffer())) {
            case DhcpInput.Unreadable unreadable -> unreadable.why();
            case DhcpInput.Message message -> throw new AssertionError("read: " + message);
        };
    }
}
