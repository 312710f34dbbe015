package offhook.fuzz;

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
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.LeaseBook;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Any bytes as a DHCP datagram: a value comes out, what is written of it is read as it, and what
 * the desk answers is a message that a client can read.
 */
public final class DhcpFuzz {
    private static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    private static final Arrival ARRIVAL = new Arrival("eth0", STATION, new Endpoint(Ipv4.ANY, 68));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private DhcpFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (DhcpCodec.decode(ByteBuffer.wrap(input)) instanceof DhcpInput.Message(var message)) {
            Bytes written = DhcpCodec.encode(message);
            boolean isTooLong = written.size() > DhcpCodec.DATAGRAM_BYTES_MAX;
            DhcpInput again = DhcpCodec.decode(written.buffer());
            if (!isTooLong && !again.equals(new DhcpInput.Message(message))) {
                throw new IllegalStateException(message + " was written and read as " + again);
            }
            answer(message);
        }
    }

    private static void answer(DhcpMessage message) {
        var scopes =
                new Scopes(
                        List.of(Scope.of(Subnet.read("192.168.1.0/24").orElseThrow())),
                        Scopes.Serve.EVERYONE,
                        Set.of(STATION));
        var book = new LeaseBook(scopes.addressSpaces());
        var desk = new AddressDesk(scopes);
        Decision decision =
                desk.decide(message, ARRIVAL, book, NOW, PhoneStanding.phone("it says so"));
        if (decision instanceof Decision.Answered answered) {
            DhcpInput reply = DhcpCodec.decode(DhcpCodec.encode(answered.reply()).buffer());
            if (!(reply instanceof DhcpInput.Message(var said)) || said.xid() != message.xid()) {
                throw new IllegalStateException(message + " is answered with " + reply);
            }
        }
    }

    static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        var mac = new MacAddress(0x001b_0c18_bdc1L);
        for (DhcpKind kind : DhcpKind.values()) {
            var options =
                    List.of(
                            DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()),
                            DhcpOption.ofText(
                                    DhcpOption.VENDOR_CLASS,
                                    "Cisco Systems, Inc. IP Phone CP-7961G\0"),
                            DhcpOption.ofAddress(
                                    DhcpOption.REQUESTED_ADDRESS, Ipv4.of("192.168.1.20")),
                            new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 66, 6, 3, 150)),
                            new DhcpOption(57, Bytes.of(2, 64)),
                            new DhcpOption(DhcpOption.RELAY_AGENT, Bytes.of(1, 2, 3, 4)));
            seeds.add(
                    DhcpCodec.encode(DhcpMessage.request(mac, 7, 0x8000, Ipv4.ANY, options))
                            .toArray());
        }
        // Option 52: options go on in file and sname.
        byte[] overloaded = seeds.getFirst().clone();
        overloaded[240] = 52;
        overloaded[242] = 3;
        seeds.add(overloaded);
        return seeds;
    }
}
