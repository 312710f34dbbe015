package offhook.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The system's sockets: epoll with many datagrams a call where there is one, NIO elsewhere. */
final class TftpTransport {
    /** Datagrams taken from the system with one call. */
    private static final int BATCH = 64;

    /** More than any request (512, RFC 2347) or ACK; what is longer is cut and fails to decode. */
    private static final int DATAGRAM_BYTES_MAX = 1024;

    /**
     * A boot storm of 1,000 requests, each charged 768 bytes and more by Linux, overflows the usual
     * 208 KiB; so do the ACKs of thousands. The system grants up to its rmem_max.
     */
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;

    /** What may wait for a slow link; beyond the upper mark datagrams are dropped, as links do. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(2 << 20, 4 << 20);

    private final boolean hasEpoll;

    private TftpTransport(boolean hasEpoll) {
        this.hasEpoll = hasEpoll;
    }

    static TftpTransport best() {
        return new TftpTransport(Epoll.isAvailable());
    }

    /** What every system has. */
    static TftpTransport plain() {
        return new TftpTransport(false);
    }

    EventLoopGroup loops(int count) {
        IoHandlerFactory handlers =
                hasEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("tftp", true), handlers);
    }

    /** Several datagrams to one peer in one send (UDP_SEGMENT). */
    boolean hasSegments() {
        return hasEpoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    Channel bind(EventLoop loop, Ipv4 address, int port, ChannelHandler handler) {
        Bootstrap bootstrap = new Bootstrap().group(loop).handler(handler);
        if (hasEpoll) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES_MAX)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new TftpReadBatch(BATCH, DATAGRAM_BYTES_MAX));
        } else {
            bootstrap
                    .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(DATAGRAM_BYTES_MAX)
                                    .maxMessagesPerRead(BATCH));
        }
        ChannelFuture bound =
                bootstrap
                        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
                        .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES)
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING)
                        .bind(new InetSocketAddress(inetAddress(address.value()), port))
                        .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        throw refused(address, port, bound.cause());
    }

    static InetAddress inetAddress(int address) {
        byte[] bytes = {
            (byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address
        };
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    static int intAddress(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(new Ipv4(intAddress(address.getAddress())), address.getPort());
    }

    private static UdpException refused(Ipv4 address, int port, Throwable cause) {
        String why = String.valueOf(cause.getMessage());
        String todo;
        if (why.contains("ermission denied")) {
            todo =
                    "ports under 1024 need root (sudo) or the capability cap_net_bind_service;"
                            + " --tftp-port takes another one, but phones only ask port 69";
        } else if (why.contains("in use")) {
            todo = "another TFTP server holds it: stop that one first";
        } else if (cause instanceof BindException || why.contains("assign requested")) {
            todo = "this machine has no such address: see --interface and --listen";
        } else {
            todo = "see --listen and --tftp-port";
        }
        return new UdpException(
                "TFTP: UDP port "
                        + port
                        + " of "
                        + address
                        + " cannot be had ("
                        + why
                        + "); "
                        + todo,
                cause);
    }
}
