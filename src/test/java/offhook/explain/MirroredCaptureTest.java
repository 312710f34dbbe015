package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.firmware.Library;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Packets inside of others, cut packets, packets out of order. */
class MirroredCaptureTest {
    private static final MacAddress MAC = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    private static final MacAddress SERVERS = MacAddress.read("02:00:00:00:00:01").orElseThrow();
    private static final Ipv4 PHONE = Ipv4.of("10.0.0.5");
    private static final Ipv4 SERVER = Ipv4.of("10.0.0.1");
    private static final Ipv4 SWITCH = Ipv4.of("10.9.9.1");
    private static final Ipv4 WATCHER = Ipv4.of("10.9.9.2");
    private static final String NAME = "SEP001B0C18BDC1.cnf.xml";

    private final Explainer explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
    private final PacketReader reader = new PacketReader(KnownPhones.CATALOGUE);
    private Instant now = Instant.parse("2026-03-09T10:00:00Z");

    private void hears(int linkType, ByteBuffer frame) {
        now = now.plusMillis(10);
        reader.packet(now, linkType, frame).forEach(explainer::take);
    }

    private List<ExplainedPhone> phones() {
        reader.end().forEach(explainer::take);
        explainer.heardUntil(now);
        explainer.hearsFiles();
        return explainer.phones();
    }

    private static Bytes asks() {
        Bytes request = TftpCodec.encode(new TftpInput.ReadRequest(NAME, "octet", List.of()));
        return Wire.udp(PHONE, 50000, SERVER, 69, request);
    }

    private static Bytes isToldNo() {
        return Wire.udp(
                SERVER, 40000, PHONE, 50000, TftpCodec.encode(new TftpInput.Error(1, "no such")));
    }

