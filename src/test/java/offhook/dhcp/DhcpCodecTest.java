package offhook.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

class DhcpCodecTest {
    private static final MacAddress MAC = MacAddress.read("00:26:99:ef:0f:1a").orElseThrow();

    @Test
    void a_7911_behind_a_relay_reads_as_its_capture_says() {
        // Field by field the DISCOVER that log 15 prints (a CP-7911G behind a relay).
        var packet =
                new Packet()
                        .bytes(1) // op BOOTREQUEST
                        .bytes(1, 6) // htype Ethernet, hlen
                        .bytes(1) // hops: one relay
                        .bytes(0, 0, 0x1b, 0x3a) // xid
                        .bytes(0, 48) // secs
                        .bytes(0x80, 0) // flags: broadcast
                        .bytes(0, 0, 0, 0) // ciaddr
                        .bytes(0, 0, 0, 0) // yiaddr
                        .bytes(0, 0, 0, 0) // siaddr
                        .bytes(172, 22, 76, 1) // giaddr
                        .bytes(0x00, 0x26, 0x99, 0xef, 0x0f, 0x1a)
                        .zeros(10) // rest of chaddr
                        .zeros(64) // sname
                        .zeros(128) // file
                        .bytes(0x63, 0x82, 0x53, 0x63) // magic cookie
                        .bytes(53, 1, 1) // DISCOVER
                        .bytes(61, 7, 1, 0x00, 0x26, 0x99, 0xef, 0x0f, 0x1a)
                        .bytes(12, 15)
                        .text("SEP002699EF0F1A")
                        .bytes(60, 38)
                        .text("Cisco Systems, Inc. IP Phone CP-7911G\0")
                        .bytes(55, 7, 1, 66, 6, 3, 15, 150, 35)
                        .bytes(255)
                        .zeros(229);
        assertThat(packet.size()).isEqualTo(548);

        var message = packet.decoded();

        assertThat(message.kind()).contains(DhcpKind.DISCOVER);
        assertThat(message.mac()).contains(MAC);
        assertThat(message.xid()).isEqualTo(0x1b3a);
        assertThat(message.secs()).isEqualTo(48);
        assertThat(message.wantsBroadcast()).isTrue();
        assertThat(message.giaddr()).isEqualTo(Ipv4.of("172.22.76.1"));
        assertThat(message.text(DhcpOption.VENDOR_CLASS))
                .contains("Cisco Systems, Inc. IP Phone CP-7911G");
        assertThat(message.text(DhcpOption.HOST_NAME)).contains(MAC.deviceName());
        assertThat(message.options().stream().map(DhcpOption::code))
                .containsExactly(53, 61, 12, 60, 55);
        assertThat(message.option(DhcpOption.PARAMETER_LIST))
                .contains(Bytes.of(1, 66, 6, 3, 15, 150, 35));
    }

