package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.desk.Arrival;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.ReplyRoute;
import offhook.wire.Bytes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One interface's socket. Read by its loop's thread; sent to from any. */
final class DhcpPortSocket {
    private static final Logger LOG = LoggerFactory.getLogger(DhcpPortSocket.class);

    private final Interfaces.Card card;
    private final int port;
    private final DhcpPort.Handler handler;
    private final DatagramSockets.Sender sender;

    /** Before the loop runs. */
    private DatagramSockets.End end;

    /** Null where nobody looks on. */
    private volatile PacketTap tap;

    DhcpPortSocket(
            Interfaces.Card card,
            int port,
            DhcpPort.Handler handler,
            DatagramSockets.Sender sender) {
        this.card = card;
        this.port = port;
        this.handler = handler;
        this.sender = sender;
    }

    /**
     * Loopback has no broadcast: there the socket is bound to the address. Elsewhere broadcasts are
     * heard only by a socket that is bound to no address, so it is bound to the interface instead.
     *
     * @throws UdpException if it cannot be had
     */
    DatagramSockets.End bind(DatagramSockets sockets, boolean isAlone) {
        boolean bindsDevice = sockets.bindsDevices() && !card.isLoopback();
        if (!bindsDevice && !card.isLoopback() && !isAlone) {
            throw new UdpException(
                    "DHCP: on this system only one interface can be served; name one with"
                            + " --interface",
                    null);
        }
        try {
            Ipv4 local = card.isLoopback() ? card.address() : Ipv4.ANY;
            end = sockets.bind(local, port, bindsDevice ? card.name() : "");
            return end;
        } catch (DeviceRefused refused) {
            throw new UdpException(
                    "DHCP: the socket could not be bound to interface "
                            + card.name()
                            + " (SO_BINDTODEVICE: "
                            + refused.getMessage()
                            + "); run as root (sudo) or with the capability cap_net_raw, and look"
                            + " whether the interface is still there",
                    refused);
        } catch (IOException failure) {
            throw DhcpPortFault.of(card, port, failure);
        }
    }

    /** On the loop's thread; the buffer is not kept. */
    void received(int toAddress, int fromAddress, int fromPort, ByteBuffer datagram) {
        var source = new Endpoint(new Ipv4(fromAddress), fromPort);
        boolean isBroadcast = isBroadcast(toAddress, fromAddress);
        PacketTap onlooker = tap;
        if (onlooker != null) {
            Ipv4 to = isBroadcast ? Ipv4.BROADCAST : card.address();
            onlooker.dhcp(source, ours(to), datagram, true);
        }
        handler.arrived(
                DhcpCodec.decode(datagram),
                new Arrival(card.name(), card.address(), source, isBroadcast));
    }

    private boolean isBroadcast(int toAddress, int fromAddress) {
        if (toAddress == Ipv4.ANY.value()) {
            // This system does not tell; who has no address yet can only have broadcast.
            return fromAddress == Ipv4.ANY.value();
        }
        return toAddress == Ipv4.BROADCAST.value()
                || toAddress == card.subnet().broadcast().value();
    }

    /** Gathers what is sent at one time, so that it leaves with few calls to the system. */
    void send(Bytes datagram, Arrival arrival, ReplyRoute route) {
        if (card.isLoopback()) {
            // No broadcast and no ARP here; virtual phones wait where they asked from.
            send(datagram, arrival.source());
            return;
        }
        int clientPort = port == ReplyRoute.SERVER_PORT ? ReplyRoute.CLIENT_PORT : end().port() + 1;
        switch (route) {
            case ReplyRoute.ToRelay(Endpoint relay) -> send(datagram, relay);
            case ReplyRoute.ToClient(Endpoint client) ->
                    send(datagram, client.address(), clientPort);
            case ReplyRoute.Broadcast _ -> send(datagram, Ipv4.BROADCAST, clientPort);
            // The frame cannot be addressed by hand here; RFC 2131 §4.1 then allows broadcast.
            case ReplyRoute.ToHardware _ -> send(datagram, Ipv4.BROADCAST, clientPort);
        }
    }

    /** As a client does. */
    void ask(Bytes datagram) {
        send(datagram, Ipv4.BROADCAST, ReplyRoute.SERVER_PORT);
        sender.flush();
    }

    /** By name again: the system has kept the number of an interface that is gone. */
    void rebind(DatagramSockets sockets) {
        if (!sockets.bindsDevices() || card.isLoopback()) {
            return;
        }
        try {
            sockets.rebind(end, card.name());
        } catch (IOException gone) {
            LOG.warn("DHCP on {} cannot be heard again: {}", card.name(), gone.getMessage());
        }
    }

    void tap(PacketTap onlooker) {
        tap = onlooker;
    }

    Endpoint end() {
        return end.endpoint();
    }

    private void send(Bytes datagram, Endpoint to) {
        send(datagram, to.address(), to.port());
    }

    private void send(Bytes datagram, Ipv4 to, int toPort) {
        ByteBuffer bytes = datagram.buffer();
        PacketTap onlooker = tap;
        if (onlooker != null) {
            onlooker.dhcp(ours(card.address()), new Endpoint(to, toPort), bytes, false);
        }
        sender.send(end, to.value(), toPort, bytes);
    }

    private Endpoint ours(Ipv4 address) {
        return new Endpoint(address, end().port());
    }
}
