package offhook.app;

import static java.util.stream.Collectors.toMap;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.app.Failures.MachineRefused;
import offhook.desk.DeskSettings;
import offhook.desk.Input;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.Pool;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.firmware.FirmwareReport;
import offhook.lab.Assignment;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.lab.MixedFleet;
import offhook.lab.RealLab;
import offhook.lab.VirtualPhone;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.udp.Interfaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The whole job on one machine: a real station on loopback with made-up firmware in a folder of its
 * own, and virtual phones on real sockets.
 */
final class Demo implements AutoCloseable {
    /**
     * The shortest that the station gives. A renewal after a quarter of it without questions shows
     * that a phone is up: seven seconds, in which its own faster clock has renewed several times.
     */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LEASE_AFTERWARDS = Duration.ofHours(1);

    /** Phones come up one after the other. */
    private static final Duration POWER_APART = Duration.ofMillis(150);

    /** A part of 32 KiB is 64 blocks: enough to be seen, and a second's work for a whole fleet. */
    private static final int PART_BYTES = 32 * 1024;

    private static final int DELETE_TRIES = 10;
    private static final Duration DELETE_APART = Duration.ofMillis(100);

    private final Path folder;
    private final List<Assignment> fleet;
    private final Station station;
    private final RealLab lab;
    private final FirmwareReport imported;
    private final Map<MacAddress, Assignment> assignments;
    private final Set<MacAddress> arrived = ConcurrentHashMap.newKeySet();

    /**
     * @param page empty: without page and API
     * @param audience is told every event, on the station's thread
     */
    Demo(
            List<Assignment> fleet,
            long seed,
            double speed,
            Optional<StationSetup.Page> page,
            Consumer<Observed> audience) {
        this.fleet = List.copyOf(fleet);
        this.assignments =
                fleet.stream().collect(toMap(one -> one.start().mac(), Function.identity()));
        try {
            this.folder = Files.createTempDirectory("offhook-demo-");
            // Ctrl-C leaves nothing behind either.
            Runtime.getRuntime().addShutdownHook(new Thread(this::deleteFolderQuietly));
            this.imported = importMadeUp(seed);
            this.station =
                    new Station(
                            setup(page),
                            Clock.systemUTC(),
                            observed -> {
                                note(observed);
                                audience.accept(observed);
                            });
            station.start();
            this.lab =
                    new RealLab(
                            new LabServers(
                                    Optional.of(socket(station.dhcpEnds().getFirst())),
                                    socket(station.tftpEnds().getFirst())),
                            seed,
                            speed,
                            List.of(),
                            (now, phone, what) -> {});
        } catch (IOException why) {
            throw new MachineRefused(
                    "the demo needs a temporary folder and sockets on loopback: "
                            + why.getMessage(),
                    why);
        }
    }

    private FirmwareReport importMadeUp(long seed) throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        var files = new ArrayList<Path>();
        for (String load : MixedFleet.loads()) {
            var name = ((LoadNameReading.Named) LoadNames.read(load)).name();
            MadeUpPackage made = MadeUpFirmware.of(name, seed, MadeUpSizes.ofBytes(PART_BYTES));
            Path file = packages.resolve(made.name());
            Files.write(file, made.zip().toArray());
            files.add(file);
        }
        return FirmwareFolder.open(Station.libraryIn(folder), KnownFirmware.catalogue())
                .importFrom(files, Progress.NONE);
    }

    private StationSetup setup(Optional<StationSetup.Page> page) {
        Interfaces.Card card =
                Interfaces.named("127.0.0.1")
                        .orElseThrow(
                                () ->
                                        new MachineRefused(
                                                "this machine has no loopback address 127.0.0.1",
                                                null));
        // Phones bind addresses of their own within 127.0.0.0/8.
        Subnet loopback = Subnet.around(Ipv4.LOOPBACK, 8);
        var pool = new Pool(Ipv4.of("127.79.0.10"), Ipv4.of("127.79.255.250"));
        var scope =
                new Scope(
                        loopback,
                        List.of(pool),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        LEASE_AFTERWARDS,
                        Map.of(),
                        List.of());
        return new StationSetup(
                StationSetup.Home.in(folder),
                new StationSetup.Ends(
                        List.of(card), OptionalInt.of(0), 0, OptionalInt.empty(), page),
                TftpSettings.DEFAULTS.withClients(List.of(loopback)),
                new DeskSettings(
                        new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(card.address())),
                        Targets.NONE,
                        card.address(),
                        LEASE));
    }

    private static InetSocketAddress socket(Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    private void note(Observed observed) {
        switch (observed.event()) {
            case StationEvent.Arrived _ -> arrived.add(observed.phone());
            case StationEvent.TargetSet _ -> arrived.remove(observed.phone());
            default -> {}
        }
    }

    FirmwareReport imported() {
        return imported;
    }

    Station station() {
        return station;
    }

    /** Switches the phones on and waits until all have arrived, or the time is over. */
    boolean run(Duration limit) {
        Duration powerAfter = Duration.ZERO;
        for (Assignment one : fleet) {
            var target = ((LoadNameReading.Named) LoadNames.read(one.target())).name();
            station.tell(new Input.TargetChosen(one.start().mac(), target, "the demo's wish"));
            lab.plugIn(one.start(), powerAfter);
            powerAfter = powerAfter.plus(POWER_APART);
        }
        try {
            return lab.run(limit, () -> lab.phones().stream().allMatch(this::hasArrived));
        } catch (IOException why) {
            throw new MachineRefused("the virtual phones lost their sockets: " + why, why);
        }
    }

    /** Goes on, for those who look at the page. */
    void idle(Duration length) {
        try {
            lab.run(length, () -> false);
        } catch (IOException why) {
            throw new MachineRefused("the virtual phones lost their sockets: " + why, why);
        }
    }

    List<VirtualPhone> phones() {
        return lab.phones();
    }

    Assignment assignment(VirtualPhone phone) {
        return assignments.get(phone.mac());
    }

    /** In truth, and by what the station says. */
    boolean hasArrived(VirtualPhone phone) {
        return assignment(phone).isReachedBy(phone) && arrived.contains(phone.mac());
    }

    @Override
    public void close() {
        try {
            lab.close();
            station.close();
            deleteFolder();
        } catch (IOException why) {
            throw new MachineRefused(
                    "the demo's folder %s could not be removed: %s"
                            .formatted(folder, why.getMessage()),
                    why);
        }
    }

    /** The station may still be writing: a few tries. */
    private void deleteFolderQuietly() {
        for (int tries = 0; tries < DELETE_TRIES && Files.exists(folder); tries++) {
            try {
                deleteFolder();
            } catch (IOException | UncheckedIOException stillInUse) {
                LockSupport.parkNanos(DELETE_APART.toNanos());
            }
        }
    }

    private void deleteFolder() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var found = Files.walk(folder)) {
            found.sorted(java.util.Comparator.reverseOrder()).forEach(Demo::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }
}
