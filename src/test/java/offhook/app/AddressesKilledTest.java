package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.ClassPath;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.store.Store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A station under DHCP load is killed ({@code SIGKILL}) at random moments: no lease that was
 * acknowledged is lost, no address has two clients. {@code bench/dhcp-kill.sh} does it 200 times.
 */
@Tag("kill")
class AddressesKilledTest {
    private static final int KILLS = Integer.getInteger("kill.times", 3);
    private static final long SEED = Long.getLong("seed", 42);
    private static final int AT_ONCE = 64;

    /** What a client that asks again at the end of its time is not told apart from. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private record Promise(MacAddress mac, Instant until) {}

    private final Random random = new Random(SEED);
    private final Map<Ipv4, Promise> promised = new HashMap<>();
    private final List<MacAddress> known = new ArrayList<>();
    private Process station;
    private int acknowledged;

    @TempDir Path folder;

    @AfterEach
    void end() throws InterruptedException {
        if (station != null) {
            station.destroyForcibly().waitFor();
        }
    }

    @Test
    void no_acknowledged_lease_is_lost_and_no_address_given_twice() throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills");
        for (int kill = 1; kill <= KILLS; kill++) {
            int port = start();
            int before = acknowledged;
            load(port, Duration.ofMillis(20 + random.nextInt(400)));
            station.destroyForcibly().waitFor();
            nothingIsLost(kill);
            assertThat(acknowledged).as("it was under load at kill " + kill).isGreaterThan(before);
            if (kill % 20 == 0) {
                System.out.println(kill + " kills, " + acknowledged + " leases acknowledged");
            }
        }
        System.out.println(acknowledged + " leases acknowledged, none lost, none given twice");
    }

    private int start() throws Exception {
        int dhcpPort = quietPort();
        station =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                ClassPath.text(),
                                LoopbackStation.class.getName(),
                                folder.toString(),
                                Integer.toString(dhcpPort),
                                "0")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var reader = station.inputReader();
        String line =
                CompletableFuture.supplyAsync(
                                () -> {
                                    try {
                                        return String.valueOf(reader.readLine());
                                    } catch (IOException killed) {
                                        return killed.toString();
                                    }
                                })
                        .get(60, TimeUnit.SECONDS);
        assertThat(line).isEqualTo(LoopbackStation.READY);
        return dhcpPort;
    }

    /** Counted from the first answer, so that the blow falls while it works. */
    private void load(int port, Duration howLong) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(500);
            var buffer = new DatagramPacket(new byte[2048], 2048);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            boolean hasBegun = false;
            for (int i = 0; i < AT_ONCE; i++) {
                send(socket, port, ask(DhcpKind.DISCOVER, somebody(), List.of()));
            }
            while (System.nanoTime() < deadline) {
                try {
                    socket.receive(buffer);
                    boolean isAck = answered(socket, port, buffer);
                    if (isAck && !hasBegun) {
                        hasBegun = true;
                        deadline = System.nanoTime() + howLong.toNanos();
                    }
                } catch (SocketTimeoutException lost) {
                    send(socket, port, ask(DhcpKind.DISCOVER, somebody(), List.of()));
                }
            }
        }
    }

    private boolean answered(DatagramSocket socket, int port, DatagramPacket buffer)
            throws IOException {
        var bytes = ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
        DhcpMessage reply = ((DhcpInput.Message) DhcpCodec.decode(bytes)).message();
        MacAddress mac = reply.mac().orElseThrow();
        switch (reply.kind().orElseThrow()) {
            case OFFER ->
                    send(
                            socket,
                            port,
                            ask(
                                    DhcpKind.REQUEST,
                                    mac,
                                    List.of(
                                            DhcpOption.ofAddress(
                                                    DhcpOption.REQUESTED_ADDRESS, reply.yiaddr()),
                                            DhcpOption.ofAddress(
                                                    DhcpOption.SERVER_IDENTIFIER, Ipv4.LOOPBACK))));
            case ACK -> {
                promise(reply.yiaddr(), mac, reply.option(DhcpOption.LEASE_SECONDS).orElseThrow());
                send(socket, port, ask(DhcpKind.DISCOVER, somebody(), List.of()));
                return true;
            }
            default -> send(socket, port, ask(DhcpKind.DISCOVER, somebody(), List.of()));
        }
        return false;
    }

    private void promise(Ipv4 address, MacAddress mac, offhook.wire.Bytes seconds) {
        Instant now = Instant.now();
        Promise before = promised.get(address);
        assertThat(before == null || before.mac().equals(mac) || before.until().isBefore(now))
                .as(address + " was promised to " + before + " and is now given to " + mac)
                .isTrue();
        long lease = ByteBuffer.wrap(seconds.toArray()).getInt();
        promised.put(address, new Promise(mac, now.plusSeconds(lease)));
        acknowledged++;
    }

    private void nothingIsLost(int kill) {
        var stored = new HashMap<Ipv4, Lease>();
        try (var store = Store.open(LoopbackStation.database(folder))) {
            store.leases().forEach(lease -> stored.put(lease.address(), lease));
        }
        promised.forEach(
                (address, promise) -> {
                    Lease lease = stored.get(address);
                    assertThat(lease).as(address + " after kill " + kill).isNotNull();
                    boolean isKept =
                            lease.mac().equals(promise.mac())
                                    && !lease.endsAt().isBefore(promise.until().minus(SLACK));
                    boolean isOver = promise.until().isBefore(Instant.now());
                    assertThat(isKept || isOver)
                            .as(
                                    "after kill "
                                            + kill
                                            + ": promised "
                                            + promise
                                            + ", stored "
                                            + lease)
                            .isTrue();
                });
    }

    /** Mostly new ones; some start again. */
    private MacAddress somebody() {
        if (!known.isEmpty() && random.nextInt(4) == 0) {
            return known.get(random.nextInt(known.size()));
        }
        var mac = new MacAddress(0x02_00_00_00_00_00L + known.size());
        known.add(mac);
        return mac;
    }

    private static DhcpMessage ask(DhcpKind kind, MacAddress mac, List<DhcpOption> more) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
        options.add(
                DhcpOption.ofText(
                        DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G"));
        options.addAll(more);
        return DhcpMessage.request(mac, (int) mac.value(), 0, Ipv4.ANY, options);
    }

    private static void send(DatagramSocket socket, int port, DhcpMessage message)
            throws IOException {
        byte[] bytes = DhcpCodec.encode(message).toArray();
        socket.send(
                new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }

    /** Below those that the system hands out: nobody gets it between this look and the start. */
    private int quietPort() {
        while (true) {
            int port = 10_000 + random.nextInt(20_000);
            try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one then.
            }
        }
    }
}
