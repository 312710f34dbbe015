package offhook.app;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.Pool;
import offhook.event.StationEvent;
import offhook.udp.Interfaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A station in a process of its own, to be killed: {@code FOLDER DHCP-PORT TFTP-PORT}. */
final class LoopbackStation {
    static final String READY = "ready";

    private LoopbackStation() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        var station =
                new Station(
                        setup(
                                folder,
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2]),
                                Optional.empty()),
                        Clock.systemUTC(),
                        observed -> {
                            if (observed.event() instanceof StationEvent.Arrived) {
                                System.out.println(observed.phone());
                            }
                        });
        station.start();
        System.out.println(READY);
        Thread.currentThread().join();
    }

    static String database(Path folder) {
        return StationSetup.Home.in(folder).database();
    }

    /** With a page, and this file in the operator's own folder; not started yet. */
    static Station withOwnFile(Path folder, String name, byte[] content) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.write(own.resolve(name), content);
        StationSetup setup =
                setup(folder, 0, 0, Optional.of(new StationSetup.Page("127.0.0.1", 0)));
        return new Station(
                setup.with(setup.tftp().withFolder(own)), Clock.systemUTC(), observed -> {});
    }

    static StationSetup setup(
            Path folder, int dhcpPort, int tftpPort, Optional<StationSetup.Page> page) {
        Interfaces.Card card = Interfaces.named("127.0.0.1").orElseThrow();
        Subnet loopback = Subnet.around(Ipv4.LOOPBACK, 8);
        var scope =
                new Scope(
                        loopback,
                        List.of(new Pool(Ipv4.of("127.80.0.10"), Ipv4.of("127.80.255.250"))),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Duration.ofHours(1),
                        Map.of(),
                        List.of());
        return new StationSetup(
                StationSetup.Home.in(folder),
                new StationSetup.Ends(
                        List.of(card),
                        OptionalInt.of(dhcpPort),
                        tftpPort,
                        OptionalInt.empty(),
                        page),
                TftpSettings.DEFAULTS.withClients(List.of(loopback)),
                new DeskSettings(
                        new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(card.address())),
                        Targets.NONE,
                        card.address(),
                        Duration.ofSeconds(30)));
    }
}
