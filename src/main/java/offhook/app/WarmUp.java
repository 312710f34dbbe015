package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.dhcp.Pool;
import offhook.event.Observed;
import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;
import offhook.store.Rehearsal;
import offhook.store.Store;
import offhook.udp.DhcpPort;
import offhook.udp.DhcpProbe;
import offhook.udp.Interfaces;
import offhook.wire.Bytes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives addresses to made-up phones over loopback before the real ones are heard: a JVM that has
 * just started is ten times slower, and after a power cut all phones ask in its first second. Has
 * its own desk and sockets; what it writes is taken back.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** By then the compiler has seen all it needs; measured, see docs/performance.md. */
    private static final int PHONES = 12_000;

    /** A slow machine shall not keep its phones waiting for it. */
    private static final Duration AT_MOST = Duration.ofMillis(2_500);

    /** Until the first one is answered: that alone loads a thousand classes. */
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(4);

    /** Asking at the same time: batches as large as a storm's. */
    private static final int AT_ONCE = 64;

    /** A datagram lost on loopback: go on without it. */
    private static final int PATIENCE_MILLIS = 50;

    // What phones say (phones.md §1), so that nothing is new to the compiler when they do.
    private static final DhcpOption MAXIMUM_SIZE = new DhcpOption(57, Bytes.of(1152 >> 8, 1152));

    private static final DhcpOption WANTED =
            new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 66, 6, 3, 15, 150, 35));

    private static final DhcpOption PORT_OF_RELAY =
            new DhcpOption(DhcpOption.RELAY_AGENT, Bytes.of(1, 2, 0, 7));

    private static final DhcpOption VENDOR_CLASS =
            DhcpOption.ofText(DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G");

    private final DhcpCounts counts = new DhcpCounts();
    private final ClientPace pace = new ClientPace(System::nanoTime);
    private final DeskLoop desk;
    private final DhcpPort port;
    private int phones;
    private int answered;

    /** Keeps nothing. */
    private record RehearsedSaving(Rehearsal rehearsal) implements DeskLoop.Saving {
        @Override
        public void commit(List<Lease> persist, List<Ipv4> forget, List<Observed> journal) {
            rehearsal.commit(persist, forget, journal);
        }

        @Override
        public boolean settle() {
            return rehearsal.settle();
        }
    }

    private WarmUp(PhoneCatalogue catalogue, Rehearsal rehearsal) {
        desk =
                new DeskLoop(
                        new Desk(settings(), catalogue, Library.EMPTY),
                        new RehearsedSaving(rehearsal),
                        new Shell(),
                        Clock.systemUTC(),
                        () -> {});
        var loopback =
                new Interfaces.Card("lo", Ipv4.LOOPBACK, 8, true, true, true, Optional.empty());
        var arrivals = new DhcpArrivals(desk, this::isHeard, new UnreadableInputs());
        port = new DhcpPort(List.of(loopback), 0, arrivals);
        port.tap(new StationCapture(new LiveViews(Library.EMPTY), Clock.systemUTC()));
    }

    /** As {@link DhcpSide} does. */
    private boolean isHeard(Input.DhcpArrived arrived) {
        counts.hear(arrived.message());
        return !DhcpProbe.isDoctor(arrived.message()) && pace.admits(arrived.message());
    }

    /**
     * Blocks for a second or two; a warm-up that fails is no reason not to serve.
     *
     * @param store the station's own: everything is taken back
     */
    static void run(PhoneCatalogue catalogue, Store store) {
        long start = System.nanoTime();
        try (var rehearsal = store.rehearsal()) {
            int done = new WarmUp(catalogue, rehearsal).run(start + FIRST_ANSWER_WITHIN.toNanos());
            // What the made-up phones left is swept up now, and not in the middle of a storm.
            System.gc();
            LOG.debug(
                    "Warm after {} made-up phones, {} ms",
                    done,
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("No warm-up: {}", failure.toString());
        }
    }

    private int run(long firstAnswerBy) throws IOException {
        // The desk falls silent before its sockets go.
        try (port;
                desk;
                var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            desk.start();
            port.start();
            socket.setSoTimeout(PATIENCE_MILLIS);
            int target = port.ports().getFirst().port();
            var buffer = new DatagramPacket(new byte[2048], 2048);
            while (answered == 0 && System.nanoTime() < firstAnswerBy) {
                send(socket, target, discover(phones++));
                converse(socket, target, buffer, firstAnswerBy, 1);
            }
            long deadline = System.nanoTime() + AT_MOST.toNanos();
            while (answered > 0 && answered < PHONES && System.nanoTime() < deadline) {
                for (int i = 0; i < AT_ONCE; i++) {
                    send(socket, target, discover(phones++));
                }
                converse(socket, target, buffer, deadline, PHONES);
            }
            return answered;
        }
    }

    /** Until the made-up phones fall silent or enough of them have an address. */
    private void converse(
            DatagramSocket socket, int target, DatagramPacket buffer, long deadline, int enough)
            throws IOException {
        try {
            while (answered < enough && System.nanoTime() < deadline) {
                socket.receive(buffer);
                var bytes = ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
                if (DhcpCodec.decode(bytes) instanceof DhcpInput.Message(var reply)) {
                    boolean isOffer = reply.kind().equals(Optional.of(DhcpKind.OFFER));
                    send(socket, target, isOffer ? request(reply) : discover(phones++));
                    answered += isOffer ? 0 : 1;
                }
            }
        } catch (java.net.SocketTimeoutException silence) {
            // Something was lost; start afresh.
        }
    }

    private static void send(DatagramSocket socket, int target, DhcpMessage message)
            throws IOException {
        byte[] bytes = DhcpCodec.encode(message).toArray();
        socket.send(
                new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), target));
    }

    private static DhcpMessage discover(int phone) {
        return message(new MacAddress(0x02_00_00_00_00_00L + phone), DhcpKind.DISCOVER, List.of());
    }

    private static DhcpMessage request(DhcpMessage offer) {
        return message(
                offer.mac().orElseThrow(),
                DhcpKind.REQUEST,
                List.of(
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, offer.yiaddr()),
                        DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, Ipv4.LOOPBACK)));
    }

    private static DhcpMessage message(MacAddress mac, DhcpKind kind, List<DhcpOption> more) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(MAXIMUM_SIZE);
        options.add(DhcpOption.ofText(DhcpOption.HOST_NAME, mac.deviceName()));
        options.add(VENDOR_CLASS);
        options.add(WANTED);
        options.addAll(more);
        DhcpMessage message = DhcpMessage.request(mac, (int) mac.value(), 0, Ipv4.ANY, options);
        return mac.value() % 2 == 0 ? message : relayed(message);
    }

    /** Every second one comes through a relay, which names the port it came in at. */
    private static DhcpMessage relayed(DhcpMessage message) {
        var options = new ArrayList<>(message.options());
        options.add(PORT_OF_RELAY);
        return new DhcpMessage(
                message.op(),
                message.htype(),
                1,
                message.xid(),
                message.secs(),
                message.flags(),
                message.ciaddr(),
                message.yiaddr(),
                message.siaddr(),
                Ipv4.LOOPBACK,
                message.chaddr(),
                message.sname(),
                message.file(),
                options);
    }

    private static DeskSettings settings() {
        var subnet = Subnet.around(Ipv4.LOOPBACK, 8);
        var pool = new Pool(Ipv4.of("127.1.0.0"), Ipv4.of("127.1.255.255"));
        var scopes =
                new Scopes(
                        List.of(Scope.of(subnet).withPools(List.of(pool))),
                        Scopes.Serve.PHONES,
                        Set.of(Ipv4.LOOPBACK));
        return new DeskSettings(
                scopes,
                new Targets(Map.of(), Optional.of(Targets.LATEST_SIP)),
                Ipv4.LOOPBACK,
                DeskSettings.CONVERTING_LEASE_USUAL);
    }

    private final class Shell implements DeskLoop.Acting {
        @Override
        public void act(Effect effect) {
            if (effect instanceof Effect.Reply(var arrival, var message, var route, _)) {
                port.sendSoon(arrival, message, route);
            }
        }

        @Override
        public void pause() {
            port.flush();
        }
    }
}
