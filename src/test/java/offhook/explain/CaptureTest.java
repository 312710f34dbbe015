package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.firmware.Library;
import offhook.phone.Certainty;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Packets in, stories out. */
class CaptureTest {
    private static final MacAddress MAC = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();
    private static final MacAddress SERVERS_MAC =
            MacAddress.read("02:00:00:00:00:01").orElseThrow();
    private static final Ipv4 PHONE = Ipv4.of("10.0.0.5");
    private static final Ipv4 SERVER = Ipv4.of("10.0.0.1");
    private static final Instant T0 = Instant.parse("2026-03-09T10:00:00Z");

    private final Explainer explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
    private final PacketReader reader = new PacketReader(KnownPhones.CATALOGUE);
    private Instant now = T0;

    private void hears(int linkType, ByteBuffer frame) {
        now = now.plusMillis(10);
        reader.packet(now, linkType, frame).forEach(explainer::take);
    }

    private void says(int port, int toPort, TftpInput.Packet packet) {
        Bytes payload = TftpCodec.encode(packet);
        hears(Wire.ETHERNET, Wire.frame(MAC, Wire.udp(PHONE, port, SERVER, toPort, payload)));
    }

    private void isTold(int fromPort, int port, TftpInput.Packet packet) {
        Bytes payload = TftpCodec.encode(packet);
        hears(
                Wire.ETHERNET,
                Wire.frame(SERVERS_MAC, Wire.udp(SERVER, fromPort, PHONE, port, payload)));
    }

    private static TftpInput.ReadRequest request(String name) {
        return new TftpInput.ReadRequest(name, "octet", List.of());
    }

    private static TftpInput.Data data(int block, int size) {
        return new TftpInput.Data(block, Bytes.of(new byte[size]));
    }

    private ExplainedPhone phone() {
        reader.end().forEach(explainer::take);
        explainer.heardUntil(now);
        explainer.hearsFiles();
        assertThat(explainer.phones()).hasSize(1);
        return explainer.phones().getFirst();
    }

    @Test
    void a_transfer_is_followed_to_the_ports_that_it_goes_on_with() {
        says(50000, 69, request("SEP001B0C18BDC1.cnf.xml"));
        isTold(37000, 50000, data(1, 512));
        says(50000, 37000, new TftpInput.Ack(1));
        isTold(37000, 50000, data(2, 100));
        says(50000, 37000, new TftpInput.Ack(2));

        assertThat(phone().story().stream().map(it -> it.event()))
                .anySatisfy(
                        event ->
                                assertThat(event)
                                        .isEqualTo(
                                                new offhook.event.StationEvent.FileSent(
                                                        "SEP001B0C18BDC1.cnf.xml", 612, 40, 0)));
    }

    @Test
    void an_acknowledgement_captured_before_its_block_counts() {
        says(50000, 69, request("SEP001B0C18BDC1.cnf.xml"));
        says(50000, 37000, new TftpInput.Ack(1));
        isTold(37000, 50000, data(1, 100));

        assertThat(Telling.told(phone())).contains("FileSent SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void where_the_server_was_not_captured_acknowledgements_tell_that_it_had_the_file() {
        says(50000, 69, request("SEP001B0C18BDC1.cnf.xml"));
        says(50000, 37000, new TftpInput.Ack(1));
        says(50000, 37000, new TftpInput.Ack(2));
        says(50000, 69, request("dialplan.xml"));

        assertThat(Telling.told(phone()))
                .contains("FileAnswered SEP001B0C18BDC1.cnf.xml")
                .doesNotContain("FileBroken SEP001B0C18BDC1.cnf.xml");
    }

    @Test
    void an_error_is_an_absent_file() {
        says(50000, 69, request("CTLSEP001B0C18BDC1.tlv"));
        isTold(37000, 50000, new TftpInput.Error(1, "File not found"));

        assertThat(Telling.told(phone())).contains("FileAbsent CTLSEP001B0C18BDC1.tlv");
    }

    @Test
    void data_that_is_never_acknowledged_is_one_way_tftp() {
        says(50000, 69, request("SEP001B0C18BDC1.cnf.xml"));
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            isTold(37000, 50000, data(1, 512));
        }

        assertThat(Telling.codes(phone())).contains("one-way-tftp");
    }

