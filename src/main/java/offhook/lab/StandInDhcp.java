package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a lab has no DHCP server to ask, this gives its phones addresses of 127.64.0.0/10 and names
 * the TFTP server. Nothing of it goes onto a wire.
 */
final class StandInDhcp {
    private static final int FIRST = Ipv4.of("127.64.0.1").value();
    private static final long LEASE_SECONDS = 3600;

    private final Ipv4 tftp;
    private final Map<Bytes, Ipv4> addresses = new HashMap<>();

    StandInDhcp(Ipv4 tftp) {
        this.tftp = tftp;
    }

    Endpoint endpoint() {
        return new Endpoint(tftp, PhoneDhcp.SERVER_PORT);
    }

    Optional<ByteBuffer> answer(ByteBuffer datagram) {
        if (!(DhcpCodec.decode(datagram) instanceof DhcpInput.Message(DhcpMessage request))
                || request.kind().isEmpty()) {
            return Optional.empty();
        }
        DhcpKind kind = request.kind().get() == DhcpKind.DISCOVER ? DhcpKind.OFFER : DhcpKind.ACK;
        Ipv4 address =
                addresses.computeIfAbsent(
                        request.chaddr(), mac -> new Ipv4(FIRST + addresses.size()));
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, tftp));
        options.add(DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, LEASE_SECONDS));
        options.add(DhcpOption.ofAddress(DhcpOption.TFTP_SERVERS, tftp));
        var reply =
                new DhcpMessage(
                        2,
                        1,
                        0,
                        request.xid(),
                        0,
                        request.flags(),
                        request.ciaddr(),
                        address,
                        tftp,
                        Ipv4.ANY,
                        request.chaddr(),
                        "",
                        "",
                        options);
        return Optional.of(DhcpCodec.encode(reply).buffer());
    }
}
