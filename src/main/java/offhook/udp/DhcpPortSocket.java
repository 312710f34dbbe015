package offhook.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDatagramChannelConfig;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.desk.Arrival;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.ReplyRoute;
import offhook.wire.Bytes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** One interface's socket. Reads on its loop; is sent to from any thread. */
final class DhcpPortSocket extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpPortSocket.class);

    /** Linux's SOL_SOCKET and SO_BINDTODEVICE; the name takes IFNAMSIZ bytes. */
    private static final int SOL_SOCKET = 1;

    private static final int SO_BINDTODEVICE = 25;
    private static final int INTERFACE_NAME_BYTES = 16;

    private static final RawUnixChannelOption BIND_TO_DEVICE =
            new RawUnixChannelOption(
                    "SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, INTERFACE_NAME_BYTES);

    private static final IntegerUnixChannelOption RECEIVE_BUFFER =
            new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, 33);

    private static final IntegerUnixChannelOption SEND_BUFFER =
            new IntegerUnixChannelOption("SO_SNDBUFFORCE", SOL_SOCKET, 32);

    /** Datagrams taken from the system with one call. */
    private static final int BATCH = 64;

    /** One more than the codec takes, so that a cut one is seen to be too long. */
    private static final int DATAGRAM_BYTES_MAX = DhcpCodec.DATAGRAM_BYTES_MAX + 1;

    /** 10,000 phones after a power cut, each charged about 1 KiB; the system may grant less. */
    private static final int SOCKET_BUFFER_BYTES = 16 << 20;

    /** A boot storm's answers; what does not fit is dropped and the phone asks again. */
    private static final int WAITING_MAX = 65_536;

    private final Interfaces.Card card;
    private final int port;
    private final DhcpPort.Handler handler;
    private final Queue<DatagramPacket> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean isSending = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();
    private final Runnable sending = this::sendWaiting;
    private volatile Channel channel;

    /** Null where nobody looks on. */
    private volatile PacketTap tap;

    DhcpPortSocket(Interfaces.Card card, int port, DhcpPort.Handler handler) {
        this.card = card;
        this.port = port;
        this.handler = handler;
    }

    /**
     * Loopback has no broadcast: there the socket is bound to the address. Elsewhere broadcasts are
     * heard only by a socket that is bound to no address, so it is bound to the interface instead.
     */
    void bind(EventLoop loop, boolean hasEpoll, boolean isAlone) {
        var bootstrap =
                new Bootstrap()
                        .group(loop)
                        .handler(this)
                        .option(ChannelOption.SO_BROADCAST, true)
                        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
                        .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES);
        boolean bindsDevice = hasEpoll && !card.isLoopback();
        if (hasEpoll) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                    .option(EpollChannelOption.IP_RECVORIGDSTADDR, true)
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES_MAX)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(BATCH * DATAGRAM_BYTES_MAX)
                                    .maxMessagesPerRead(BATCH));
        } else {
            bootstrap
                    .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(DATAGRAM_BYTES_MAX)
                                    .maxMessagesPerRead(BATCH));
        }
        if (bindsDevice) {
            bootstrap.option(BIND_TO_DEVICE, deviceName());
        } else if (!card.isLoopback() && !isAlone) {
            throw new UdpException(
                    "DHCP: without Linux's epoll only one interface can be served; name one with"
                            + " --interface",
                    null);
        }
        Ipv4 local = card.isLoopback() ? card.address() : Ipv4.ANY;
        ChannelFuture bound =
                bootstrap.bind(new InetSocketAddress(inet(local), port)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw DhcpPortFault.of(card, port, bound.cause());
        }
        if (bindsDevice) {
            requireDevice();
        }
        if (hasEpoll) {
            enlarge(RECEIVE_BUFFER);
            enlarge(SEND_BUFFER);
        }
    }

    /** Beyond what net.core.rmem_max and wmem_max let everybody have, if we may. */
    private void enlarge(IntegerUnixChannelOption option) {
        try {
            channel.config().setOption(option, SOCKET_BUFFER_BYTES);
        } catch (ChannelException notRoot) {
            LOG.debug("DHCP on {}: {}: {}", card.name(), option, notRoot.getMessage());
        }
    }

    /** By name again: the system has kept the number of an interface that is gone. */
    void rebind() {
        try {
            if (channel.config() instanceof EpollDatagramChannelConfig config) {
                config.setOption(BIND_TO_DEVICE, deviceName());
            }
        } catch (ChannelException gone) {
            LOG.warn("DHCP on {} cannot be heard again: {}", card.name(), gone.getMessage());
        }
    }

    /** Netty only logs an option that the system refused. */
    private void requireDevice() {
        ByteBuffer name = channel.config().getOption(BIND_TO_DEVICE);
        if (name == null || name.get(name.position()) == 0) {
            channel.close().awaitUninterruptibly();
            throw new UdpException(
                    "DHCP: the socket could not be bound to interface "
                            + card.name()
                            + " (SO_BINDTODEVICE); run as root (sudo) or with the capability"
                            + " cap_net_raw",
                    null);
        }
    }

    private ByteBuffer deviceName() {
        byte[] name = card.name().getBytes(StandardCharsets.UTF_8);
        if (name.length >= INTERFACE_NAME_BYTES) {
            throw new UdpException(
                    "DHCP: interface " + card.name() + ": a name has at most 15 bytes", null);
        }
        return ByteBuffer.allocate(INTERFACE_NAME_BYTES).put(name).clear();
    }

    /** Before the first datagram, which may come before {@link #bind} returns. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var packet = (DatagramPacket) message;
        try {
            Endpoint source = endpoint(packet.sender());
            if (tap != null) {
                Ipv4 to = isBroadcast(packet, source) ? Ipv4.BROADCAST : card.address();
                tap.dhcp(source, ours(to), packet.content().nioBuffer(), true);
            }
            handler.arrived(
                    DhcpCodec.decode(packet.content().nioBuffer()),
                    new Arrival(card.name(), card.address(), source, isBroadcast(packet, source)));
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handler.pause();
    }

    private boolean isBroadcast(DatagramPacket packet, Endpoint source) {
        InetSocketAddress recipient = packet.recipient();
        if (recipient == null || recipient.getAddress().isAnyLocalAddress()) {
            // This system does not tell; who has no address yet can only have broadcast.
            return source.address().isAny();
        }
        Ipv4 to = endpoint(recipient).address();
        return to.equals(Ipv4.BROADCAST) || to.equals(card.subnet().broadcast());
    }

    /** A reply that could not be sent, mostly because the network is down. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        dropped.increment();
        LOG.debug("DHCP on {}: {}", card.name(), cause.toString());
    }

    /** Gathers what is sent at one time, so that it leaves with few calls to the system. */
    void send(Bytes datagram, Arrival arrival, ReplyRoute route) {
        send(datagram, recipient(arrival, route));
    }

    /** As a client does. */
    void ask(Bytes datagram) {
        send(datagram, everybody(ReplyRoute.SERVER_PORT));
        flush();
    }

    /** Wakes the loop for what waits, once. */
    void flush() {
        if (!waiting.isEmpty()
                && isSending.compareAndSet(false, true)
                && !channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(sending);
        }
    }

    void tap(PacketTap onlooker) {
        tap = onlooker;
    }

    private void send(Bytes datagram, InetSocketAddress recipient) {
        if (tap != null) {
            tap.dhcp(ours(card.address()), endpoint(recipient), datagram.buffer(), false);
        }
        var packet = new DatagramPacket(Unpooled.wrappedBuffer(datagram.buffer()), recipient);
        if (!waiting.offer(packet)) {
            dropped.increment();
        }
    }

    private void sendWaiting() {
        // Cleared first: whoever comes now may find its packet gone already, never forgotten.
        isSending.set(false);
        boolean wasWritten = false;
        for (var packet = waiting.poll(); packet != null; packet = waiting.poll()) {
            // No promise for each: one that fails comes to exceptionCaught.
            channel.write(packet, channel.voidPromise());
            wasWritten = true;
        }
        if (wasWritten) {
            channel.flush();
        }
    }

    private InetSocketAddress recipient(Arrival arrival, ReplyRoute route) {
        if (card.isLoopback()) {
            // No broadcast and no ARP here; virtual phones wait where they asked from.
            return address(arrival.source());
        }
        int clientPort = port == ReplyRoute.SERVER_PORT ? ReplyRoute.CLIENT_PORT : end().port() + 1;
        return switch (route) {
            case ReplyRoute.ToRelay(Endpoint relay) -> address(relay);
            case ReplyRoute.ToClient(Endpoint client) ->
                    address(new Endpoint(client.address(), clientPort));
            case ReplyRoute.Broadcast everybody -> everybody(clientPort);
            // The frame cannot be addressed by hand here; RFC 2131 §4.1 then allows broadcast.
            case ReplyRoute.ToHardware one -> everybody(clientPort);
        };
    }

    private static InetSocketAddress everybody(int clientPort) {
        return address(new Endpoint(Ipv4.BROADCAST, clientPort));
    }

    private Endpoint ours(Ipv4 address) {
        return new Endpoint(address, end().port());
    }

    Endpoint end() {
        return endpoint((InetSocketAddress) channel.localAddress());
    }

    long dropped() {
        return dropped.sum();
    }

    private static InetSocketAddress address(Endpoint end) {
        return new InetSocketAddress(inet(end.address()), end.port());
    }

    private static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(
                Ipv4.of(Bytes.of(address.getAddress().getAddress())), address.getPort());
    }

    private static InetAddress inet(Ipv4 address) {
        try {
            return InetAddress.getByAddress(address.bytes().toArray());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
