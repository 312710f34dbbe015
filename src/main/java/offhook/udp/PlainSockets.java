package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** What every system has: one datagram a call. */
final class PlainSockets implements DatagramSockets {
    /** The largest UDP payload in IPv4. */
    private static final int PAYLOAD_MAX = 65_507;

    private final Selector selector;
    private final SocketKind kind;
    private final ByteBuffer received;
    private final ByteBuffer sent = ByteBuffer.allocateDirect(PAYLOAD_MAX);
    private long refused;

    private record PlainEnd(Endpoint endpoint, DatagramChannel channel) implements End {}

    PlainSockets(SocketKind kind) {
        this.kind = kind;
        received = ByteBuffer.allocateDirect(kind.datagramBytesMax());
        try {
            selector = Selector.open();
        } catch (IOException failure) {
            throw new UdpException(
                    kind.service() + ": the system gives no selector: " + failure, failure);
        }
    }

    @Override
    public boolean bindsDevices() {
        return false;
    }

    @Override
    public End bind(Ipv4 address, int port, String device) throws IOException {
        if (!device.isEmpty()) {
            throw new DeviceRefused("not on this system");
        }
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, kind.bufferBytes());
            channel.setOption(StandardSocketOptions.SO_SNDBUF, kind.bufferBytes());
            channel.setOption(StandardSocketOptions.SO_BROADCAST, kind.mayBroadcast());
            channel.bind(new InetSocketAddress(inetAddress(address.value()), port));
            channel.configureBlocking(false);
            int own = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            var end = new PlainEnd(new Endpoint(address, own), channel);
            channel.register(selector, SelectionKey.OP_READ, end);
            return end;
        } catch (IOException failure) {
            close(channel);
            throw failure;
        }
    }

    @Override
    public void rebind(End end, String device) throws IOException {
        throw new DeviceRefused("not on this system");
    }

    @Override
    public void await(long nanosMax, BooleanSupplier mustNotWait, Receiver receiver) {
        try {
            if (mustNotWait.getAsBoolean() || nanosMax <= 0) {
                selector.selectNow();
            } else {
                // 0 would wait for ever. A wake before the wait ends it at once.
                selector.select(TimeUnit.NANOSECONDS.toMillis(nanosMax + 999_999));
            }
            var keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                var end = (PlainEnd) keys.next().attachment();
                keys.remove();
                receive(end, receiver);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void send(End from, int toAddress, int toPort, ByteBuffer header, ByteBuffer payload) {
        sent.clear().put(header.duplicate()).put(payload.duplicate()).flip();
        try {
            int bytes =
                    ((PlainEnd) from)
                            .channel()
                            .send(sent, new InetSocketAddress(inetAddress(toAddress), toPort));
            if (bytes == 0) {
                // The link is slower than the phones ask: their timers and ours will tell.
                refused++;
            }
        } catch (IOException failure) {
            refused++;
        }
    }

    @Override
    public void flush() {
        // Nothing is gathered.
    }

    @Override
    public long refusedSends() {
        return refused;
    }

    @Override
    public Sender sender() {
        return new PlainSender();
    }

    /** The channels are safe for any thread; what is counted is not. */
    private static final class PlainSender implements Sender {
        private final LongAdder refused = new LongAdder();

        @Override
        public void send(End from, int toAddress, int toPort, ByteBuffer datagram) {
            try {
                var to = new InetSocketAddress(inetAddress(toAddress), toPort);
                if (((PlainEnd) from).channel().send(datagram.duplicate(), to) == 0) {
                    refused.increment();
                }
            } catch (IOException failure) {
                refused.increment();
            }
        }

        @Override
        public void flush() {
            // Nothing is gathered.
        }

        @Override
        public long refused() {
            return refused.sum();
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void receive(PlainEnd end, Receiver receiver) {
        for (int i = 0; i < BATCH * BATCHES_MAX; i++) {
            InetSocketAddress from;
            try {
                received.clear();
                from = (InetSocketAddress) end.channel().receive(received);
            } catch (IOException unreachable) {
                // On some systems an ICMP "port unreachable" is reported here; the next one counts.
                continue;
            }
            if (from == null) {
                break;
            }
            receiver.onDatagram(
                    end, 0, intAddress(from.getAddress()), from.getPort(), received.flip());
        }
        receiver.afterBatch();
    }

    private static InetAddress inetAddress(int address) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(0, address).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static int intAddress(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress()).getInt(0);
    }

    private static void close(DatagramChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
