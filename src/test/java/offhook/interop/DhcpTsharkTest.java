package offhook.interop;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.AddressDesk;
import offhook.desk.Arrival;
import offhook.desk.PhoneStanding;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What we send, as a reader that we did not write understands it. */
@Tag("interop")
class DhcpTsharkTest {
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    private static final MacAddress PHONE = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();

    @TempDir Path folder;

    @Test
    void tshark_reads_our_replies_without_a_complaint() throws IOException {
        String tshark = Foreign.program("tshark");
        Path capture = folder.resolve("replies.pcap");
        Files.write(capture, pcap(replies()).toArray());

        var ran =
                Foreign.run(Duration.ofSeconds(60), tshark, "-n", "-V", "-r", capture.toString())
                        .succeeded();

        assertThat(ran.output()).doesNotContainIgnoringCase("malformed").doesNotContain("Expert");
        assertThat(ran.output())
                .contains("DHCP: Offer (2)", "DHCP: ACK (5)", "DHCP: NAK (6)")
                .contains("Next server IP address: 192.168.1.1")
                .contains("TFTP Server Name: 192.168.1.1")
                .contains("Option: (150) TFTP Server Address")
                .contains("TFTP Server Address: 192.168.1.1")
                .contains("Option: (58) Renewal Time Value")
                .contains("Option: (82) Agent Information Option")
                .contains("Message: 10.9.9.9 is not one we give");
    }

    private static List<Bytes> replies() {
        var subnet = Subnet.read("192.168.1.0/24").orElseThrow();
        var scopes = new Scopes(List.of(Scope.of(subnet)), Scopes.Serve.PHONES, Set.of(STATION));
        var desk = new AddressDesk(scopes);
        var book = new LeaseBook(scopes.addressSpaces());
        var arrival = new Arrival("eth0", STATION, new Endpoint(Ipv4.ANY, 68), true);
        var circuit = new DhcpOption(DhcpOption.RELAY_AGENT, Bytes.of(1, 4, 0, 4, 1, 7));
        var server = DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, STATION);
        var two = DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, Ipv4.of("192.168.1.2"));
        var far = DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, Ipv4.of("10.9.9.9"));
        return List.of(
                        message(DhcpKind.DISCOVER, circuit),
                        message(DhcpKind.REQUEST, server, two),
                        message(DhcpKind.REQUEST, far))
                .stream()
                .map(
                        message ->
                                desk.decide(
                                        message,
                                        arrival,
                                        book,
                                        Instant.EPOCH,
                                        PhoneStanding.phone("it says so")))
                .map(decision -> DhcpCodec.encode(((Decision.Answered) decision).reply()))
                .toList();
    }

    private static DhcpMessage message(DhcpKind kind, DhcpOption... further) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.addAll(List.of(further));
        return DhcpMessage.request(PHONE, 7, DhcpMessage.BROADCAST_FLAG, Ipv4.ANY, options);
    }

    /** A capture file of bare IPv4 packets, from port 67 to 68. */
    private static Bytes pcap(List<Bytes> datagrams) {
        var out = new ByteWriter(65_536);
        out.i32(0xa1b2c3d4) // magic, big-endian
                .u16(2)
                .u16(4) // version
                .zeros(8) // time zone, accuracy
                .i32(65_535) // longest packet
                .i32(101); // LINKTYPE_RAW
        for (Bytes datagram : datagrams) {
            int udpBytes = 8 + datagram.size();
            out.zeros(8) // time
                    .i32(20 + udpBytes)
                    .i32(20 + udpBytes)
                    .bytes(Bytes.of(0x45, 0)) // IPv4, five words; no service class
                    .u16(20 + udpBytes)
                    .zeros(4) // id, fragment
                    .bytes(Bytes.of(64, 17)) // time to live, UDP
                    .u16(0) // checksum: not looked at
                    .i32(STATION.value())
                    .i32(-1) // to everybody
                    .u16(67)
                    .u16(68)
                    .u16(udpBytes)
                    .u16(0) // no checksum
                    .bytes(datagram);
        }
        return out.toBytes();
    }
}
