package offhook.desk;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStart;
import offhook.boot.BootStory;
import offhook.boot.Journey;
import offhook.config.BootstrapFiles;
import offhook.dhcp.Lease;
import offhook.dhcp.LeaseBook;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The station's one live state and all its decisions. {@link #on} is the only way it changes; the
 * shell carries out the effects, durable ones first. Belongs to the desk's thread.
 */
public final class Desk {
    /** A station serves thousands of phones, not millions: a scan of made-up MACs ends here. */
    public static final int PHONES_MAX = 65_536;

    /** No input leads to more than a handful of decisions; more is a mistake of ours. */
    static final int DECISIONS_MAX = 32;

    private final DeskSettings settings;
    private final SettingsDesk settingsDesk;
    private final AddressPart addresses;
    private final Map<MacAddress, Tracked> phones = new LinkedHashMap<>();
    private final Whereabouts whereabouts = new Whereabouts();
    private final LeaseBook leases;
    private World world;

    public Desk(DeskSettings settings, PhoneCatalogue catalogue, Library library) {
        this.settings = settings;
        this.world = new World(catalogue, library, settings.targets());
        this.settingsDesk = new SettingsDesk(new BootstrapFiles(catalogue), settings.station());
        this.leases = new LeaseBook(settings.scopes().addressSpaces());
        this.addresses = new AddressPart(settings, leases);
    }

    /** What was stored when the station last ran. Before the first input. */
    public void restore(Collection<Lease> stored, Iterable<Observed> journal) {
        leases.restore(stored);
        journal.forEach(this::restore);
    }

    /** One entry of the journal, in its order: for those who read it page by page. */
    public void restore(Observed observed) {
        track(observed.phone(), observed.at()).ifPresent(phone -> fold(phone, observed));
    }

    /** To publish once after a restore. */
    public List<PhoneView> views() {
        return phones.values().stream()
                .map(
                        phone -> {
                            PhoneView view = view(phone);
                            phone.view = Optional.of(view);
                            return view;
                        })
                .toList();
    }

    public List<Effect> on(Input input, Instant now) {
        var batch = new Batch();
        switch (input) {
            case Input.DhcpArrived arrived -> onDhcp(arrived, now, batch);
            case Input.FileRequested requested -> onRequest(requested, now, batch);
            case Input.FileNoted noted -> onNote(noted, now, batch);
            case Input.FileProgressed progressed -> onProgress(progressed, now);
            case Input.NeighbourSeen seen -> onNeighbour(seen, now, batch);
            case Input.TargetChosen chosen ->
                    onTarget(
                            chosen.mac(),
                            new StationEvent.TargetSet(chosen.target().text(), true, chosen.why()),
                            now,
                            batch);
            case Input.RetryChosen retry ->
                    tracked(retry.mac()).ifPresent(phone -> retry(phone, retry.why(), now, batch));
            case Input.LibraryChanged changed -> onLibrary(changed.library(), now, batch);
            case Input.Tick _ -> {
                // Stages and findings are read off the story when somebody looks.
            }
        }
        return batch.effects();
    }

    public Library library() {
        return world.library();
    }

    public Optional<PhoneSummary> phone(MacAddress mac, Instant now) {
        return tracked(mac).map(phone -> PhoneSummary.of(phone, world.library(), now));
    }

    /** In the order in which they were first seen. */
    public List<PhoneSummary> phones(Instant now) {
        return phones.values().stream()
                .map(phone -> PhoneSummary.of(phone, world.library(), now))
                .toList();
    }

    /** What this phone would be given for the name now; nothing is noted. */
    public Optional<FileAnswer> fileFor(MacAddress mac, String name) {
        return tracked(mac).map(phone -> settingsDesk.answer(phone, world, name));
    }

    private void onDhcp(Input.DhcpArrived arrived, Instant now, Batch batch) {
        Optional<Tracked> phone =
                AddressPart.phoneBecause(arrived.message(), tracked(arrived.message()), world)
                        .flatMap(because -> arrived.message().mac())
                        .flatMap(mac -> track(mac, now));
        phone.ifPresent(
                it -> {
                    addresses.asked(arrived).ifPresent(asked -> tell(it, asked, now, batch));
                    settle(it, Optional.empty(), now, batch);
                });
        AddressPart.Outcome outcome = addresses.decide(arrived, phone, world, now, batch);
        phone.ifPresent(
                it -> {
                    outcome.told().ifPresent(event -> tell(it, event, now, batch));
                    settle(it, Optional.empty(), now, batch);
                    publish(it, batch);
                });
        if (phone.isEmpty()) {
            outcome.granted().ifPresent(whereabouts::forget);
        }
    }