    @Test
    void a_reply_is_laid_out_as_the_rfc_draws_it() {
        var reply =
                new DhcpMessage(
                        DhcpMessage.REPLY,
                        1,
                        0,
                        0x84c060a6,
                        0,
                        DhcpMessage.BROADCAST_FLAG,
                        Ipv4.ANY,
                        Ipv4.of("192.168.1.2"),
                        Ipv4.of("192.168.1.1"),
                        Ipv4.ANY,
                        MAC.bytes(),
                        "",
                        "",
                        List.of(
                                DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.ACK.code()),
                                DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, 3600),
                                DhcpOption.ofText(DhcpOption.TFTP_SERVER_NAME, "192.168.1.1"),
                                DhcpOption.ofAddress(
                                        DhcpOption.TFTP_SERVERS, Ipv4.of("192.168.1.1"))));

        var expected =
                new Packet()
                        .bytes(2, 1, 6, 0) // op BOOTREPLY, htype, hlen, hops
                        .bytes(0x84, 0xc0, 0x60, 0xa6) // xid
                        .bytes(0, 0, 0x80, 0) // secs, flags
                        .bytes(0, 0, 0, 0) // ciaddr
                        .bytes(192, 168, 1, 2) // yiaddr
                        .bytes(192, 168, 1, 1) // siaddr
                        .bytes(0, 0, 0, 0) // giaddr
                        .bytes(0x00, 0x26, 0x99, 0xef, 0x0f, 0x1a)
                        .zeros(10 + 64 + 128) // rest of chaddr, sname, file
                        .bytes(0x63, 0x82, 0x53, 0x63)
                        .bytes(53, 1, 5) // ACK
                        .bytes(51, 4, 0, 0, 0x0e, 0x10) // one hour
                        .bytes(66, 11)
                        .text("192.168.1.1")
                        .bytes(150, 4, 192, 168, 1, 1)
                        .bytes(255);
        assertThat(DhcpCodec.encode(reply))
                .isEqualTo(expected.zeros(300 - expected.size()).toBytes());
    }

    @Test
    void a_small_reply_still_has_the_300_bytes_that_old_relays_want() {
        var smallest = DhcpMessage.request(MAC, 7, 0, Ipv4.ANY, List.of());

        assertThat(DhcpCodec.encode(smallest).size()).isEqualTo(300);
    }

    @Test
    void a_missing_end_is_forgiven() {
        var message = Packet.discover().decoded();

        assertThat(message.kind()).contains(DhcpKind.DISCOVER);
    }

    @Test
    void an_empty_option_is_there_and_empty() {
        var message = Packet.discover().bytes(61, 0).bytes(12, 0).bytes(255).decoded();

        assertThat(message.option(DhcpOption.CLIENT_IDENTIFIER)).contains(Bytes.EMPTY);
        assertThat(message.text(DhcpOption.HOST_NAME)).contains("");
    }

    @Test
    void what_stands_behind_the_end_is_not_read() {
        var message = Packet.discover().bytes(255).bytes(61, 200, 1).decoded();

        assertThat(message.options()).hasSize(1);
    }

    @Test
    void options_go_on_in_file_and_then_in_sname_where_option_52_says_so() {
        var message =
                new Packet()
                        .fixedFieldsUpToSname()
                        .bytes(12, 2)
                        .text("/c") // third part of the host name
                        .bytes(255)
                        .zeros(59) // sname: 64 bytes
                        .bytes(12, 2)
                        .text("/b")
                        .zeros(124) // file: 128 bytes, no END of its own
                        .bytes(0x63, 0x82, 0x53, 0x63)
                        .bytes(53, 1, 1)
                        .bytes(52, 1, 3) // both fields hold options
                        .bytes(12, 1)
                        .text("a")
                        .bytes(255)
                        .decoded();

        assertThat(message.text(DhcpOption.HOST_NAME)).contains("a/b/c");
        assertThat(message.sname()).isEmpty();
        assertThat(message.file()).isEmpty();
    }

    @Test
    void sname_and_file_that_hold_no_options_are_text() {
        var message =
                new Packet()
                        .fixedFieldsUpToSname()
                        .text("station\0rubbish")
                        .zeros(49)
                        .text("OS79XX.TXT")
                        .zeros(118)
                        .bytes(0x63, 0x82, 0x53, 0x63, 53, 1, 1, 255)
                        .decoded();

        assertThat(message.sname()).isEqualTo("station");
        assertThat(message.file()).isEqualTo("OS79XX.TXT");
    }

    @Test
    void parts_of_one_option_are_one_value_and_a_long_value_is_sent_in_parts() {
        Bytes relayed = Bytes.ofText("x".repeat(300));
        var message =
                DhcpMessage.request(MAC, 7, 0, Ipv4.ANY, List.of(new DhcpOption(82, relayed)));

        var read = Packet.decoded(DhcpCodec.encode(message));

        assertThat(read.options().stream().map(option -> option.value().size()))
                .containsExactly(255, 45);
        assertThat(read.option(82)).contains(relayed);
    }

    @Test
    void decoding_leaves_the_buffer_where_it_was() {
        ByteBuffer buffer = Packet.discover().toBytes().buffer();

        DhcpCodec.decode(buffer);

        assertThat(buffer.position()).isZero();
    }
}
