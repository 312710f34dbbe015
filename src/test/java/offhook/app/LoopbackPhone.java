package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Speaks DHCP with a station over a real socket on loopback, as a phone or as somebody worse. */
final class LoopbackPhone implements AutoCloseable {
    /** On loopback an answer takes a millisecond; a busy machine takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatagramSocket socket;
    private final InetAddress station;
    private final int port;
    private int xid = 1;

    LoopbackPhone(int port) throws IOException {
        this.station = InetAddress.getLoopbackAddress();
        this.socket = new DatagramSocket(0, station);
        this.port = port;
    }

    void say(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, station, port));
    }

    void say(DhcpMessage message) throws IOException {
        say(DhcpCodec.encode(message).toArray());
    }

    /** Empty if nothing comes within the time. */
    Optional<DhcpMessage> hears(Duration atMost) throws IOException {
        var packet = new DatagramPacket(new byte[4096], 4096);
        socket.setSoTimeout((int) atMost.toMillis());
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        return DhcpCodec.decode(bytes) instanceof DhcpInput.Message(DhcpMessage message)
                ? Optional.of(message)
                : Optional.empty();
    }

    /** The answer to this one message; answers to others before it are left out. */
    Optional<DhcpMessage> asks(DhcpMessage message, Duration atMost) throws IOException {
        say(message);
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (left > 0) {
            Optional<DhcpMessage> heard = hears(Duration.ofMillis(left));
            if (heard.filter(it -> it.xid() == message.xid()).isPresent()) {
                return heard;
            }
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return Optional.empty();
    }

    Optional<DhcpMessage> asks(DhcpMessage message) throws IOException {
        return asks(message, PATIENCE);
    }

    /** Asks for an address and takes what is offered. */
    DhcpMessage addressed(MacAddress mac) throws IOException {
        Ipv4 offered = asks(discover(mac)).orElseThrow().yiaddr();
        return asks(selecting(mac, offered)).orElseThrow();
    }

    DhcpMessage discover(MacAddress mac) {
        return message(DhcpKind.DISCOVER, mac, Ipv4.ANY);
    }

    DhcpMessage selecting(MacAddress mac, Ipv4 address) {
        return message(
                DhcpKind.REQUEST,
                mac,
                Ipv4.ANY,
                DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address),
                DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, Ipv4.LOOPBACK));
    }

    DhcpMessage renewing(MacAddress mac, Ipv4 address) {
        return message(DhcpKind.REQUEST, mac, address);
    }

    DhcpMessage initReboot(MacAddress mac, Ipv4 address) {
        return message(
                DhcpKind.REQUEST,
                mac,
                Ipv4.ANY,
                DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address));
    }

    DhcpMessage message(DhcpKind kind, MacAddress mac, Ipv4 ciaddr, DhcpOption... further) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(
                DhcpOption.ofText(
                        DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G\0"));
        options.addAll(List.of(further));
        options.add(new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 66, 6, 3, 15, 150, 35)));
        return DhcpMessage.request(mac, xid++, 0, ciaddr, options);
    }

    @Override
    public void close() {
        socket.close();
    }
}