    private void onRequest(Input.FileRequested requested, Instant now, Batch batch) {
        String name = requested.name();
        Optional<Tracked> phone = identify(requested.client(), requested.mac(), name, now, batch);
        if (phone.isEmpty()) {
            batch.say(
                    new Effect.AnswerFile(
                            requested.ticket(),
                            FileDesk.answer(Optional.empty(), world.library(), name)));
            return;
        }
        Tracked it = phone.get();
        startBoot(it, name, now, batch);
        // The question is evidence before it is answered.
        tell(it, new StationEvent.FileAsked(name, requested.client().port()), now, batch);
        settle(it, Optional.of(name), now, batch);
        FileAnswer answer = settingsDesk.answer(it, world, name);
        tell(it, answered(name, answer), now, batch);
        settle(it, Optional.empty(), now, batch);
        publish(it, batch);
        batch.say(new Effect.AnswerFile(requested.ticket(), answer));
    }

    private static StationEvent answered(String name, FileAnswer answer) {
        return switch (answer) {
            case FileAnswer.Rendered rendered ->
                    new StationEvent.FileAnswered(name, rendered.content().size(), rendered.why());
            case FileAnswer.Stored stored ->
                    new StationEvent.FileAnswered(name, stored.file().sizeBytes(), stored.why());
            case FileAnswer.FromFolder folder ->
                    new StationEvent.FileAnswered(name, 0, folder.why());
            case FileAnswer.NotFound none -> new StationEvent.FileAbsent(name, none.why());
        };
    }

    private void onNote(Input.FileNoted noted, Instant now, Batch batch) {
        String name = nameIn(noted.event());
        identify(noted.client(), noted.mac(), name, now, batch)
                .ifPresent(
                        phone -> {
                            phone.progress = Optional.empty();
                            if (noted.event() instanceof StationEvent.FileAsked) {
                                // Its answer follows, and tells both.
                                phone.seen(now);
                                return;
                            }
                            boolean isAsked =
                                    noted.event() instanceof StationEvent.FileAnswered
                                            || noted.event() instanceof StationEvent.FileAbsent;
                            if (isAsked) {
                                startBoot(phone, name, now, batch);
                            }
                            tell(phone, noted.event(), now, batch);
                            settle(phone, Optional.empty(), now, batch);
                            publish(phone, batch);
                        });
    }

    private static String nameIn(StationEvent event) {
        return switch (event) {
            case StationEvent.FileAsked asked -> asked.name();
            case StationEvent.FileAnswered answered -> answered.name();
            case StationEvent.FileAbsent absent -> absent.name();
            case StationEvent.FileSent sent -> sent.name();
            case StationEvent.FileBroken broken -> broken.name();
            default -> "";
        };
    }

    private void onProgress(Input.FileProgressed progressed, Instant now) {
        holder(progressed.client().address(), now)
                .or(progressed::mac)
                .flatMap(this::tracked)
                .ifPresent(
                        phone ->
                                phone.progress =
                                        Optional.of(
                                                new Tracked.Progress(
                                                        progressed.name(),
                                                        progressed.sentBytes(),
                                                        progressed.sizeBytes())));
    }

    private void onNeighbour(Input.NeighbourSeen seen, Instant now, Batch batch) {
        whereabouts.note(seen.address(), seen.mac());
        tracked(seen.mac())
                .ifPresent(
                        phone -> {
                            seenAt(
                                    phone,
                                    seen.address(),
                                    "the neighbour table shows it",
                                    now,
                                    batch);
                            publish(phone, batch);
                        });
    }

    private void onTarget(MacAddress mac, StationEvent.TargetSet set, Instant now, Batch batch) {
        track(mac, now)
                .ifPresent(
                        phone -> {
                            tell(phone, set, now, batch);
                            settle(phone, Optional.empty(), now, batch);
                            publish(phone, batch);
                        });
    }

    private void retry(Tracked phone, String why, Instant now, Batch batch) {
        phone.story()
                .journey()
                .target()
                .ifPresent(
                        set ->
                                onTarget(
                                        phone.story().mac(),
                                        new StationEvent.TargetSet(set.load(), set.isChosen(), why),
                                        now,
                                        batch));
    }

    /** Phones that have no way, or were stopped, may have one now; others go on as they are. */
    private void onLibrary(Library library, Instant now, Batch batch) {
        world = world.with(library);
        for (Tracked phone : List.copyOf(phones.values())) {
            Journey journey = phone.story().journey();
            if (journey.stopped().isPresent()) {
                retry(phone, "the library has changed", now, batch);
            }
            settle(phone, Optional.empty(), now, batch);
            publish(phone, batch);
        }
    }

