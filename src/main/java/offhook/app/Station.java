package offhook.app;

import offhook.address.Endpoint;
import offhook.desk.Desk;
import offhook.desk.Effect;
import offhook.desk.FileAnswer;
import offhook.desk.Input;
import offhook.desk.OtherServer;
import offhook.desk.PhoneView;
import offhook.dhcp.Lease;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.MappedFiles;
import offhook.disk.PhoneData;
import offhook.disk.ServedFolder;
import offhook.event.Observed;
import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;
import offhook.store.Store;
import offhook.store.Vault;
import offhook.udp.DhcpPort;
import offhook.udp.Interfaces;
import offhook.udp.TftpPort;
import offhook.web.PhoneFileServer;
import offhook.web.Sources;
import offhook.web.Token;
import offhook.web.WebServer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** The whole station, wired by hand: read it as a table of contents. */
final class Station implements AutoCloseable {
    /** Its longest batch takes a fraction of a second. */
    private static final Duration DESK_PATIENCE = Duration.ofSeconds(10);

    private final StationSetup setup;
    private final PhoneCatalogue catalogue = PhoneData.catalogue();
    private final FirmwareFolder firmware;
    private final Store store;
    private final LiveViews views;
    private final DeskLoop desk;
    private final FileAnswers files;
    private final TftpPort tftp;
    private final HttpFiles httpFiles;
    private final Optional<PhoneFileServer> phoneHttp;
    private final Optional<DhcpPort> dhcp;
    private final Optional<WebServer> web;
    private final Optional<LiveFeed> feed;
    private final Token token = Token.random();
    private final Consumer<Observed> audience;
    private final UnreadableInputs unreadable = new UnreadableInputs();
    private final ClientPace pace;
    private final Optional<DhcpSide> dhcpSide;
    private final OtherServers others;
    private final SteadyClock clock;
    private final LibraryWatch watch;
    private final StationTroubles troubles;
    private final StationLines lines;
    private final StationMetrics metrics;
    private final TransferProgress progress;
    private final StationCapture capture;
    private final StationRegistrar registrar;

    /**
     * Opens what is on disk and rebuilds the stories; no socket yet.
     *
     * @param audience is told every event once it is on stable storage, on the desk's thread
     */
    Station(StationSetup setup, Clock clock, Consumer<Observed> audience) {
        this(setup, clock, audience, told -> {}, () -> {});
    }