    private static Bytes ethernet(Bytes ip) {
        return Bytes.of(bytes(Wire.frame(MAC, ip)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static ByteBuffer inside(String kind, Bytes ip) {
        var out = new ByteWriter(4096);
        Bytes frame = ethernet(ip);
        return switch (kind) {
            case "gre" -> carried(out.u16(0).u16(0x0800).bytes(ip).toBytes());
            case "gre-ethernet" -> carried(out.u16(0).u16(0x6558).bytes(frame).toBytes());
            case "erspan-1" -> carried(out.u16(0).u16(0x88be).bytes(frame).toBytes());
            case "erspan-2" ->
                    carried(out.u16(0x1000).u16(0x88be).i32(7).zeros(8).bytes(frame).toBytes());
            case "erspan-3" ->
                    carried(out.u16(0x1000).u16(0x22eb).i32(7).zeros(12).bytes(frame).toBytes());
            case "vxlan" -> sent(4789, out.i32(0x0800_0000).i32(0x6400).bytes(frame).toBytes());
            case "geneve" -> sent(6081, out.u16(0).u16(0x6558).i32(0).bytes(frame).toBytes());
            case "tzsp" -> sent(37008, out.u16(0x0100).u16(1).u8(1).bytes(frame).toBytes());
            case "pppoe" ->
                    typed(out, 0x8864)
                            .u16(0x1100)
                            .u16(7)
                            .u16(ip.size() + 2)
                            .u16(0x21)
                            .bytes(ip)
                            .toBytes()
                            .buffer();
            default -> typed(out, 0x8847).i32(0x64_140).bytes(ip).toBytes().buffer();
        };
    }

    private static ByteWriter typed(ByteWriter out, int type) {
        return out.zeros(6).bytes(MAC.bytes()).u16(type);
    }

    private static ByteBuffer carried(Bytes gre) {
        return Wire.frame(MAC, Wire.ip(SWITCH, WATCHER, 47, 0, gre));
    }

    private static ByteBuffer sent(int port, Bytes payload) {
        return Wire.frame(MAC, Wire.udp(SWITCH, 50000, WATCHER, port, payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gre",
                "gre-ethernet",
                "erspan-1",
                "erspan-2",
                "erspan-3",
                "vxlan",
                "geneve",
                "tzsp",
                "pppoe",
                "mpls"
            })
    void what_a_switch_mirrors_is_looked_into(String kind) {
        hears(Wire.ETHERNET, inside(kind, asks()));
        hears(Wire.ETHERNET, inside(kind, isToldNo()));

        List<ExplainedPhone> phones = phones();

        assertThat(phones).hasSize(1);
        assertThat(phones.getFirst().mac()).contains(MAC);
        assertThat(Telling.codes(phones.getFirst())).containsExactly("configuration-missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {105, 127, 192})
    void wireless_frames_are_read_unless_they_are_encrypted(int linkType) {
        for (Bytes ip : List.of(asks(), isToldNo())) {
            var out = new ByteWriter(4096);
            if (linkType != 105) {
                // Eight bytes of radio header, the length little-endian.
                out.u16(0).u16(0x0800).i32(0);
            }
            out.u16(0x0801).u16(0).zeros(6).bytes(MAC.bytes()).zeros(6).u16(0);
            out.u16(0xaaaa).u16(0x0300).u16(0).u16(0x0800).bytes(ip);
            hears(linkType, out.toBytes().buffer());
        }
        var locked = new ByteWriter(64).u16(0x0841).zeros(30);
        hears(105, locked.toBytes().buffer());

        assertThat(reader.report().unclear()).singleElement().asString().contains("encrypted");
        assertThat(Telling.codes(phones().getFirst())).containsExactly("configuration-missing");
    }

    private static ByteBuffer onRouter(int linkType, Bytes ip) {
        var out = new ByteWriter(4096);
        Bytes behind = ethernet(ip).slice(12, ethernet(ip).size());
        return (switch (linkType) {
                    case 9 -> out.u16(0x21).bytes(ip);
                    case 50 -> out.u16(0xff03).u16(0x21).bytes(ip);
                    case 51 -> out.u16(0x1100).u16(7).u16(ip.size() + 2).u16(0x21).bytes(ip);
                    case 104 -> out.u16(0x0f00).u16(0x0800).bytes(ip);
                    case 109 -> out.zeros(12).bytes(ip);
                    case 117 -> out.u8(61).zeros(63).bytes(ip);
                    // An attribute of four bytes first, then the packet; little-endian.
                    case 239 ->
                            out.i32(0x0200_0007)
                                    .i32(0x0800_0100)
                                    .i32(0)
                                    .u16(Integer.reverseBytes(ip.size() + 4) >>> 16)
                                    .u16(0x0900)
                                    .bytes(ip);
                    case 282 -> out.i32(1).bytes(ethernet(ip));
                    case 284 -> out.zeros(6).bytes(MAC.bytes()).zeros(8).bytes(behind);
                    default -> out.zeros(6).bytes(MAC.bytes()).i32(1).bytes(behind);
                })
                .toBytes()
                .buffer();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 50, 51, 104, 109, 117, 239, 281, 282, 283, 284})
    void what_a_router_or_firewall_captures_itself_is_read(int linkType) {
        hears(linkType, onRouter(linkType, asks()));
        hears(linkType, onRouter(linkType, isToldNo()));

        assertThat(Telling.codes(phones().getFirst())).containsExactly("configuration-missing");
    }

    @Test
    void what_a_mirror_of_both_directions_shows_twice_is_told_once() {
        for (Bytes ip : List.of(asks(), isToldNo())) {
            hears(Wire.ETHERNET, Wire.tagged(MAC, ip));
            hears(Wire.ETHERNET, Wire.frame(MAC, ip));
        }

        assertThat(reader.report().twice()).isEqualTo(2);
        assertThat(Telling.told(phones().getFirst()))
                .containsExactly("AddressSeen", "BootBegun", "FileAbsent " + NAME);
    }

    @Test
    void a_request_that_is_repeated_after_four_seconds_is_no_copy() {
        for (int i = 0; i < 4; i++) {
            hears(Wire.ETHERNET, Wire.frame(MAC, asks()));
            now = now.plusSeconds(4);
        }

        assertThat(reader.report().twice()).isZero();
        assertThat(Telling.codes(phones().getFirst())).contains("one-way-tftp");
    }

    @Test
    void a_question_in_one_capture_has_its_answer_in_the_other() {
        PacketReader other = reader.beside();
        hears(Wire.ETHERNET, Wire.frame(MAC, asks()));
        other.packet(now.plusMillis(1), Wire.ETHERNET, Wire.frame(SERVERS, isToldNo()))
                .forEach(explainer::take);

        assertThat(other.report().packets()).isEqualTo(1);
        assertThat(Telling.told(phones().getFirst())).contains("FileAbsent " + NAME);
    }

    @Test
    void blocks_alone_tell_that_there_was_a_transfer() {
        for (int block = 1; block < 4; block++) {
            Bytes data = TftpCodec.encode(new TftpInput.Data(block, Bytes.of(new byte[512])));
            hears(Wire.ETHERNET, Wire.frame(SERVERS, Wire.udp(SERVER, 40000, PHONE, 50000, data)));
        }
        hears(Wire.ETHERNET, Wire.frame(MAC, asks()));

        assertThat(Telling.told(phones().getFirst()))
                .contains("FileAnswered " + NamelessTransfers.NAME);
    }

    @Test
    void a_tunnel_in_a_tunnel_without_end_ends() {
        Bytes ip = asks();
        for (int i = 0; i < 30; i++) {
            ip = Wire.ip(SWITCH, WATCHER, 4, 0, ip);
        }
        hears(Wire.ETHERNET, Wire.frame(MAC, ip));

        assertThat(phones()).isEmpty();
    }

    @Test
    void of_a_request_that_was_cut_the_name_is_enough() {
        byte[] whole = bytes(Wire.frame(MAC, asks()));
        hears(Wire.ETHERNET, ByteBuffer.wrap(java.util.Arrays.copyOf(whole, whole.length - 4)));

        assertThat(Telling.told(phones().getFirst())).contains("FileAsked " + NAME);
    }

    @Test
    void a_transfer_whose_request_was_not_captured_is_told_without_its_name() {
        Bytes discover =
                DhcpCodec.encode(
                        DhcpMessage.request(
                                MAC,
                                1,
                                DhcpMessage.BROADCAST_FLAG,
                                Ipv4.ANY,
                                List.of(
                                        DhcpOption.ofByte(53, DhcpKind.DISCOVER.code()),
                                        DhcpOption.ofText(
                                                60, "Cisco Systems, Inc. IP Phone CP-7961G"))));
        hears(Wire.ETHERNET, Wire.frame(MAC, Wire.udp(Ipv4.ANY, 68, Ipv4.BROADCAST, 67, discover)));
        Bytes data = TftpCodec.encode(new TftpInput.Data(9, Bytes.of(new byte[100])));
        Bytes ack = TftpCodec.encode(new TftpInput.Ack(9));
        hears(Wire.ETHERNET, Wire.frame(SERVERS, Wire.udp(SERVER, 40000, PHONE, 50000, data)));
        hears(Wire.ETHERNET, Wire.frame(MAC, Wire.udp(PHONE, 50000, SERVER, 40000, ack)));

        assertThat(phones().toString()).contains("(name not captured)");
    }

    @Test
    void segments_that_overtook_each_other_are_put_in_order() {
        String register =
                "REGISTER sip:10.0.0.1 SIP/2.0\r\n"
                    + "Via: SIP/2.0/TCP 10.0.0.5:5060\r\n"
                    + "CSeq: 1 REGISTER\r\n"
                    + "User-Agent: Cisco-CP7961G/9.4.2\r\n"
                    + "Contact:"
                    + " <sip:1@10.0.0.5>;+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-001b0c18bdc1>\"\r\n\r\n";
        int third = register.length() / 3;
        segment(1, register.substring(0, third));
        segment(1 + 2 * third, register.substring(2 * third));
        segment(1 + third, register.substring(third, 2 * third));

        assertThat(phones().getFirst().mac()).contains(MAC);
    }

    private void segment(int sequence, String text) {
        Bytes ip = Wire.tcp(PHONE, 49152, SERVER, 5060, sequence, Bytes.ofText(text));
        hears(Wire.ETHERNET, Wire.frame(MAC, ip));
    }

    @Property
    void no_bytes_in_a_tunnel_make_it_throw(
            @ForAll int protocol, @ForAll @Size(max = 80) byte[] bytes) {
        assertThat(Tunnel.of(protocol, ByteBuffer.wrap(bytes))).isNotNull();
        assertThat(Tunnel.of(47, ByteBuffer.wrap(bytes))).isNotNull();
        assertThat(Tunnel.of(17, ByteBuffer.wrap(bytes))).isNotNull();
        for (int linkType : new int[] {1, 9, 51, 101, 105, 117, 127, 192, 239, 283}) {
            assertThat(Frame.read(linkType, ByteBuffer.wrap(bytes))).isNotNull();
        }
    }
}
