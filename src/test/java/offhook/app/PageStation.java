package offhook.app;

import offhook.address.Endpoint;
import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.event.StationEvent;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.lab.PhoneStart;
import offhook.lab.RealLab;
import offhook.phone.LoadNames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A whole station on loopback with its page, and virtual phones, for tests that only look at it.
 */
public final class PageStation implements AutoCloseable {
    private static final long SEED = 7;
    private static final Duration A_LITTLE = Duration.ofMillis(50);

    private final Station station;
    private final RealLab lab;
    private final Thread phones = new Thread(this::live, "virtual phones");
    private final Queue<PhoneStart> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    /**
     * @param folder an empty one
     * @param speed how much faster than real the phones' clocks run
     */
    public PageStation(Path folder, double speed) throws IOException {
        var page = new StationSetup.Page("127.0.0.1", 0);
        station =
                new Station(
                        LoopbackStation.setup(folder, 0, 0, Optional.of(page)),
                        Clock.systemUTC(),
                        observed -> {});
        station.start();
        lab =
                new RealLab(
                        new LabServers(Optional.of(dhcp()), tftp()),
                        SEED,
                        speed,
                        List.of(),
                        (now, phone, what) -> {});
        phones.start();
    }

    /** Made-up packages of the loads, imported as the command does. */
    public static void importFirmware(Path folder, Collection<String> loads, int bytes)
            throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        var files = new ArrayList<Path>();
        for (String load : loads) {
            var name = LoadNames.named(load).orElseThrow();
            MadeUpPackage made = MadeUpFirmware.of(name, SEED, MadeUpSizes.ofBytes(bytes));
            files.add(Files.write(packages.resolve(made.name()), made.zip().toArray()));
        }
        FirmwareFolder.open(Station.libraryIn(folder), KnownFirmware.catalogue())
                .importFrom(files, Progress.NONE);
    }

    /** Signs a page in, once. */
    public String link() {
        return station.pageLink().orElseThrow();
    }

    String token() {
        return station.token().text();
    }

    public int port() {
        return station.pagePort().orElseThrow();
    }

    public InetSocketAddress dhcp() {
        return socket(station.dhcpEnds().getFirst());
    }

    public InetSocketAddress tftp() {
        return socket(station.tftpEnds().getFirst());
    }

    /** As if it had registered at a PBX that the station hears of. */
    public void register(MacAddress mac) {
        var seen =
                new StationEvent.RegistrationSeen(
                        "SIP", Optional.empty(), true, "the PBX said 200");
        station.tell(new Input.PhoneSaid(mac, List.of(seen)));
    }

    public void choose(MacAddress mac, String load) {
        station.tell(
                new Input.TargetChosen(
                        mac, LoadNames.named(load).orElseThrow(), "the test says so"));
    }

    public void plugIn(PhoneStart start) {
        waiting.add(start);
    }

    private void live() {
        try {
            while (!isClosed) {
                for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                    lab.plugIn(next, Duration.ZERO);
                }
                lab.run(A_LITTLE, () -> isClosed);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static InetSocketAddress socket(Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        try {
            phones.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lab.close();
        station.close();
    }
}