    @Test
    void a_phone_that_nobody_names_is_known_by_its_frames() {
        says(50000, 69, request("term61.default.loads"));
        isTold(37000, 50000, new TftpInput.Error(1, "File not found"));

        assertThat(phone().mac()).contains(MAC);
    }

    @Test
    void dhcp_tells_the_model_and_that_no_tftp_server_is_named() {
        DhcpMessage discover =
                DhcpMessage.request(
                        MAC,
                        1,
                        DhcpMessage.BROADCAST_FLAG,
                        Ipv4.ANY,
                        List.of(
                                DhcpOption.ofByte(53, DhcpKind.DISCOVER.code()),
                                DhcpOption.ofText(60, "Cisco Systems, Inc. IP Phone CP-7961G\0")));
        heard(discover, Ipv4.ANY, 68, Ipv4.BROADCAST, 67);
        heard(reply(List.of(DhcpOption.ofByte(53, DhcpKind.OFFER.code()))), SERVER, 67, PHONE, 68);

        ExplainedPhone phone = phone();
        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.codes(phone)).containsExactly("tftp-address-missing");
    }

    @Test
    void option_150_as_text_is_malformed() {
        heard(
                reply(
                        List.of(
                                DhcpOption.ofByte(53, DhcpKind.OFFER.code()),
                                DhcpOption.ofText(150, "10.136.123.11"))),
                SERVER,
                67,
                PHONE,
                68);
        says(50000, 69, new TftpInput.ReadRequest("x", "octet", List.of()));

        assertThat(phone().story().stream().map(it -> it.event().toString()))
                .anyMatch(text -> text.contains("tftp-address-malformed"));
    }

    private static DhcpMessage reply(List<DhcpOption> options) {
        return new DhcpMessage(
                DhcpMessage.REPLY,
                1,
                0,
                1,
                0,
                DhcpMessage.BROADCAST_FLAG,
                Ipv4.ANY,
                PHONE,
                Ipv4.ANY,
                Ipv4.ANY,
                MAC.bytes(),
                "",
                "",
                options);
    }

    private void heard(DhcpMessage message, Ipv4 from, int fromPort, Ipv4 to, int toPort) {
        Bytes payload = DhcpCodec.encode(message);
        MacAddress sender = fromPort == 68 ? MAC : SERVERS_MAC;
        hears(Wire.ETHERNET, Wire.frame(sender, Wire.udp(from, fromPort, to, toPort, payload)));
    }

    @Test
    void fragments_vlan_tags_raw_ip_and_cooked_frames_are_looked_through() {
        Bytes datagram = Wire.datagram(50000, 69, TftpCodec.encode(request("OS79XX.TXT")));
        Bytes first = Wire.ip(PHONE, SERVER, 17, 0x2000, datagram.slice(0, 16));
        Bytes second = Wire.ip(PHONE, SERVER, 17, 2, datagram.slice(16, datagram.size()));
        hears(101, second.buffer());
        hears(101, first.buffer());
        Bytes settings =
                Wire.udp(
                        PHONE,
                        50001,
                        SERVER,
                        69,
                        TftpCodec.encode(request("SEP001B0C18BDC1.cnf.xml")));
        hears(Wire.ETHERNET, Wire.tagged(MAC, settings));
        Bytes image =
                Wire.udp(PHONE, 50002, SERVER, 69, TftpCodec.encode(request("P00303010102.bin")));
        hears(113, cooked(image));

        assertThat(Telling.told(phone()))
                .contains(
                        "FileAsked OS79XX.TXT",
                        "FileAsked SEP001B0C18BDC1.cnf.xml",
                        "FileAsked P00303010102.bin");
    }

    private static ByteBuffer cooked(Bytes ip) {
        return new ByteWriter(2000)
                .u16(0) // to us
                .u16(1) // Ethernet
                .u16(6)
                .bytes(MAC.bytes())
                .u16(0)
                .u16(0x0800)
                .bytes(ip)
                .toBytes()
                .buffer();
    }

    @Test
    void a_register_that_comes_in_two_segments_names_phone_and_load() {
        Bytes register = register();
        hears(101, Wire.tcp(PHONE, 51000, SERVER, 2000, 100, register.slice(0, 70)).buffer());
        hears(
                101,
                Wire.tcp(PHONE, 51000, SERVER, 2000, 170, register.slice(70, register.size()))
                        .buffer());

        ExplainedPhone phone = phone();
        assertThat(phone.mac()).contains(MAC);
        assertThat(phone.summary().model()).contains("7970");
        assertThat(phone.summary().load().orElseThrow().load()).isEqualTo("SCCP70.9-2-3S");
        assertThat(phone.summary().load().orElseThrow().certainty()).isEqualTo(Certainty.PROVED);
    }

    /** Offsets of phones.md §5. */
    private static Bytes register() {
        var message = new byte[136];
        put(message, 0, 128); // length
        put(message, 8, 1); // Register
        text(message, 12, MAC.deviceName());
        put(message, 40, 30006); // 7970
        text(message, 104, "SCCP70.9-2-3S");
        return Bytes.of(message);
    }

    private static void put(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >> 8 * i);
        }
    }

    private static void text(byte[] into, int at, String text) {
        Bytes.ofText(text).buffer().get(into, at, text.length());
    }

    @Test
    void a_register_by_sip_and_its_200_are_a_registration() {
        String contact =
                "Contact:"
                    + " <sip:1@10.0.0.5>;+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-001b0c18bdc1>\";+u.sip!model.ccm.cisco.com=\"437\"\r\n";
        String register =
                "REGISTER sip:10.0.0.1 SIP/2.0\r\nCSeq: 1 REGISTER\r\n"
                        + "User-Agent: Cisco-CP7975G/9.3.1\r\n"
                        + contact
                        + "\r\n";
        String answer = "SIP/2.0 200 OK\r\nCSeq: 1 REGISTER\r\n" + contact + "\r\n";
        hears(101, Wire.udp(PHONE, 5060, SERVER, 5060, Bytes.ofText(register)).buffer());
        hears(101, Wire.udp(SERVER, 5060, PHONE, 5060, Bytes.ofText(answer)).buffer());

        ExplainedPhone phone = phone();
        assertThat(phone.mac()).contains(MAC);
        assertThat(phone.summary().model()).contains("7975");
        assertThat(phone.summary().stage().word()).isEqualTo("registered");
    }

    @Test
    void nothing_that_is_cut_or_flipped_throws() {
        Bytes dhcp = DhcpCodec.encode(reply(List.of(DhcpOption.ofText(60, "Cisco"))));
        List<ByteBuffer> frames =
                List.of(
                        Wire.frame(MAC, Wire.udp(SERVER, 67, PHONE, 68, dhcp)),
                        Wire.tagged(MAC, Wire.tcp(PHONE, 51000, SERVER, 2000, 1, register())),
                        Wire.frame(
                                MAC,
                                Wire.udp(
                                        PHONE, 50000, SERVER, 69, TftpCodec.encode(request("x")))));
        for (ByteBuffer frame : frames) {
            for (int cut = 0; cut < frame.limit(); cut++) {
                hears(Wire.ETHERNET, frame.slice(0, cut));
            }
            for (int bit = 0; bit < frame.limit() * 8; bit++) {
                var flipped = new byte[frame.limit()];
                frame.get(0, flipped);
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                for (int linkType : new int[] {0, 1, 12, 113, 276}) {
                    hears(linkType, ByteBuffer.wrap(flipped));
                }
            }
        }

        reader.end().forEach(explainer::take);
        assertThat(explainer.phones()).isNotEmpty();
    }
}
