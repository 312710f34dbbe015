package offhook.interop;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * In a process of its own, a phone that calls for an address and a DHCP server whose offers it
 * leaves, as their option 150 is a text (dnsmasq takes none for it): {@code MAC SERVER BROADCAST
 * TEXT}.
 */
final class MisledPhone {
    /** Faster than a phone, which leaves 4, 8 and 16 s. */
    private static final int BETWEEN_CALLS_MILLIS = 1_000;

    private static final int CALLS = 60;

    private MisledPhone() {}

    public static void main(String[] arguments) throws IOException {
        MacAddress mac = MacAddress.read(arguments[0]).orElseThrow();
        InetAddress everybody = InetAddress.getByName(arguments[2]);
        try (var server = new DatagramSocket(67);
                var phone = new DatagramSocket(68)) {
            phone.setBroadcast(true);
            server.setBroadcast(true);
            server.setSoTimeout(BETWEEN_CALLS_MILLIS);
            for (int call = 0; call < CALLS; call++) {
                send(phone, discover(mac, 4 * call), everybody, 67);
                serve(server, Ipv4.of(arguments[1]), everybody, arguments[3]);
            }
        }
    }

    private static void send(DatagramSocket socket, DhcpMessage message, InetAddress to, int port) {
        byte[] said = DhcpCodec.encode(message).toArray();
        try {
            socket.send(new DatagramPacket(said, said.length, to, port));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** Until nobody has asked for a while. */
    private static void serve(
            DatagramSocket socket, Ipv4 server, InetAddress everybody, String text)
            throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                ByteBuffer heard = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                if (DhcpCodec.decode(heard) instanceof DhcpInput.Message(var question)
                        && question.op() == DhcpMessage.REQUEST) {
                    send(socket, offer(question, server, text), everybody, 68);
                }
            }
        } catch (SocketTimeoutException quiet) {
            // The phone calls again.
        }
    }

    private static DhcpMessage discover(MacAddress mac, int secs) {
        return message(
                DhcpMessage.REQUEST,
                0x5150,
                secs,
                Ipv4.ANY,
                mac,
                List.of(
                        DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()),
                        DhcpOption.ofText(
                                DhcpOption.VENDOR_CLASS,
                                "Cisco Systems, Inc. IP Phone CP-7961G\0")));
    }

    private static DhcpMessage offer(DhcpMessage question, Ipv4 server, String text) {
        return message(
                DhcpMessage.REPLY,
                question.xid(),
                0,
                Ipv4.of("192.168.71.100"),
                question.mac().orElseThrow(),
                List.of(
                        DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.OFFER.code()),
                        DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, server),
                        DhcpOption.ofText(DhcpOption.TFTP_SERVERS, text)));
    }

    private static DhcpMessage message(
            int op, int xid, int secs, Ipv4 yiaddr, MacAddress mac, List<DhcpOption> options) {
        return new DhcpMessage(
                op,
                1,
                0,
                xid,
                secs,
                DhcpMessage.BROADCAST_FLAG,
                Ipv4.ANY,
                yiaddr,
                Ipv4.ANY,
                Ipv4.ANY,
                mac.bytes(),
                "",
                "",
                options);
    }
}
