package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.DeskSettings;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.event.Observed;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;
import offhook.lab.RealLab;
import offhook.lab.VirtualPhone;
import offhook.phone.LoadNames;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A whole station on loopback sockets and virtual phones that lack something. Every finding that
 * the station ever shows of a phone is kept, so that one that comes and goes is seen too.
 */
final class Ward implements AutoCloseable {
    /** Phones live so fast; the station's clock is the machine's. */
    private static final double SPEED = 100;

    private final Station station;
    private final RealLab lab;
    private final Map<MacAddress, Set<String>> said = new LinkedHashMap<>();
    private final List<Observed> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> screens = new ArrayList<>();
    private int admitted;

    /**
     * @param folder an empty one
     * @param own the operator's own folder of files
     */
    Ward(Path folder, Scopes.Serve serve, Optional<Path> own, String... loads) throws IOException {
        importMadeUp(folder, loads);
        station = new Station(setup(folder, serve, own), Clock.systemUTC(), events::add);
        station.start();
        lab =
                new RealLab(
                        new LabServers(
                                Optional.of(socket(station.dhcpEnds().getFirst())),
                                socket(station.tftpEnds().getFirst())),
                        7,
                        SPEED,
                        List.of(),
                        (now, phone, what) ->
                                screens.add("%7.2f %s %s".formatted(now / 1e9, phone.mac(), what)));
    }

    private static void importMadeUp(Path folder, String... loads) throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        var files = new ArrayList<Path>();
        for (String load : loads) {
            var name = LoadNames.named(load).orElseThrow();
            MadeUpPackage made = MadeUpFirmware.of(name, 7, MadeUpSizes.ofBytes(2_000));
            Path file = packages.resolve(made.name());
            Files.write(file, made.zip().toArray());
            files.add(file);
        }
        FirmwareFolder.open(Station.libraryIn(folder), KnownFirmware.catalogue())
                .importFrom(files, Progress.NONE);
    }

    private static StationSetup setup(Path folder, Scopes.Serve serve, Optional<Path> own) {
        StationSetup usual = LoopbackStation.setup(folder, 0, 0, Optional.empty());
        DeskSettings desk = usual.desk();
        return usual.with(own.map(usual.tftp()::withFolder).orElse(usual.tftp()))
                .with(
                        new DeskSettings(
                                new Scopes(desk.scopes().scopes(), serve, Set.of(Ipv4.LOOPBACK)),
                                desk.targets(),
                                desk.station(),
                                desk.convertingLease()));
    }

    private static InetSocketAddress socket(offhook.address.Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    MacAddress nextMac() {
        return MixedFleet.mac(admitted++);
    }

    /** Plugs a phone in that nobody wants to convert. */
    VirtualPhone admit(PhoneStart start) {
        said.put(start.mac(), new LinkedHashSet<>());
        return lab.plugIn(start, Duration.ZERO);
    }

    VirtualPhone admit(PhoneStart start, String target) {
        var load = LoadNames.named(target).orElseThrow();
        station.tell(new Input.TargetChosen(start.mac(), load, "the test says so"));
        return admit(start);
    }

    /** Lets the phones live until it is so; false if it never was. */
    boolean until(Duration limit, Predicate<Ward> isSo) throws IOException {
        return lab.run(
                limit,
                () -> {
                    said.forEach(
                            (mac, codes) ->
                                    summary(mac, Duration.ZERO)
                                            .map(PhoneSummary::findings)
                                            .orElse(List.of())
                                            .forEach(finding -> codes.add(finding.code())));
                    return isSo.test(this);
                });
    }

    /** What the station says of a phone if so much time passes in silence. */
    Optional<PhoneSummary> summary(MacAddress mac, Duration later) {
        Instant at = Instant.now().plus(later);
        try {
            return station.ask(desk -> desk.phone(mac, at)).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<Finding> findings(VirtualPhone phone, Duration later) {
        return summary(phone.mac(), later).map(PhoneSummary::findings).orElse(List.of());
    }

    /** Every code that was ever said of it. */
    Set<String> everSaid(VirtualPhone phone) {
        return said.get(phone.mac());
    }

    static Predicate<VirtualPhone> any(Ward ward) {
        return phone -> !ward.everSaid(phone).isEmpty();
    }

    /** Everything noted of one phone, for people who look at a failed test. */
    String story(VirtualPhone phone) {
        var text = new StringBuilder("\n");
        synchronized (events) {
            events.stream()
                    .filter(event -> event.phone().equals(phone.mac()))
                    .forEach(
                            event ->
                                    text.append(event.at())
                                            .append(' ')
                                            .append(event.event())
                                            .append('\n'));
        }
        screens.stream()
                .filter(line -> line.contains(phone.mac().toString()))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        lab.close();
        station.close();
    }
}
