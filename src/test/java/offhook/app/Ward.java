package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStage;
import offhook.desk.DeskSettings;
import offhook.desk.Input;
import offhook.desk.PhoneSummary;
import offhook.desk.Scopes;
import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A whole station on loopback sockets and virtual phones that lack something. Every finding that
 * the station ever shows of a phone is kept, so that one that comes and goes is seen too.
 */
final class Ward implements AutoCloseable {
    /** Phones live so fast; the station's clock is the machine's. */
    private static final double SPEED = 100;

    /** Its half is longer than any test: nothing is proved or disturbed by a renewal. */
    static final Duration LONG_LEASE = Duration.ofHours(3);

    /** Its half is over at once: phones renew, and are made to start again by it. */
    static final Duration SHORT_LEASE = Duration.ofSeconds(30);

    private final Station station;
    private final RealLab lab;
    private final Map<MacAddress, Set<String>> said = new LinkedHashMap<>();
    private final Map<String, Set<Severity>> severities = new HashMap<>();
    private final Map<MacAddress, Duration> silences = new LinkedHashMap<>();
    private final List<Observed> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> screens = new ArrayList<>();
    private final Set<VirtualPhone> healed = new HashSet<>();
    private int admitted;

    /**
     * @param folder an empty one
     * @param own the operator's own folder of files
     * @param lease of phones that are converted
     */
    Ward(
            Path folder,
            Scopes.Serve serve,
            Optional<Path> own,
            Duration lease,
            List<MadeUpPackage> firmware)
            throws IOException {
        this(folder, setup -> setup(setup, serve, own, lease), List.of(), firmware);
    }

    /**
     * @param settings made of the usual ones
     * @param otherDhcp servers that answer the phones, too
     */
    Ward(
            Path folder,
            UnaryOperator<StationSetup> settings,
            List<InetSocketAddress> otherDhcp,
            List<MadeUpPackage> firmware)
            throws IOException {
        importMadeUp(folder, firmware);
        StationSetup usual = LoopbackStation.setup(folder, 0, 0, Optional.empty());
        station = new Station(settings.apply(usual), Clock.systemUTC(), events::add);
        station.start();
        lab =
                new RealLab(
                        new LabServers(
                                Optional.of(socket(station.dhcpEnds().getFirst())),
                                socket(station.tftpEnds().getFirst()),
                                otherDhcp),
                        7,
                        SPEED,
                        List.of(),
                        (now, phone, what) ->
                                screens.add("%7.2f %s %s".formatted(now / 1e9, phone.mac(), what)));
    }

    static List<MadeUpPackage> firmware(String... loads) {
        return Arrays.stream(loads)
                .map(load -> LoadNames.named(load).orElseThrow())
                .map(name -> MadeUpFirmware.of(name, 7, MadeUpSizes.ofBytes(2_000)))
                .toList();
    }

    private static void importMadeUp(Path folder, List<MadeUpPackage> firmware) throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        var files = new ArrayList<Path>();
        for (MadeUpPackage made : firmware) {
            Path file = packages.resolve(made.name());
            Files.write(file, made.zip().toArray());
            files.add(file);
        }
        FirmwareFolder.open(Station.libraryIn(folder), KnownFirmware.catalogue())
                .importFrom(files, Progress.NONE);
    }

    private static StationSetup setup(
            StationSetup usual, Scopes.Serve serve, Optional<Path> own, Duration lease) {
        DeskSettings desk = usual.desk();
        return usual.with(own.map(usual.tftp()::withFolder).orElse(usual.tftp()))
                .with(
                        new DeskSettings(
                                new Scopes(desk.scopes().scopes(), serve, Set.of(Ipv4.LOOPBACK)),
                                desk.targets(),
                                desk.station(),
                                lease));
    }

    private static InetSocketAddress socket(Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    /** Far from the others: a number near another's is an ailment of its own. */
    MacAddress nextMac() {
        return MixedFleet.mac(1000 * ++admitted);
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

    /** Of such a phone one asks what its silence means after so long. */
    VirtualPhone silent(VirtualPhone phone, Duration silence) {
        silences.put(phone.mac(), silence);
        return phone;
    }

    /** What reaches the station's desk by other ways than the phones. */
    void tell(Input input) {
        station.tell(input);
    }

    /** Phones may register here. */
    void registrar(Endpoint at) {
        station.registrar().listen(at);
    }

    Optional<BootStage> stage(VirtualPhone phone) {
        return summary(phone.mac()).map(PhoneSummary::stage);
    }

    boolean isAilingStill(VirtualPhone phone) {
        return !healed.contains(phone);
    }

    void heal(VirtualPhone phone) {
        healed.add(phone);
        lab.heal(phone);
        silences.remove(phone.mac());
    }

    void pressRestart(VirtualPhone phone) {
        lab.pressRestart(phone);
    }

    /** Lets the phones live until it is so; false if it never was. */
    boolean until(Duration limit, Predicate<Ward> isSo) throws IOException {
        return lab.run(
                limit,
                () -> {
                    look();
                    return isSo.test(this);
                });
    }

    private void look() {
        said.forEach(
                (mac, codes) -> {
                    for (Finding finding : findings(mac)) {
                        codes.add(finding.code());
                        severities
                                .computeIfAbsent(mac + finding.code(), any -> new HashSet<>())
                                .add(finding.severity());
                    }
                });
    }

    /** Every severity that it was ever said with. */
    Set<Severity> severities(VirtualPhone phone, String code) {
        return severities.getOrDefault(phone.mac() + code, Set.of());
    }

    /** Lets them live for so long. */
    void pass(Duration time) throws IOException {
        until(time, never -> false);
    }

    private List<String> codes(MacAddress mac) {
        return findings(mac).stream().map(Finding::code).toList();
    }

    private List<Finding> findings(MacAddress mac) {
        return summary(mac).map(PhoneSummary::findings).orElse(List.of());
    }

    /** What the station says of a phone, after the silence that was agreed for it. */
    Optional<PhoneSummary> summary(MacAddress mac) {
        Instant at = Instant.now().plus(silences.getOrDefault(mac, Duration.ZERO));
        try {
            return station.ask(desk -> desk.phone(mac, at)).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    boolean says(VirtualPhone phone, String code) {
        return codes(phone.mac()).contains(code);
    }

    /** Every code that was ever said of it. */
    Set<String> everSaid(VirtualPhone phone) {
        return said.get(phone.mac());
    }

    /** There is this finding, and there never was another, but for those. */
    Finding only(VirtualPhone phone, String code, String... besides) {
        look();
        List<Finding> findings =
                findings(phone.mac()).stream()
                        .filter(finding -> !List.of(besides).contains(finding.code()))
                        .toList();
        assertThat(findings).as(() -> story(phone)).extracting(Finding::code).containsExactly(code);
        assertThat(everSaid(phone))
                .as(() -> story(phone))
                .contains(code)
                .filteredOn(other -> !List.of(besides).contains(other))
                .containsExactly(code);
        return findings.getFirst();
    }

    /** Everything noted of one phone, for people who look at a failed test. */
    String story(VirtualPhone phone) {
        var text = new StringBuilder("\n");
        synchronized (events) {
            for (Observed observed : events) {
                if (observed.phone().equals(phone.mac())) {
                    text.append(observed.at()).append(' ').append(observed.event()).append('\n');
                }
            }
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
