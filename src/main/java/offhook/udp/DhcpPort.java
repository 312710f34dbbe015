package offhook.udp;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

import offhook.address.Endpoint;
import offhook.desk.Arrival;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.ReplyRoute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The DHCP server's sockets, one for each interface served. Replies leave by the interface on which
 * the request came. One event loop; decoding and encoding are done on it and on the caller's
 * thread.
 */
public final class DhcpPort implements AutoCloseable {
    /** Called on the event loop; must not block. */
    public interface Handler {
        void arrived(DhcpInput input, Arrival arrival);

        /** What was waiting in the socket has been handed over, or a good part of it. */
        default void pause() {}
    }

    private final int port;
    private final boolean hasEpoll = Epoll.isAvailable();

    /** By the interface's name; complete before any of them is bound. */
    private final Map<String, DhcpPortSocket> sockets = new LinkedHashMap<>();

    private EventLoopGroup group;

    /**
     * @param cards of several addresses of one interface the first counts
     * @param port 67, or for trials another one: clients are then at the next higher one
     */
    public DhcpPort(List<Interfaces.Card> cards, int port, Handler handler) {
        this.port = port;
        for (Interfaces.Card card : cards) {
            sockets.putIfAbsent(card.name(), new DhcpPortSocket(card, port, handler));
        }
    }

    /** Lets somebody look on; before the start. */
    public synchronized void tap(PacketTap onlooker) {
        sockets.values().forEach(socket -> socket.tap(onlooker));
    }

    /**
     * Binds all sockets and hands on what comes.
     *
     * @throws UdpException if one cannot be had; none is held then
     */
    public synchronized void start() {
        if (group != null) {
            throw new IllegalStateException("DHCP port " + port + " was started before");
        }
        group =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("dhcp", true),
                        hasEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            for (DhcpPortSocket socket : sockets.values()) {
                socket.bind(group.next(), hasEpoll, sockets.size() == 1);
            }
        } catch (UdpException e) {
            close();
            throw e;
        }
    }

    /** Sends a reply the way the request came; from any thread. */
    public void send(Arrival arrival, DhcpMessage message, ReplyRoute route) {
        sendSoon(arrival, message, route);
        sockets.get(arrival.interfaceName()).flush();
    }

    /** Sends all that {@link #sendSoon} has taken. */
    public void flush() {
        sockets.values().forEach(DhcpPortSocket::flush);
    }

    /** As {@link #send}, at the next {@link #flush}: many replies leave with few system calls. */
    public void sendSoon(Arrival arrival, DhcpMessage message, ReplyRoute route) {
        DhcpPortSocket socket = sockets.get(arrival.interfaceName());
        if (socket == null) {
            throw new IllegalArgumentException("not an interface of this port: " + arrival);
        }
        socket.send(DhcpCodec.encode(message), arrival, route);
    }

    /** Asks whatever DHCP servers are on the wire of this interface. */
    void ask(String interfaceName, DhcpMessage question) {
        sockets.get(interfaceName).ask(DhcpCodec.encode(question));
    }

    /** The interface went and came back as a new one; its socket hears it again. */
    public void rebind(String interfaceName) {
        sockets.get(interfaceName).rebind();
    }

    /** Where requests are taken; with the ports that port 0 came to. */
    public synchronized List<Endpoint> ports() {
        return sockets.values().stream().map(DhcpPortSocket::end).toList();
    }

    /** Replies thrown away because the system would not take them fast enough. */
    public long droppedReplies() {
        return sockets.values().stream().mapToLong(DhcpPortSocket::dropped).sum();
    }

    /** The program that holds this UDP port, if the system tells us. */
    public static Optional<String> holderOf(int port) {
        return DhcpPortFault.holder(port);
    }

    /** Requests lost in our sockets' full buffers; empty if the system is silent. */
    public synchronized OptionalLong drops() {
        return SocketDrops.of(ports());
    }

    @Override
    public synchronized void close() {
        if (group != null && !group.isShuttingDown()) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