    private void startBoot(Tracked phone, String name, Instant now, Batch batch) {
        BootStart.of(phone.story(), name, now)
                .ifPresent(
                        evidence -> {
                            Conversion.atEnd(phone, world)
                                    .ifPresent(event -> tell(phone, event, now, batch));
                            settle(phone, Optional.empty(), now, batch);
                            int number = phone.story().boot().number() + 1;
                            tell(phone, new StationEvent.BootBegun(number, evidence), now, batch);
                        });
    }

    private void settle(Tracked phone, Optional<String> asking, Instant now, Batch batch) {
        for (int i = 0; i < DECISIONS_MAX; i++) {
            Optional<StationEvent> next = Conversion.next(phone, world, asking);
            if (next.isEmpty()) {
                return;
            }
            tell(phone, next.get(), now, batch);
        }
        throw new IllegalStateException("decisions do not end: " + phone.story());
    }

    private void tell(Tracked phone, StationEvent event, Instant now, Batch batch) {
        var observed = new Observed(now, phone.story().mac(), event);
        boolean isNew = fold(phone, observed);
        if (isNew && !(event instanceof StationEvent.FileAsked)) {
            batch.journal(observed);
        }
    }

    private boolean fold(Tracked phone, Observed observed) {
        Optional<Ipv4> before = phone.story().network().address();
        boolean isNew = phone.fold(observed);
        phone.story()
                .network()
                .address()
                .filter(address -> !before.equals(Optional.of(address)))
                .ifPresent(address -> whereabouts.note(address, phone.story().mac()));
        return isNew;
    }

    /**
     * By lease first: a name can say anything. Only files that none but a phone asks for make a new
     * one known.
     */
    private Optional<Tracked> identify(
            Endpoint client, Optional<MacAddress> hint, String name, Instant now, Batch batch) {
        PhoneFile file = PhoneFileNames.read(name);
        Optional<MacAddress> leased = leases.at(client.address(), now).map(Lease::mac);
        Optional<MacAddress> mac =
                leased.or(file::phone).or(() -> hint).or(() -> whereabouts.at(client.address()));
        Optional<Tracked> phone =
                mac.flatMap(it -> FileDesk.goesToDesk(name) ? track(it, now) : tracked(it));
        phone.ifPresent(
                it -> {
                    file.phone()
                            .filter(named -> !named.equals(it.story().mac()))
                            .ifPresent(named -> tell(it, oddity(named, name), now, batch));
                    if (leased.isEmpty()) {
                        seenAt(it, client.address(), "it asked for " + name, now, batch);
                    }
                });
        return phone;
    }

    private static StationEvent oddity(MacAddress named, String name) {
        return new StationEvent.Note(
                "it asks for %s, which is the file of %s: another phone's (wrong-mac)"
                        .formatted(name, named));
    }

    private Optional<MacAddress> holder(Ipv4 address, Instant now) {
        return leases.at(address, now).map(Lease::mac).or(() -> whereabouts.at(address));
    }

    private void seenAt(Tracked phone, Ipv4 address, String how, Instant now, Batch batch) {
        boolean isNew = !phone.story().network().address().equals(Optional.of(address));
        if (isNew || leases.at(address, now).isEmpty() && phone.story().network().isOurs()) {
            tell(phone, new StationEvent.AddressSeen(address, how), now, batch);
        }
    }

    private void publish(Tracked phone, Batch batch) {
        PhoneView view = view(phone);
        if (!phone.view.equals(Optional.of(view))) {
            phone.view = Optional.of(view);
            batch.publish(view);
        }
    }

    private PhoneView view(Tracked phone) {
        BootStory story = phone.story();
        return new PhoneView(
                story.mac(),
                story.network().address(),
                phone.kind().model(),
                phone.kind().platform(),
                story.told().flatMap(world.library()::load),
                StepWords.why(story.journey()));
    }

    private Optional<Tracked> tracked(offhook.dhcp.DhcpMessage message) {
        return message.mac().flatMap(this::tracked);
    }

    private Optional<Tracked> tracked(MacAddress mac) {
        return Optional.ofNullable(phones.get(mac));
    }

    private Optional<Tracked> track(MacAddress mac, Instant now) {
        Tracked known = phones.get(mac);
        if (known == null && phones.size() < PHONES_MAX) {
            known = new Tracked(BootStory.unseen(mac, now), world.catalogue());
            phones.put(mac, known);
        }
        return Optional.ofNullable(known);
    }
}
