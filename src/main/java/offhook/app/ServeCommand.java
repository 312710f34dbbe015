package offhook.app;

import offhook.address.Ipv4;
import offhook.app.Failures.MachineRefused;
import offhook.app.Failures.WrongSettings;
import offhook.desk.DeskSettings;
import offhook.desk.OtherServer;
import offhook.desk.OtherServerSettings;
import offhook.desk.OwnFiles;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.Pool;
import offhook.disk.DiskTrouble;
import offhook.disk.PhoneData;
import offhook.udp.Interfaces;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** {@code offhook serve}: the station. */
@Command(
        name = "serve",
        description = "The station: DHCP, TFTP, firmware, plans and stories, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    private static final int DHCP_PORT = 67;
    private static final int PAGE_PORT = 8079;
    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description = "network card to serve, by name or address; may be given again")
    private List<String> interfaces = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "firmware and database")
    private Path data;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "default: offhook.toml if there; a tftpd32.ini, dnsmasq.conf, dhcpd.conf or"
                            + " Kea configuration is translated")
    private Path settings;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "serve only the card that has this address")
    private String listen;

    @Option(names = "--dhcp-port", paramLabel = "PORT", description = "default: 67")
    private int dhcpPort = DHCP_PORT;

    @Mixin private FilePortOptions filePorts;
    @Mixin private FileOptions files;

    @Mixin private RegistrarOptions registrar;

    @Option(names = "--page-port", paramLabel = "PORT", description = "default: 8079")
    private int pagePort = PAGE_PORT;

    @Option(names = "--page-listen", paramLabel = "ADDRESS", description = "default: 127.0.0.1")
    private String pageListen = "127.0.0.1";

    @Option(names = "--no-page", description = "no page and no API")
    private boolean hasNoPage;

    @Option(names = "--no-dhcp", description = "another server gives the addresses")
    private boolean hasNoDhcp;

    @Option(
            names = "--pool",
            paramLabel = "LO-HI",
            description = "addresses to give, 192.168.1.100-192.168.1.199")
    private String pool;

    @Option(names = "--dhcp-for", paramLabel = "WHOM", description = "phones (default) or everyone")
    private Scopes.Serve dhcpFor;

    @Option(
            names = "--tftp-server",
            paramLabel = "ADDRESS",
            description = "what options 150 and 66 and siaddr say; default: this station")
    private String tftpServer;

    @Option(
            names = "--beside-other-server",
            description = "give addresses even where another DHCP server answers")
    private boolean isBesideOther;

    @Option(
            names = "--no-probe",
            description = "offer addresses without asking first whether somebody has them")
    private boolean hasNoProbe;

    @Option(
            names = "--no-warm-up",
            description = "listen a second earlier; the first phones are answered more slowly")
    private boolean isCold;

    @Option(
            names = "--no-phone-pages",
            description =
                    "do not ask phones that are up for their own page, which names their load")
    private boolean hasNoPhonePages;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "default: SQLite in the data folder")
    private String database;

    @Override
    public Integer call() throws Exception {
        if (!isCold) {
            CompilerAdvice.giveForStart();
        }
        Console console = Console.open(false);
        StationSetup setup = setup(read(console));
        makeFolder(setup.data());
        var stopping = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var lines = new LiveLines(console, ZoneId.systemDefault());
        var isBroken = new AtomicBoolean();
        Runnable onBroken =
                () -> {
                    isBroken.set(true);
                    stopping.countDown();
                };
        try (lines;
                var pages = new PhonePages(PhoneData.catalogue());
                var station =
                        new Station(
                                setup, Clock.systemUTC(), lines::tell, console::say, onBroken)) {
            console.progress("Looking round and warming up, up to ten seconds on one core …");
            beforeListening(station, setup);
            // Before phones are heard: a port that is taken must not end stories just begun.
            registrar.at(setup.desk().station()).ifPresent(station.registrar()::listen);
            station.start();
            station.store().notices().forEach(console::complain);
            Greeting.say(console, station, setup);
            StartAdvice.say(console, setup);
            lines.watch(station, Clock.systemUTC());
            if (!hasNoPhonePages) {
                pages.ask(station, Clock.systemUTC());
            }
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        stopping.countDown();
                                        awaitQuietly(stopped);
                                    }));
            stopping.await();
        } finally {
            stopped.countDown();
        }
        if (isBroken.get()) {
            console.complain(
                    "offhook: the station stopped because it could not go on; its log above says"
                            + " why.");
            return Failures.MACHINE_REFUSED;
        }
        return 0;
    }

    /** Looks for other servers and warms up, both at once. */
    private void beforeListening(Station station, StationSetup setup) {
        boolean isDhcp = setup.dhcpPort().isPresent();
        // First: for three seconds it does nothing but wait for answers.
        var looking =
                isBesideOther || !isDhcp
                        ? CompletableFuture.completedFuture(List.<OtherServer>of())
                        : CompletableFuture.supplyAsync(station.others()::look);
        if (!isCold) {
            FileWarmUp.run(setup.data(), station.capture());
        }
        boolean isAdvised =
                !isCold && isDhcp && WarmUp.run(setup.data(), CompilerAdvice::giveForServing) > 0;
        if (!isCold) {
            CompilerAdvice.awaitRest();
        }
        if (!isCold && !isAdvised) {
            CompilerAdvice.giveForServing();
        }
        Ipv4 ours = setup.desk().station();
        List<OtherServer> others = looking.join();
        if (others.isEmpty()) {
            return;
        }
        throw new MachineRefused(
                others.stream().map(other -> other.sentence(ours)).collect(Collectors.joining("\n"))
                        + "\n"
                        + "Two servers on one wire answer in turns. Either switch the other one"
                        + " off, or start with --no-dhcp and set on it what follows, or, if you"
                        + " know what you do, start with --beside-other-server.\n\n"
                        + OtherServerSettings.text(ours),
                null);
    }

    private StationSettings read(Console console) {
        var read =
                StationSettings.read(
                        Optional.ofNullable(settings), PhoneData.catalogue(), console::say);
        read = data == null ? read : read.withData(data);
        read = database == null ? read : read.withDatabase(database);
        read = dhcpFor == null ? read : read.withServe(dhcpFor);
        return read.withTftp(filePorts.over(files.over(read.tftp())));
    }

    private StationSetup setup(StationSettings read) {
        checkPort("--dhcp-port", dhcpPort);
        checkPort("--page-port", pagePort);
        FirstRun answered = FirstRun.read(read.data());
        List<Interfaces.Card> cards = cards(answered);
        var scopes =
                new ArrayList<>(
                        read.dhcp().scopes().isEmpty()
                                ? cards.stream()
                                        .map(card -> read.dhcp().completed(Scope.of(card.subnet())))
                                        .toList()
                                : read.dhcp().scopes());
        if (pool != null) {
            lay(pool(), scopes);
        }
        if (tftpServer != null) {
            var server = List.of(address("--tftp-server", tftpServer));
            scopes.replaceAll(scope -> scope.withTftp(server));
        }
        var ours = cards.stream().map(Interfaces.Card::address).collect(Collectors.toSet());
        var targets = new HashMap<>(read.targets().byModel());
        boolean isAnybodyServed =
                read.dhcp().serve() != Scopes.Serve.NOBODY
                        || !read.dhcp().access().allowed().isEmpty();
        boolean isElsewhere = answered.isElsewhere() && dhcpFor == null && pool == null;
        boolean isDhcp = !hasNoDhcp && !isElsewhere && isAnybodyServed;
        return new StationSetup(
                new StationSetup.Home(read.data(), read.databaseUrl()),
                new StationSetup.Ends(
                        cards,
                        isDhcp ? OptionalInt.of(dhcpPort) : OptionalInt.empty(),
                        filePorts.tftpPort(),
                        filePorts.phoneHttpPort(),
                        hasNoPage
                                ? Optional.empty()
                                : Optional.of(new StationSetup.Page(pageListen, pagePort))),
                tftp(read.tftp(), scopes),
                new DeskSettings(
                        isDhcp
                                ? new Scopes(
                                        scopes, read.dhcp().serve(), read.dhcp().access(), ours)
                                : new Scopes(scopes, Scopes.Serve.NOBODY, ours),
                        new Targets(targets, Optional.of(read.targets().usual())),
                        tftpServer == null
                                ? cards.getFirst().address()
                                : address("--tftp-server", tftpServer),
                        DeskSettings.CONVERTING_LEASE_USUAL,
                        read.tftp().ownFiles().orElse(isDhcp ? OwnFiles.LEASE : OwnFiles.ANYONE)),
                read.pbx(),
                new StationSetup.Manners(
                        !hasNoProbe,
                        read.dhcp().rate(),
                        isDhcp ? OptionalInt.empty() : OptionalInt.of(dhcpPort),
                        true));
    }

    /** The networks that are given addresses may ask as well. */
    private static TftpSettings tftp(TftpSettings read, List<Scope> scopes) {
        var clients = new ArrayList<>(read.clients());
        scopes.forEach(scope -> clients.add(scope.subnet()));
        return read.withClients(clients);
    }

    private List<Interfaces.Card> cards(FirstRun answered) {
        if (listen != null) {
            interfaces.add(listen);
        }
        if (interfaces.isEmpty()) {
            // A card that is gone since is no reason not to start.
            Optional<Interfaces.Card> chosen = answered.network().flatMap(Interfaces::named);
            if (chosen.isPresent()) {
                return List.of(chosen.get());
            }
            Interfaces.Choice usual = Interfaces.usual();
            return List.of(usual.card().orElseThrow(() -> new MachineRefused(usual.why(), null)));
        }
        return interfaces.stream().distinct().map(ServeCommand::card).toList();
    }

    private static Interfaces.Card card(String name) {
        return Interfaces.named(name)
                .orElseThrow(
                        () ->
                                new MachineRefused(
                                        "network card %s: there is none of this name or address with IPv4; there are: %s"
                                                .formatted(
                                                        name,
                                                        Interfaces.all().stream()
                                                                .map(Object::toString)
                                                                .collect(Collectors.joining(", "))),
                                        null));
    }

    private Pool pool() {
        String[] ends = pool.split("-", -1);
        if (ends.length != 2) {
            throw new WrongSettings(
                    "--pool %s: expected two addresses such as 192.168.1.100-192.168.1.199"
                            .formatted(pool));
        }
        Ipv4 low = address("--pool", ends[0]);
        Ipv4 high = address("--pool", ends[1]);
        if (low.compareTo(high) > 0) {
            throw new WrongSettings(
                    "--pool %s: the first address is behind the last".formatted(pool));
        }
        return new Pool(low, high);
    }

    private static void lay(Pool pool, List<Scope> scopes) {
        for (int i = 0; i < scopes.size(); i++) {
            if (scopes.get(i).subnet().contains(pool.first())
                    && scopes.get(i).subnet().contains(pool.last())) {
                scopes.set(i, scopes.get(i).withPools(List.of(pool)));
                return;
            }
        }
        throw new WrongSettings(
                "--pool %s-%s: lies in no subnet that is served (%s)"
                        .formatted(
                                pool.first(),
                                pool.last(),
                                scopes.stream()
                                        .map(scope -> scope.subnet().toString())
                                        .collect(Collectors.joining(", "))));
    }

    /** 0 is any that is free. */
    static void checkPort(String option, int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new WrongSettings(
                    "%s %d: expected a port from 0 to %d".formatted(option, port, PORT_MAX));
        }
    }

    private static Ipv4 address(String option, String text) {
        return Ipv4.read(text)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "%s %s: expected an address such as 192.168.1.10"
                                                .formatted(option, text)));
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (java.io.IOException refused) {
            throw new MachineRefused(
                    "the data folder %s can't be made (%s); choose another with --data"
                            .formatted(data, DiskTrouble.of(refused)),
                    refused);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
