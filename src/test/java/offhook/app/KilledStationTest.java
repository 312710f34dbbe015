package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.lab.Assignment;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpSizes;
import offhook.lab.MixedFleet;
import offhook.lab.RealLab;
import offhook.lab.VirtualPhone;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.store.Store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The station is a process of its own and is killed (SIGKILL) at random moments, while phones on
 * real sockets are being converted. Takes minutes; {@code -Doffhook.kill=true} runs it.
 */
@Tag("kill")
@EnabledIfSystemProperty(named = "offhook.kill", matches = "true")
class KilledStationTest {
    private static final int PHONES = Integer.getInteger("phones", 50);
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final double SPEED = 30;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir private Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Map<MacAddress, Set<Ipv4>> addresses = new HashMap<>();
    private final List<String> clashes = new ArrayList<>();
    private int dhcpPort;
    private int tftpPort;
    private int pagePort;

    @Test
    void all_phones_arrive_and_no_step_or_lease_is_lost() throws Exception {
        List<Assignment> fleet = fleet();
        importFirmware();
        writeTargets(fleet);
        choosePorts();
        var loopback = InetAddress.getLoopbackAddress();
        var servers =
                new LabServers(
                        Optional.of(new InetSocketAddress(loopback, dhcpPort)),
                        new InetSocketAddress(loopback, tftpPort));

        Process station = startStation();
        try (var lab = new RealLab(servers, seed, SPEED, List.of(), (now, phone, what) -> {})) {
            Duration powerAfter = Duration.ofSeconds(3);
            for (Assignment one : fleet) {
                lab.plugIn(one.start(), powerAfter);
                powerAfter = powerAfter.plusMillis(200);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                lab.run(Duration.ofMillis(1_500 + random.nextInt(5_000)), () -> look(lab));
                station.destroyForcibly().waitFor();
                lab.run(Duration.ofMillis(random.nextInt(1_500)), () -> look(lab));
                station = startStation();
            }
            boolean haveAll = lab.run(LIMIT, () -> look(lab) || haveAllArrived(fleet, lab));

            assertThat(haveAll).as(() -> "seed " + seed + "\n" + left(fleet, lab)).isTrue();
            System.err.printf(
                    "seed %d: %d phones, %d kills, %.0f s, %,d datagrams%n",
                    seed, fleet.size(), KILLS, lab.now() / 1e9, lab.datagrams());
        } finally {
            station.destroyForcibly().waitFor();
        }
        assertThat(clashes).as("seed " + seed).isEmpty();
        assertThat(addresses.entrySet().stream().filter(it -> it.getValue().size() > 1))
                .as("an ACKed lease is kept; seed " + seed)
                .isEmpty();
        assertThat(stepsProvedTwice()).as("seed " + seed).isEmpty();
    }

    /** The settings know targets by model, so phones of a model share one. */
    private List<Assignment> fleet() {
        Map<String, String> targets = new HashMap<>();
        // An old image hides its model: both of them shall end on the same load.
        targets.put("7940", "P0S3-8-12-00");
        targets.put("7960", "P0S3-8-12-00");
        return MixedFleet.of(PHONES, seed).stream()
                .map(
                        one -> {
                            String model = one.start().model().label();
                            String target = targets.computeIfAbsent(model, first -> one.target());
                            return new Assignment(one.start(), target);
                        })
                .toList();
    }

    private void importFirmware() throws IOException {
        var archives = new ArrayList<Path>();
        for (String load : MixedFleet.loads()) {
            var name = ((LoadNameReading.Named) LoadNames.read(load)).name();
            var made = MadeUpFirmware.of(name, 1, MadeUpSizes.ofBytes(60_000));
            archives.add(Files.write(folder.resolve(made.name()), made.zip().toArray()));
        }
        FirmwareFolder.open(Station.libraryIn(folder.resolve("data")), KnownFirmware.catalogue())
                .importFrom(archives, Progress.NONE);
    }

    private void writeTargets(List<Assignment> fleet) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        fleet.forEach(one -> lines.put(one.start().model().label(), one.target()));
        var text = new StringBuilder("[targets]\n");
        lines.forEach((model, load) -> text.append("%s = \"%s\"\n".formatted(model, load)));
        Files.writeString(folder.resolve("offhook.toml"), text);
    }

    private void choosePorts() throws IOException {
        dhcpPort = freeUdpPort();
        tftpPort = freeUdpPort();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            pagePort = socket.getLocalPort();
        }
    }

    private static int freeUdpPort() throws SocketException {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private Process startStation() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "offhook.app.Main",
                        "serve",
                        "--listen",
                        "127.0.0.1",
                        "--data",
                        folder.resolve("data").toString(),
                        "--settings",
                        folder.resolve("offhook.toml").toString(),
                        "--dhcp-port",
                        Integer.toString(dhcpPort),
                        "--tftp-port",
                        Integer.toString(tftpPort),
                        "--page-port",
                        Integer.toString(pagePort),
                        "--pool",
                        "127.79.0.10-127.79.250.250")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("station.log").toFile()))
                .start();
    }

    /** Who has which address now; never true, so that the lab goes on. */
    private boolean look(RealLab lab) {
        var holders = new HashMap<Ipv4, MacAddress>();
        for (VirtualPhone phone : lab.phones()) {
            if (!phone.address().isAny()) {
                addresses.computeIfAbsent(phone.mac(), mac -> new HashSet<>()).add(phone.address());
                MacAddress other = holders.put(phone.address(), phone.mac());
                if (other != null) {
                    clashes.add(phone.address() + " is held by " + other + " and " + phone.mac());
                }
            }
        }
        return false;
    }

    private static boolean haveAllArrived(List<Assignment> fleet, RealLab lab) {
        for (int i = 0; i < fleet.size(); i++) {
            if (!fleet.get(i).isReachedBy(lab.phones().get(i))) {
                return false;
            }
        }
        return true;
    }

    private String left(List<Assignment> fleet, RealLab lab) {
        var text = new StringBuilder();
        try (var store = Store.open("jdbc:sqlite:" + folder.resolve("data/offhook.db"))) {
            for (int i = 0; i < fleet.size(); i++) {
                VirtualPhone phone = lab.phones().get(i);
                if (!fleet.get(i).isReachedBy(phone)) {
                    text.append(
                            "%s %s runs %s, shall run %s, is %s%n"
                                    .formatted(
                                            phone.model().label(),
                                            phone.mac(),
                                            phone.load(),
                                            fleet.get(i).target(),
                                            phone.activity()));
                    store.journal(phone.mac())
                            .forEach(
                                    seen ->
                                            text.append("    ")
                                                    .append(seen.at())
                                                    .append(' ')
                                                    .append(StoryText.sentence(seen.event()))
                                                    .append('\n'));
                }
            }
        }
        return text.toString();
    }

    private List<String> stepsProvedTwice() {
        var seen = new HashSet<String>();
        try (var store = Store.open("jdbc:sqlite:" + folder.resolve("data/offhook.db"))) {
            return store.journal().stream()
                    .filter(event -> event.event() instanceof StationEvent.StepProved)
                    .map(KilledStationTest::step)
                    .filter(step -> !seen.add(step))
                    .toList();
        }
    }

    private static String step(Observed proved) {
        return proved.phone() + " " + ((StationEvent.StepProved) proved.event()).load();
    }
}
