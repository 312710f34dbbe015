package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The ports of virtual phones as real sockets, opened when a phone first sends from them. On
 * loopback a phone binds its own address, so that the server sees who asks; elsewhere all share the
 * machine's. One thread.
 */
final class RealSockets implements AutoCloseable {
    private static final int DATAGRAM_MAX = 65_536;

    /** What a datagram came to. */
    interface Receiver {
        void receive(VirtualPhone phone, int port, Endpoint from, ByteBuffer datagram);
    }

    private record Port(VirtualPhone phone, int number) {}

    private final boolean bindsOwn;
    private final Selector selector;
    private final Map<Port, DatagramChannel> channels = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_MAX);

    /**
     * @param bindsOwn whether a phone's own address may be bound; it is a loopback address then
     */
    RealSockets(boolean bindsOwn) throws IOException {
        this.bindsOwn = bindsOwn;
        this.selector = Selector.open();
    }

    /** A datagram that can't be sent is a lost one: phones are used to it. */
    void send(VirtualPhone phone, int port, InetSocketAddress to, ByteBuffer datagram) {
        try {
            DatagramChannel channel = channels.get(new Port(phone, port));
            if (channel == null) {
                channel = open(phone, port);
                channels.put(new Port(phone, port), channel);
            }
            channel.send(datagram, to);
        } catch (IOException lost) {
            close(phone, port);
        }
    }

    private DatagramChannel open(VirtualPhone phone, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
        try {
            Ipv4 address = phone.address();
            boolean isOwn = bindsOwn && port != PhoneDhcp.CLIENT_PORT;
            channel.bind(isOwn ? new InetSocketAddress(inet(address), port) : null);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Port(phone, port));
            return channel;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Waits at most so long for datagrams and hands on what came. */
    void receive(long waitNanos, Receiver receiver) throws IOException {
        long millis = waitNanos / 1_000_000;
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            drain(key, receiver);
        }
    }

    private void drain(SelectionKey key, Receiver receiver) {
        var port = (Port) key.attachment();
        var channel = (DatagramChannel) key.channel();
        try {
            // What a datagram leads to may close this very port.
            while (key.isValid()) {
                buffer.clear();
                var from = (InetSocketAddress) channel.receive(buffer);
                if (from == null) {
                    return;
                }
                buffer.flip();
                receiver.receive(port.phone(), port.number(), endpoint(from), buffer);
            }
        } catch (IOException broken) {
            close(port.phone(), port.number());
        }
    }

    void close(VirtualPhone phone, int port) {
        DatagramChannel channel = channels.remove(new Port(phone, port));
        if (channel != null) {
            closeQuietly(channel);
        }
    }

    void closeAll(VirtualPhone phone) {
        channels.entrySet()
                .removeIf(
                        entry -> {
                            boolean isIts = entry.getKey().phone() == phone;
                            if (isIts) {
                                closeQuietly(entry.getValue());
                            }
                            return isIts;
                        });
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Nothing to do: the port is no longer ours either way.
        }
    }

    @Override
    public void close() throws IOException {
        channels.values().forEach(RealSockets::closeQuietly);
        channels.clear();
        selector.close();
    }

    static Endpoint endpoint(InetSocketAddress socket) {
        return new Endpoint(Ipv4.of(Bytes.of(socket.getAddress().getAddress())), socket.getPort());
    }

    static InetAddress inet(Ipv4 address) {
        try {
            return InetAddress.getByAddress(address.bytes().toArray());
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }
}
