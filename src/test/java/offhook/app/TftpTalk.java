package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.wire.Bytes;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;

/** A client's socket on some address of this machine: says and hears TFTP, packet by packet. */
final class TftpTalk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 300;

    private final Endpoint server;
    private final DatagramSocket socket;
    private Endpoint peer;

    TftpTalk(Endpoint server, String address) throws IOException {
        this.server = server;
        this.socket = new DatagramSocket(0, InetAddress.getByName(address));
    }

    /** Where the last answer came from. */
    Endpoint peer() {
        return peer;
    }

    /** Speaks to the end that another one hears. */
    void follow(TftpTalk other) {
        peer = other.peer;
    }

    void ask(String name) throws IOException {
        send(
                server,
                TftpCodec.encode(new TftpInput.ReadRequest(name, "octet", List.of())).toArray());
    }

    /** To where the last answer came from. */
    void say(TftpInput.Packet packet) throws IOException {
        send(peer, TftpCodec.encode(packet).toArray());
    }

    void send(Endpoint to, byte[] bytes) throws IOException {
        var address = InetAddress.getByName(to.address().toString());
        socket.send(new DatagramPacket(bytes, bytes.length, address, to.port()));
    }

    TftpInput hear() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        var from = (InetSocketAddress) packet.getSocketAddress();
        peer = new Endpoint(Ipv4.of(from.getAddress().getHostAddress()), from.getPort());
        return TftpCodec.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    }

    /** The content of this block; repeats of others before it are passed over. */
    byte[] data(int block) throws IOException {
        while (true) {
            if (hear() instanceof TftpInput.Data(int number, Bytes content)
                    && number == (block & 0xffff)) {
                return content.toArray();
            }
        }
    }

    /** Nothing comes for a while. */
    boolean silence() throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        try {
            socket.receive(new DatagramPacket(new byte[2000], 2000));
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
