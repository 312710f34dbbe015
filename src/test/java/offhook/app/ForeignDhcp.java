package offhook.app;

import offhook.address.Ipv4;
import offhook.desk.OtherServer;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A DHCP server of somebody else, on a socket of its own, with whatever options it has. */
final class ForeignDhcp implements AutoCloseable {
    private static final Ipv4 NAME = Ipv4.of("127.63.0.9");
    private static final int FIRST = Ipv4.of("127.90.0.1").value();
    private static final int DATAGRAM_MAX = 2048;

    private final DatagramChannel socket;
    private final Thread thread;
    private final Map<Bytes, Ipv4> addresses = new HashMap<>();
    private volatile List<DhcpOption> options = List.of();

    ForeignDhcp() throws IOException {
        socket = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
        socket.bind(new InetSocketAddress(NAME.toString(), 0));
        thread = Thread.ofVirtual().start(this::run);
    }

    InetSocketAddress where() throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    Ipv4 name() {
        return NAME;
    }

    void says(DhcpOption... others) {
        options = List.of(others);
    }

    /** As the station's look at other servers reads its offer. */
    OtherServer seen() {
        DhcpMessage question =
                DhcpMessage.request(
                        new offhook.address.MacAddress(0x0200_0000_0001L),
                        1,
                        DhcpMessage.BROADCAST_FLAG,
                        Ipv4.ANY,
                        List.of(
                                DhcpOption.ofByte(
                                        DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code())));
        return OtherServer.of("lo", reply(question, DhcpKind.DISCOVER), Set.of()).orElseThrow();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_MAX);
        try {
            while (true) {
                buffer.clear();
                var from = socket.receive(buffer);
                buffer.flip();
                Optional<ByteBuffer> answer = answer(buffer);
                if (answer.isPresent()) {
                    socket.send(answer.get(), from);
                }
            }
        } catch (IOException closed) {
            // It goes home.
        }
    }

    private Optional<ByteBuffer> answer(ByteBuffer datagram) {
        if (!(DhcpCodec.decode(datagram) instanceof DhcpInput.Message(DhcpMessage request))
                || request.kind().isEmpty()) {
            return Optional.empty();
        }
        boolean isForOther =
                request.address(DhcpOption.SERVER_IDENTIFIER)
                        .filter(chosen -> !chosen.equals(NAME))
                        .isPresent();
        return switch (request.kind().get()) {
            case DISCOVER, REQUEST ->
                    isForOther
                            ? Optional.empty()
                            : Optional.of(
                                    DhcpCodec.encode(reply(request, request.kind().get()))
                                            .buffer());
            case OFFER, ACK, NAK, DECLINE, RELEASE, INFORM -> Optional.empty();
        };
    }

    private synchronized DhcpMessage reply(DhcpMessage request, DhcpKind asked) {
        DhcpKind kind = asked == DhcpKind.DISCOVER ? DhcpKind.OFFER : DhcpKind.ACK;
        var said = new ArrayList<DhcpOption>();
        said.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        said.add(DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, NAME));
        said.add(DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, 3600));
        said.addAll(options);
        Ipv4 address =
                addresses.computeIfAbsent(
                        request.chaddr(), mac -> new Ipv4(FIRST + addresses.size()));
        return new DhcpMessage(
                DhcpMessage.REPLY,
                request.htype(),
                0,
                request.xid(),
                0,
                request.flags(),
                request.ciaddr(),
                address,
                Ipv4.ANY,
                request.giaddr(),
                request.chaddr(),
                "",
                "",
                said);
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        socket.close();
    }
}
