package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A server that knows nothing of phones: it gives an address, and the files it was told, lock-step.
 * It is written apart from the station so that phones are not only tried against our own code.
 */
final class ScriptedStation implements LanStation {
    static final Ipv4 ADDRESS = Ipv4.of("10.79.0.1");
    private static final Endpoint DHCP = new Endpoint(ADDRESS, 67);
    private static final long AGAIN_NANOS = 1_000_000_000L;

    final List<String> asked = new ArrayList<>();
    final List<DhcpMessage> heard = new ArrayList<>();
    final List<Long> heardAt = new ArrayList<>();
    final List<Endpoint> askedFrom = new ArrayList<>();
    final List<Bytes> rawRequests = new ArrayList<>();
    final List<Ipv4> heardBy = new ArrayList<>();
    final List<Long> askedAt = new ArrayList<>();

    /** The file for a phone's address and a name; empty: error 1. */
    BiFunction<Ipv4, String, Optional<Bytes>> files = (address, name) -> Optional.empty();

    /** Changes what is answered: adds or drops options, empty to stay silent. */
    UnaryOperator<Optional<DhcpMessage>> dhcp = reply -> reply;

    int errorCode = 1;
    boolean isDeafToFiles;
    boolean refusesRenewal;

    /** Stops answering in the middle of a transfer. */
    int lastBlock = Integer.MAX_VALUE;

    long leaseSeconds = 3600;

    private final VirtualLan lan;
    private final Map<String, Ipv4> addresses = new HashMap<>();
    private final Map<Integer, Transfer> transfers = new HashMap<>();
    private int nextPort = 40_000;
    private long dueAt = Long.MAX_VALUE;

    private static final class Transfer {
        Endpoint client;
        Bytes content;
        int block = 1;
        long dueAt;
        int sends;
    }

    ScriptedStation(VirtualLan lan) {
        this.lan = lan;
        lan.connect(this);
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public void onDatagram(Endpoint from, Endpoint to, ByteBuffer datagram, long now) {
        switch (to.port()) {
            case 67 -> {
                heardBy.add(to.address());
                onDhcp(datagram, now);
            }
            case 69 -> onRequest(from, datagram, now);
            default -> onAck(from, to.port(), datagram, now);
        }
    }

    private void onDhcp(ByteBuffer datagram, long now) {
        if (!(DhcpCodec.decode(datagram) instanceof DhcpInput.Message(DhcpMessage message))
                || message.kind().isEmpty()) {
            return;
        }
        heard.add(message);
        heardAt.add(now);
        boolean isDiscover = message.kind().orElseThrow() == DhcpKind.DISCOVER;
        boolean isNak = refusesRenewal && !message.ciaddr().isAny();
        Ipv4 address =
                addresses.computeIfAbsent(
                        message.chaddr().hex(),
                        mac -> new Ipv4(ADDRESS.value() + 9 + addresses.size()));
        var options = new ArrayList<DhcpOption>();
        options.add(
                DhcpOption.ofByte(
                        DhcpOption.MESSAGE_TYPE,
                        (isDiscover ? DhcpKind.OFFER : isNak ? DhcpKind.NAK : DhcpKind.ACK)
                                .code()));
        options.add(DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, ADDRESS));
        if (!isNak) {
            options.add(DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, leaseSeconds));
            options.add(DhcpOption.ofAddress(DhcpOption.TFTP_SERVERS, ADDRESS));
        }
        var reply =
                new DhcpMessage(
                        2,
                        1,
                        0,
                        message.xid(),
                        0,
                        message.flags(),
                        message.ciaddr(),
                        isNak ? Ipv4.ANY : address,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        message.chaddr(),
                        "",
                        "",
                        options);
        dhcp.apply(Optional.of(reply))
                .ifPresent(
                        answer ->
                                lan.sendFromStation(
                                        DHCP,
                                        new Endpoint(Ipv4.BROADCAST, 68),
                                        DhcpCodec.encode(answer).toArray()));
    }

    private void onRequest(Endpoint from, ByteBuffer datagram, long now) {
        var bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        String text = Bytes.of(bytes).text();
        if (text.indexOf('\0', 2) < 0) {
            return;
        }
        String name = text.substring(2, text.indexOf('\0', 2));
        rawRequests.add(Bytes.of(bytes));
        asked.add(name);
        askedFrom.add(from);
        askedAt.add(now);
        if (isDeafToFiles) {
            return;
        }
        var found = files.apply(from.address(), name);
        int port = nextPort++;
        if (found.isEmpty()) {
            var error = ByteBuffer.allocate(6).putShort((short) 5).putShort((short) errorCode);
            lan.sendFromStation(new Endpoint(ADDRESS, port), from, error.array());
            return;
        }
        var transfer = new Transfer();
        transfer.client = from;
        transfer.content = found.get();
        transfers.put(port, transfer);
        send(port, transfer, now);
    }

    private void onAck(Endpoint from, int port, ByteBuffer datagram, long now) {
        Transfer transfer = transfers.get(port);
        if (datagram.remaining() < 4
                || transfer == null
                || !transfer.client.equals(from)
                || datagram.getShort(0) != 4) {
            return;
        }
        if ((datagram.getShort(2) & 0xffff) != (transfer.block & 0xffff)) {
            return;
        }
        if ((long) transfer.block * 512 > transfer.content.size()) {
            transfers.remove(port);
            return;
        }
        transfer.block++;
        transfer.sends = 0;
        send(port, transfer, now);
    }

    private void send(int port, Transfer transfer, long now) {
        if (transfer.block > lastBlock) {
            return;
        }
        int from = (transfer.block - 1) * 512;
        int to = Math.min(transfer.content.size(), from + 512);
        var data = ByteBuffer.allocate(4 + to - from);
        data.putShort((short) 3).putShort((short) transfer.block);
        data.put(transfer.content.slice(from, to).buffer());
        lan.sendFromStation(new Endpoint(ADDRESS, port), transfer.client, data.array());
        transfer.sends++;
        transfer.dueAt = now + AGAIN_NANOS;
        dueAt = Math.min(dueAt, transfer.dueAt);
    }

    @Override
    public void onTime(long now) {
        dueAt = Long.MAX_VALUE;
        for (int port : transfers.keySet().stream().sorted().toList()) {
            Transfer transfer = transfers.get(port);
            if (transfer.dueAt > now) {
                dueAt = Math.min(dueAt, transfer.dueAt);
            } else if (transfer.sends > 10) {
                transfers.remove(port);
            } else {
                send(port, transfer, now);
            }
        }
    }
}
