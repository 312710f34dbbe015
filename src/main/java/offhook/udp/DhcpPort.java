package offhook.udp;

import offhook.address.Endpoint;
import offhook.desk.Arrival;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.ReplyRoute;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The DHCP server's sockets, one for each interface served. Replies leave by the interface on which
 * the request came. One thread reads and decodes; encoding and sending are done on the caller's.
 */
public final class DhcpPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpPort.class);

    /** The loop looks this often whether it is to end, should a wake be lost. */
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    /** Called on the loop's thread; must not block. */
    public interface Handler {
        void arrived(DhcpInput input, Arrival arrival);

        /** What was waiting in the socket has been handed over, or a good part of it. */
        default void pause() {}
    }

    private final int port;
    private final Handler handler;
    private final DatagramSockets sockets;
    private final DatagramSockets.Sender sender;

    /** By the interface's name. */
    private final Map<String, DhcpPortSocket> byCard = new LinkedHashMap<>();

    /** Complete before the loop runs. */
    private final Map<DatagramSockets.End, DhcpPortSocket> byEnd = new LinkedHashMap<>();

    private final SocketLoop loop;
    private final BooleanSupplier isClosing;
    private final Reading reading = new Reading();

    /**
     * @param cards of several addresses of one interface the first counts
     * @param port 67, or for trials another one: clients are then at the next higher one
     */
    public DhcpPort(List<Interfaces.Card> cards, int port, Handler handler) {
        this.port = port;
        this.handler = handler;
        sockets = DatagramSockets.best(SocketKind.DHCP);
        sender = sockets.sender();
        loop = new SocketLoop("dhcp", sockets, this::turn);
        isClosing = loop::isClosing;
        for (Interfaces.Card card : cards) {
            byCard.putIfAbsent(card.name(), new DhcpPortSocket(card, port, handler, sender));
        }
    }

    /** Lets somebody look on; before the start. */
    public synchronized void tap(PacketTap onlooker) {
        byCard.values().forEach(socket -> socket.tap(onlooker));
    }

    /**
     * Binds all sockets and hands on what comes.
     *
     * @throws UdpException if one cannot be had; none is held then
     */
    public synchronized void start() {
        if (loop.isClosing() || !byEnd.isEmpty()) {
            throw new IllegalStateException("DHCP port " + port + " was started before");
        }
        try {
            for (DhcpPortSocket socket : byCard.values()) {
                byEnd.put(socket.bind(sockets, byCard.size() == 1), socket);
            }
        } catch (UdpException e) {
            close();
            throw e;
        }
        loop.start();
    }

    /** Sends a reply the way the request came; from any thread. */
    public void send(Arrival arrival, DhcpMessage message, ReplyRoute route) {
        sendSoon(arrival, message, route);
        flush();
    }

    /** Sends all that {@link #sendSoon} has taken. */
    public void flush() {
        sender.flush();
    }

    /** As {@link #send}, at the next {@link #flush}: many replies leave with few system calls. */
    public void sendSoon(Arrival arrival, DhcpMessage message, ReplyRoute route) {
        DhcpPortSocket socket = byCard.get(arrival.interfaceName());
        if (socket == null) {
            throw new IllegalArgumentException("not an interface of this port: " + arrival);
        }
        socket.send(DhcpCodec.encode(message), arrival, route);
    }

    /** Asks whatever DHCP servers are on the wire of this interface. */
    void ask(String interfaceName, DhcpMessage question) {
        byCard.get(interfaceName).ask(DhcpCodec.encode(question));
    }

    /** Where requests are taken; with the ports that port 0 came to. */
    public synchronized List<Endpoint> ports() {
        return byEnd.keySet().stream().map(DatagramSockets.End::endpoint).toList();
    }

    /** Replies thrown away because the system would not take them. */
    public long droppedReplies() {
        return sender.refused();
    }

    /** The interface went and came back as a new one; its socket hears it again. */
    public synchronized void rebind(String interfaceName) {
        if (!loop.isClosing()) {
            byCard.get(interfaceName).rebind(sockets);
        }
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
        loop.close();
    }

    private void turn() {
        sockets.await(LOOK_NANOS, isClosing, reading);
    }

    private final class Reading implements DatagramSockets.Receiver {
        @Override
        public void onDatagram(
                DatagramSockets.End ours,
                int toAddress,
                int fromAddress,
                int fromPort,
                ByteBuffer datagram) {
            try {
                byEnd.get(ours).received(toAddress, fromAddress, fromPort, datagram);
            } catch (RuntimeException failure) {
                // Our own mistake, and this datagram's alone: the others must be heard.
                LOG.error("DHCP: a datagram could not be taken", failure);
            }
        }

        @Override
        public void afterBatch() {
            handler.pause();
        }
    }
}
