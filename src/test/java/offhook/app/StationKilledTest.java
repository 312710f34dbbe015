package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.ClassPath;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.lab.Assignment;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneActivity;
import offhook.lab.RealLab;
import offhook.lab.VirtualPhone;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.store.Store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The station's process is killed again and again while phones convert over real sockets. Small in
 * {@code mvn verify}; the whole of it: {@code bench/kill.sh}.
 */
@Tag("kill")
class StationKilledTest {
    private static final int PHONES = Integer.getInteger("kill.phones", 5);
    private static final int KILLS = Integer.getInteger("kill.times", 3);
    private static final long SEED = Long.getLong("seed", 42);

    /** As fast as the demo. */
    private static final double SPEED = 40;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Assignment> fleet = MixedFleet.of(PHONES, SEED);
    private final Map<MacAddress, Integer> proved = new HashMap<>();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private int dhcpPort;
    private int tftpPort;
    private Process station;

    @Test
    void a_killed_station_loses_no_lease_and_no_step_and_every_phone_arrives() throws Exception {
        dhcpPort = freePort();
        tftpPort = freePort();
        importFirmware();
        chooseTargets();
        start();
        try (var lab =
                new RealLab(
                        new LabServers(Optional.of(at(dhcpPort)), at(tftpPort)),
                        SEED,
                        SPEED,
                        List.of(),
                        (now, phone, what) -> {})) {
            Duration powerAfter = Duration.ZERO;
            for (Assignment one : fleet) {
                lab.plugIn(one.start(), powerAfter);
                powerAfter = powerAfter.plusMillis(100);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                lab.run(Duration.ofMillis(300 + random.nextInt(2500)), () -> false);
                station.destroyForcibly().waitFor();
                nothingIsLost(lab.phones(), kill);
                restart(lab);
            }

            boolean allArrived = lab.run(PATIENCE, () -> fleetHasArrived(lab.phones()));

            assertThat(allArrived).as("seed %d: %s", SEED, whoIsMissing(lab.phones())).isTrue();
        } finally {
            station.destroyForcibly().waitFor();
        }
        everyStoryGoesForward();
    }

    /** What phones were told is on disk: their addresses, and steps proved before. */
    private void nothingIsLost(List<VirtualPhone> phones, int kill) {
        try (var store = Store.open(LoopbackStation.database(folder))) {
            var leases = new HashMap<MacAddress, Ipv4>();
            for (Lease lease : store.leases()) {
                assertThat(leases.values())
                        .as("seed %d, kill %d: one address, one phone", SEED, kill)
                        .doesNotContain(lease.address());
                leases.put(lease.mac(), lease.address());
            }
            for (VirtualPhone phone : phones) {
                boolean hasAddress =
                        !phone.address().isAny()
                                && phone.activity() != PhoneActivity.ADDRESSING
                                && phone.activity() != PhoneActivity.STARTING
                                && phone.activity() != PhoneActivity.OFF;
                if (hasAddress) {
                    assertThat(leases)
                            .as(
                                    "seed %d, kill %d: %s is %s",
                                    SEED, kill, phone.mac(), phone.activity())
                            .containsEntry(phone.mac(), phone.address());
                }
            }
            var now = new HashMap<MacAddress, Integer>();
            store.journal(
                    observed -> {
                        countProved(observed, now);
                        // Killed between its journal and its word.
                        if (observed.event() instanceof StationEvent.Arrived) {
                            arrived.add(observed.phone().toString());
                        }
                    });
            proved.forEach(
                    (mac, steps) ->
                            assertThat(now.getOrDefault(mac, 0))
                                    .as("seed %d, kill %d: steps proved of %s", SEED, kill, mac)
                                    .isGreaterThanOrEqualTo(steps));
            proved.putAll(now);
        }
    }