    /**
     * @param telling is told sentences about the station itself, on any thread
     * @param onBroken called once if the station can't go on; it is not closed then
     */
    Station(
            StationSetup setup,
            Clock wall,
            Consumer<Observed> audience,
            Consumer<String> telling,
            Runnable onBroken) {
        this.setup = setup;
        this.audience = audience;
        pace = new ClientPace(setup.manners().messagesASecond());
        firmware = FirmwareFolder.open(libraryIn(setup.data()), KnownFirmware.catalogue());
        store = Store.open(setup.home().database());
        var edition = firmware.edition();
        var contentsOnDisk = firmware.load();
        var notices = contentsOnDisk.notices();
        var library = contentsOnDisk.library();
        views = new LiveViews(library);
        var wording = TemplateFolder.in(setup.data(), telling);
        var live = new Desk(setup.desk(), catalogue, library, wording);
        var leases = store.leases();
        live.restore(leases, List.of());
        lines =
                new StationLines(
                        store.lines(Vault.at(OpenBook.keyIn(setup.data()))),
                        catalogue,
                        setup.pbx(),
                        telling);
        live.restore(lines.book());
        clock = new SteadyClock(wall, newest(leases));
        store.journal(new StoriesRead(live::restore, telling));
        live.views().forEach(views::publish);
        desk = new DeskLoop(live, new StoreSaving(store), new Shell(), clock, onBroken);
        watch = new LibraryWatch(edition, firmware::edition, this::libraryChanged, telling);
        var contents =
                new Contents(
                        new MappedFiles(firmware::object),
                        setup.tftp().folder().map(ServedFolder::new));
        files =
                new FileAnswers(
                        views,
                        desk::offer,
                        contents,
                        client -> setup.mayAsk(client) || views.phoneAt(client).isPresent(),
                        Interfaces::macOf);
        var addresses = setup.cards().stream().map(Interfaces.Card::address).toList();
        tftp =
                new TftpPort(
                        addresses,
                        setup.ends().tftpPort(),
                        setup.tftp().dataPorts(),
                        setup.tftp().limits().within(Interfaces.mtuBytes(setup.cards())),
                        files,
                        files);
        files.decideThrough(tftp::decide);
        capture = new StationCapture(views, clock);
        OptionalInt http = setup.ends().phoneHttpPort();
        httpFiles =
                new HttpFiles(
                        files,
                        capture.ofHttp(new Endpoint(setup.desk().station(), http.orElse(0))));
        phoneHttp =
                http.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PhoneFileServer(addresses, http.getAsInt(), httpFiles));
        dhcpSide = DhcpSide.of(setup, desk, pace, unreadable);
        Optional<DhcpSide> answering = dhcpSide.filter(DhcpSide::answers);
        dhcp = answering.map(DhcpSide::port);
        metrics = new StationMetrics(tftp).with(httpFiles, phoneHttp).with(desk, files);
        answering.ifPresent(side -> metrics.with(side.counts(), side.port()));
        progress = new TransferProgress(tftp, files);
        tftp.tap(capture);
        dhcpSide.ifPresent(side -> side.port().tap(capture));
        others = new OtherServers(setup.cards(), setup.desk().station(), this::seen);
        troubles =
                new StationTroubles(
                        notices,
                        store,
                        desk,
                        tftp,
                        dhcpSide,
                        clock,
                        setup,
                        others,
                        lines,
                        pace,
                        unreadable);
        registrar =
                new StationRegistrar(
                        catalogue,
                        lines::book,
                        desk::offer,
                        at -> views.phoneAt(at).map(PhoneView::mac));
        var fleet = new StationFleet(this, clock);
        var surroundings = new StationSurroundings(this, setup, clock);
        var sources =
                new Sources(
                        fleet,
                        new StationFirmware(this, firmware, setup.data().resolve("uploads")),
                        surroundings,
                        new StationBook(this, clock));
        web =
                setup.ends()
                        .page()
                        .map(
                                page ->
                                        new WebServer(
                                                sources,
                                                page.listen(),
                                                page.port(),
                                                token,
                                                telling));
        feed =
                web.map(
                        server ->
                                new LiveFeed(
                                        server.live(), new FeedSource(this, fleet, surroundings)));
    }

    private static Instant newest(List<Lease> leases) {
        return leases.stream()
                .map(Lease::grantedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Where a station keeps its firmware. */
    static Path libraryIn(Path data) {
        return data.resolve("firmware");
    }

    private void seen(List<OtherServer> servers) {
        tell(new Input.OthersSeen(servers));
        dhcpSide.ifPresent(side -> side.overhear(servers));
    }

    /** Binds the sockets and serves; throws the edge's exception with a sentence if it cannot. */
    void start() {
        desk.start();
        // First, as it loads a thousand classes while the phones would wait.
        web.ifPresent(WebServer::start);
        feed.ifPresent(LiveFeed::start);
        phoneHttp.ifPresent(PhoneFileServer::start);
        tftp.start();
        dhcpSide.ifPresent(DhcpSide::start);
        others.watch();
        watch.start();
        lines.start(desk::offer);
        progress.start();
    }

    PhoneCatalogue catalogue() {
        return catalogue;
    }

    LiveViews views() {
        return views;
    }

    Store store() {
        return store;
    }

    StationSetup setup() {
        return setup;
    }

    StationRegistrar registrar() {
        return registrar;
    }

    StationCapture capture() {
        return capture;
    }

    StationMetrics metrics() {
        return metrics;
    }

    StationLines lines() {
        return lines;
    }

    OtherServers others() {
        return others;
    }

    Token token() {
        return token;
    }

    List<Endpoint> tftpEnds() {
        return tftp.ports();
    }

    List<Endpoint> phoneHttpEnds() {
        return phoneHttp.map(PhoneFileServer::ports).orElse(List.of());
    }

    List<Endpoint> dhcpEnds() {
        return dhcp.map(DhcpPort::ports).orElse(List.of());
    }

    Optional<Integer> pagePort() {
        return web.map(WebServer::port);
    }

    /** Signs one browser in, once; there is another one afterwards. */
    Optional<String> pageLink() {
        return web.map(WebServer::link);
    }

    /** Lets the transfers under way tell the desk how far they are. */
    void askTransfers() {
        tftp.forEachUnderWay(
                transfer -> {
                    files.progress(transfer);
                    if (transfer.note() instanceof FileAnswer answer) {
                        answer.phone().ifPresent(mac -> feed.ifPresent(it -> it.touched(mac)));
                    }
                });
    }

    /** What does not work, and what was odd, in sentences. */
    StationTroubles troubles() {
        return troubles;
    }

    boolean tell(Input input) {
        return desk.offer(input);
    }

    /** Waits for the desk's answer. */
    <T> T answered(Function<Desk, T> question) {
        try {
            return desk.ask(question).get(DESK_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the desk", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the desk did not answer", failure);
        }
    }

    <T> Future<T> ask(Function<Desk, T> question) {
        return desk.ask(question);
    }

    /** Reads the library again and lets the desk plan with it; empty if that has no room now. */
    Optional<Library> libraryChanged() {
        var library = firmware.load().library();
        if (!desk.offer(new Input.LibraryChanged(library))) {
            return Optional.empty();
        }
        views.publish(library);
        feed.ifPresent(LiveFeed::libraryChanged);
        return Optional.of(library);
    }

    @Override
    public void close() {
        watch.close();
        lines.close();
        progress.close();
        metrics.close();
        feed.ifPresent(LiveFeed::close);
        web.ifPresent(WebServer::close);
        others.close();
        dhcpSide.ifPresent(DhcpSide::close);
        phoneHttp.ifPresent(PhoneFileServer::close);
        registrar.close();
        tftp.close();
        desk.close();
        store.close();
    }

    /** Carries out what the desk decided. */
    private final class Shell implements DeskLoop.Acting {
        @Override
        public void act(Effect effect) {
            Station.this.act(effect);
        }

        @Override
        public void pause() {
            dhcpSide.ifPresent(DhcpSide::flush);
        }
    }

    private void act(Effect effect) {
        switch (effect) {
            case Effect.Reply reply -> dhcpSide.orElseThrow().send(reply);
            case Effect.AnswerFile(long ticket, var answer) -> files.decided(ticket, answer);
            case Effect.Publish(var view) -> {
                views.publish(view);
                feed.ifPresent(it -> it.touched(view.mac()));
            }
            case Effect.ForgetPhone(var mac) -> {
                store.forget(mac);
                views.forget(mac);
                capture.forget(mac);
                feed.ifPresent(it -> it.gone(mac));
            }
            case Effect.Journal(var observed) -> {
                audience.accept(observed);
                others.noted(observed.event());
                feed.ifPresent(it -> it.told(observed));
            }
            case Effect.PersistLease _, Effect.ForgetLease _ -> {}
        }
    }
}
