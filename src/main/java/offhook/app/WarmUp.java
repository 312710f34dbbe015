package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Pool;
import offhook.udp.Interfaces;
import offhook.wire.Bytes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives addresses to made-up phones over loopback before the real ones are heard: a JVM that has
 * just started is ten times slower, and after a power cut all phones ask in its first second. They
 * ask a whole station, as the real one is: what the compiler has not seen, be it another class
 * behind the same interface, undoes its work on the first real phone.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** A desk has no room for the phones of more, nor one subnet for those that ask straight. */
    private static final int ROUNDS_MAX = 20;

    /**
     * What the compiler made of one round is what the next one runs. Measured, see
     * docs/performance.md. {@code ./offhook} asks for more when it trains the class cache: what is
     * not compiled with all its optimisations by its end, no start will compile so either.
     */
    private static final int ROUNDS =
            Math.clamp(Integer.getInteger("offhook.warm-up.rounds", 3), 1, ROUNDS_MAX);

    private static final int PHONES_A_ROUND = 3_000;

    /** Of a round. A slow machine shall not keep its phones waiting for it. */
    private static final Duration AT_MOST = Duration.ofMillis(700);

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

    private static final String VENDOR_CLASS = "Cisco Systems, Inc. IP Phone CP-";

    /** Models, whether or not there are such: some are always new to the station. */
    private static final int MODELS = 700;

    private static final int ORDERS = 90;

    /** One in so many is not like the others, one in twice as many takes another server's offer. */
    private static final int ODD_EVERY = 32;

    private static final Ipv4 OTHER_SERVER = new Ipv4(Ipv4.LOOPBACK.value() + 1);

    private final Station station;
    private int round;
    private int phones;
    private int answered;

    private WarmUp(Station station) {
        this.station = station;
    }

    /**
     * Blocks for some seconds, twenty at most with the usual rounds; a warm-up that fails is no
     * reason not to serve.
     *
     * @param data the station's folder, in which another one lies meanwhile
     * @param compiled done once the compiler rests, before a last round: what it has left half done
     *     is brought to its end there and not with the first real phones
     * @return how many made-up phones got an address
     */
    static int run(Path data, Runnable compiled) {
        long start = System.nanoTime();
        // One name: what a kill in this second left is taken away by the next start.
        Path folder = data.resolve("warm-up-station");
        try {
            delete(folder);
            int done;
            var lines = new LiveLines(Console.mute(), ZoneOffset.UTC);
            try (var station = new Station(setup(folder), Clock.systemUTC(), lines::tell);
                    lines) {
                station.start();
                lines.watch(station, Clock.systemUTC());
                done = new WarmUp(station).run(start + FIRST_ANSWER_WITHIN.toNanos(), compiled);
            } finally {
                delete(folder);
            }
            // What the made-up phones left is swept up now, and not in the middle of a storm.
            System.gc();
            LOG.debug(
                    "Warm after {} made-up phones, {} ms",
                    done,
                    (System.nanoTime() - start) / 1_000_000);
            return done;
        } catch (IOException | RuntimeException failure) {
            LOG.debug("No warm-up: {}", failure.toString());
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> found;
        try (var all = Files.walk(folder)) {
            found = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : found) {
            Files.delete(path);
        }
    }

    private int run(long firstAnswerBy, Runnable compiled) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            int target = station.dhcpEnds().getFirst().port();
            var buffer = new DatagramPacket(new byte[2048], 2048);
            while (answered == 0 && System.nanoTime() < firstAnswerBy) {
                send(socket, target, discover(phones++));
                converse(socket, target, buffer, firstAnswerBy, 1);
            }
            for (round = 1; answered > 0 && round <= ROUNDS; round++) {
                ask(socket, target, buffer);
                CompilerAdvice.awaitRest();
            }
            compiled.run();
            ask(socket, target, buffer);
            return answered;
        }
    }

    private void ask(DatagramSocket socket, int target, DatagramPacket buffer) throws IOException {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        int enough = answered + PHONES_A_ROUND;
        while (answered > 0 && answered < enough && System.nanoTime() < deadline) {
            for (int i = 0; i < AT_ONCE; i++) {
                send(socket, target, discover(phones++));
            }
            converse(socket, target, buffer, deadline, enough);
            // As the page and the watchers ask in between.
            station.ask(Desk::hasUntold);
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
                    DhcpMessage next = isOffer ? request(reply) : discover(phones++);
                    send(socket, target, next);
                    answered += isOffer ? 0 : 1;
                    if (isOffer && phones % (2 * ODD_EVERY) == 1) {
                        // Whoever took another server's offer asks nothing more.
                        send(socket, target, discover(phones++));
                    }
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

    private DhcpMessage discover(int phone) {
        return message(new MacAddress(0x02_01_00_00_00_00L + phone), DhcpKind.DISCOVER, List.of());
    }

    private DhcpMessage request(DhcpMessage offer) {
        MacAddress mac = offer.mac().orElseThrow();
        Ipv4 server = mac.value() % (2 * ODD_EVERY) == 1 ? OTHER_SERVER : Ipv4.LOOPBACK;
        return message(
                mac,
                DhcpKind.REQUEST,
                List.of(
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, offer.yiaddr()),
                        DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, server)));
    }

    private DhcpMessage message(MacAddress mac, DhcpKind kind, List<DhcpOption> more) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        boolean isOdd = mac.value() % ODD_EVERY == 1;
        if (!isOdd) {
            options.add(MAXIMUM_SIZE);
        }
        options.add(DhcpOption.ofText(DhcpOption.HOST_NAME, mac.deviceName()));
        int model = isOdd ? (int) (mac.value() / ODD_EVERY % MODELS) : 7961;
        options.add(DhcpOption.ofText(DhcpOption.VENDOR_CLASS, VENDOR_CLASS + model + "G"));
        options.add(
                isOdd
                        ? new DhcpOption(DhcpOption.PARAMETER_LIST, Bytes.of(1, 3, model, 150))
                        : WANTED);
        if (isOdd) {
            // Another order of options, as makers add their own.
            options.add(new DhcpOption(128 + model % ORDERS, Bytes.EMPTY));
        }
        options.addAll(isOdd ? more.reversed() : more);
        DhcpMessage message = DhcpMessage.request(mac, (int) mac.value(), 0, Ipv4.ANY, options);
        return mac.value() % 2 == 0 ? message : relayed(message);
    }

    /** Every second one comes through a relay, which names the port it came in at. */
    private DhcpMessage relayed(DhcpMessage message) {
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
                subnet(round).network().plus(1),
                message.chaddr(),
                message.sname(),
                message.file(),
                options);
    }

    private static StationSetup setup(Path folder) {
        var loopback =
                new Interfaces.Card("lo", Ipv4.LOOPBACK, 8, true, true, true, Optional.empty());
        return new StationSetup(
                StationSetup.Home.in(folder),
                new StationSetup.Ends(
                        List.of(loopback),
                        OptionalInt.of(0),
                        0,
                        OptionalInt.empty(),
                        Optional.empty()),
                TftpSettings.DEFAULTS,
                settings(),
                Optional.empty(),
                new StationSetup.Manners(
                        false, TotalPace.MESSAGES_A_SECOND_USUAL, OptionalInt.empty(), false));
    }

    /** The first for those that ask straight. */
    private static Subnet subnet(int number) {
        return Subnet.around(Ipv4.LOOPBACK.plus(number << 16), 16);
    }

    /**
     * Each round comes from a subnet that nobody had an address in: how a real station begins. They
     * are set up in more than one way, as real ones are.
     */
    private static Scope scope(int number) {
        Subnet subnet = subnet(number);
        Ipv4 first = subnet.network();
        var pool = new Pool(first.plus(256), first.plus(65_279));
        Scope plain = Scope.of(subnet).withPools(List.of(pool));
        return number % 2 == 0
                ? plain
                : new Scope(
                        subnet,
                        plain.pools(),
                        Optional.of(first.plus(1)),
                        List.of(first.plus(1), first.plus(2)),
                        List.of(Ipv4.LOOPBACK),
                        Duration.ofHours(24),
                        Map.of(),
                        List.of());
    }

    private static DeskSettings settings() {
        var scopes =
                new Scopes(
                        IntStream.rangeClosed(0, ROUNDS + 1).mapToObj(WarmUp::scope).toList(),
                        Scopes.Serve.PHONES,
                        Set.of(Ipv4.LOOPBACK));
        return new DeskSettings(
                scopes,
                new Targets(Map.of(), Optional.of(Targets.LATEST_SIP)),
                Ipv4.LOOPBACK,
                DeskSettings.CONVERTING_LEASE_USUAL);
    }
}