    /** One plan a phone, its steps proved once each and in order, the target last. */
    private void everyStoryGoesForward() {
        try (var store = Store.open(LoopbackStation.database(folder))) {
            for (Assignment one : fleet) {
                var steps = new ArrayList<Integer>();
                var plans = new ArrayList<StationEvent.PlanMade>();
                for (Observed observed : store.journal(one.start().mac())) {
                    switch (observed.event()) {
                        case StationEvent.StepProved step -> steps.add(step.step());
                        case StationEvent.PlanMade plan -> plans.add(plan);
                        default -> {}
                    }
                }
                assertThat(plans).as("plans of %s, seed %d", one.start().mac(), SEED).hasSize(1);
                var inOrder = new ArrayList<Integer>();
                for (int step = 1; step <= plans.getFirst().steps().size(); step++) {
                    inOrder.add(step);
                }
                assertThat(steps).as("steps of %s", one.start().mac()).isEqualTo(inOrder);
            }
        }
    }

    private static void countProved(Observed observed, Map<MacAddress, Integer> steps) {
        if (observed.event() instanceof StationEvent.StepProved step) {
            steps.merge(observed.phone(), step.step(), Math::max);
        }
    }

    private boolean fleetHasArrived(List<VirtualPhone> phones) {
        return phones.stream().allMatch(phone -> assignment(phone).isReachedBy(phone))
                && arrived.size() == fleet.size();
    }

    private String whoIsMissing(List<VirtualPhone> phones) {
        return phones.stream()
                .filter(phone -> !assignment(phone).isReachedBy(phone))
                .map(
                        phone ->
                                "%s runs %s, shall run %s, is %s"
                                        .formatted(
                                                phone.mac(),
                                                phone.load(),
                                                assignment(phone).target(),
                                                phone.activity()))
                .toList()
                .toString();
    }

    private Assignment assignment(VirtualPhone phone) {
        return fleet.stream()
                .filter(one -> one.start().mac().equals(phone.mac()))
                .findFirst()
                .orElseThrow();
    }

    private void importFirmware() throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        var files = new ArrayList<Path>();
        for (String load : MixedFleet.loads()) {
            MadeUpPackage made =
                    MadeUpFirmware.of(named(load), SEED, MadeUpSizes.ofBytes(32 * 1024));
            Path file = packages.resolve(made.name());
            Files.write(file, made.zip().toArray());
            files.add(file);
        }
        FirmwareFolder.open(Station.libraryIn(folder), KnownFirmware.catalogue())
                .importFrom(files, Progress.NONE);
    }

    private void chooseTargets() {
        try (var store = Store.open(LoopbackStation.database(folder))) {
            var wishes =
                    fleet.stream()
                            .map(
                                    one ->
                                            new Observed(
                                                    Instant.now(),
                                                    one.start().mac(),
                                                    new StationEvent.TargetSet(
                                                            one.target(), true, "the test's wish")))
                            .toList();
            store.commit(List.of(), List.of(), wishes);
        }
    }

    private void start() throws Exception {
        assertThat(launch().await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    /** The phones go on while the station comes up. */
    private void restart(RealLab lab) throws IOException {
        CountDownLatch ready = launch();
        assertThat(lab.run(Duration.ofMinutes(1), () -> ready.getCount() == 0))
                .as("the station came up again")
                .isTrue();
    }

    private CountDownLatch launch() throws IOException {
        station =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                ClassPath.text(),
                                LoopbackStation.class.getName(),
                                folder.toString(),
                                Integer.toString(dhcpPort),
                                Integer.toString(tftpPort))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var ready = new CountDownLatch(1);
        BufferedReader output = station.inputReader();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                for (String line = output.readLine();
                                        line != null;
                                        line = output.readLine()) {
                                    if (line.equals(LoopbackStation.READY)) {
                                        ready.countDown();
                                    } else {
                                        arrived.add(line);
                                    }
                                }
                            } catch (IOException killed) {
                                // Its pipe ends with it.
                            }
                        });
        return ready;
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static LoadName named(String load) {
        return ((LoadNameReading.Named) LoadNames.read(load)).name();
    }
}
