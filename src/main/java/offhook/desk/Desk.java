package offhook.desk;

import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.dhcp.LeaseBook;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.line.LineBook;
import offhook.phone.PhoneCatalogue;
import offhook.provision.BootstrapFiles;
import offhook.provision.OwnWording;
import offhook.provision.PhoneFiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The station's one live state and all its decisions. {@link #on} is the only way it changes; the
 * shell carries out the effects, durable ones first. Belongs to the desk's thread.
 */
public final class Desk {
    /**
     * A package's OS79XX.TXT or default loads would send any phone straight to that load, bridge or
     * not. Error 1 lets it go on to a name that says who it is (phones.md §2.1).
     */
    private static final FileAnswer STRANGER =
            new FileAnswer.NotFound(
                    "it depends on the phone, and which one asks is not known", Optional.empty());

    /** How the story tells that a file was asked by HTTP; without it, by TFTP. */
    public static final String BY_HTTP = " (by HTTP)";

    private final SettingsDesk settingsDesk;
    private final Provisions provisions;
    private final AddressPart addresses;
    private final LeaseBook leases;
    private final Untold untold = new Untold();
    private final LateTelling lateTelling;
    private final Whereabouts whereabouts = new Whereabouts();
    private final Roster roster;
    private final FirstImpressions impressions;
    private final Identification identification;
    private final FileGuard guard;
    private final Neighbourhood neighbourhood;

    public Desk(DeskSettings settings, PhoneCatalogue catalogue, Library library) {
        this(settings, catalogue, library, OwnWording.NONE);
    }

    /**
     * @param wording the operator's own templates
     */
    public Desk(
            DeskSettings settings, PhoneCatalogue catalogue, Library library, OwnWording wording) {
        this.provisions = new Provisions(new PhoneFiles(catalogue, wording), settings.station());
        this.settingsDesk =
                new SettingsDesk(new BootstrapFiles(catalogue), provisions, settings.station());
        this.neighbourhood = new Neighbourhood(settings.station());
        this.leases = new LeaseBook(settings.scopes().addressSpaces());
        this.roster =
                new Roster(
                        World.of(catalogue, library, settings.targets()), whereabouts, provisions);
        this.addresses = new AddressPart(settings, leases, roster::needsStart);
        this.lateTelling = new LateTelling(untold, roster, leases, whereabouts);
        this.impressions = new FirstImpressions(roster, addresses);
        this.identification = new Identification(roster, leases, whereabouts);
        this.guard = new FileGuard(settings.ownFiles(), leases, roster);
    }

    /** What was stored when the station last ran. Before the first input. */
    public void restore(Collection<Lease> stored, Iterable<Observed> journal) {
        leases.restore(stored);
        journal.forEach(this::restore);
    }

    /** What is written down about phones, as it was when the station starts. */
    public void restore(LineBook book) {
        roster.changeTo(roster.world().with(book));
    }

    /** One entry of the journal, in its order: for those who read it page by page. */
    public void restore(Observed observed) {
        roster.restore(observed);
    }

    /** To be shown once after a restore; later changes come as {@link Effect.Publish}. */
    public List<PhoneView> views() {
        return roster.views();
    }

    /**
     * Answers a phone that asks for an address and tells its story later ({@link #tellMore}): of a
     * storm of phones the addresses come first. Where the answer rests on the story, the same as
     * {@link #on}.
     */
    public List<Effect> answer(Input.DhcpArrived arrived, Instant now) {
        Optional<MacAddress> mac = arrived.message().mac();
        Optional<String> because = addresses.askingPhoneBecause(arrived.message(), roster.world());
        if (mac.isEmpty()
                || because.isEmpty()
                || !lateTelling.mayWait(arrived.message(), mac.get())) {
            return on(arrived, now);
        }
        Optional<Tracked> phone = roster.known(mac.get());
        PhoneStanding standing = impressions.of(phone, arrived, because.get(), now);
        if (standing.refuseRenewal().isPresent()) {
            return on(arrived, now);
        }
        var turn = new Turn(now);
        AddressPart.Outcome outcome = addresses.decide(arrived, standing, turn);
        Optional<StationEvent.AddressAsked> asked =
                addresses.asked(arrived, untold.latestAsked(mac.get()));
        untold.add(mac.get(), new Untold.Heard(now, asked, outcome.told()));
        return turn.effects();
    }

    /** Whether {@link #answer} has left something to tell. */
    public boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** What {@link #answer} has left to tell, of so many phones at most. */
    public List<Effect> tellMore(int phonesMax) {
        return lateTelling.more(phonesMax);
    }

    public List<Effect> on(Input input, Instant now) {
        var effects = new ArrayList<Effect>();
        lateTelling.before(input, effects);
        var turn = new Turn(now);
        switch (input) {
            case Input.DhcpArrived arrived -> onDhcp(arrived, turn);
            case Input.FileRequested requested -> onRequest(requested, turn);
            case Input.FileNoted noted -> onNote(noted, turn);
            case Input.FileProgressed progressed -> onProgress(progressed, turn);
            case Input.AddressTaken taken -> onTaken(taken, turn);
            case Input.NeighbourSeen seen -> onNeighbour(seen, turn);
            case Input.PhoneSaid said -> OwnWords.tell(said, roster, turn);
            case Input.TargetChosen chosen ->
                    roster.track(chosen.mac(), now)
                            .ifPresent(
                                    phone ->
                                            target(
                                                    phone,
                                                    chosen.target().text(),
                                                    true,
                                                    chosen.why(),
                                                    turn));
            case Input.RetryChosen retry ->
                    roster.known(retry.mac())
                            .ifPresent(phone -> tryAgain(phone, retry.why(), turn));
            case Input.ForgetChosen forget ->
                    roster.known(forget.mac())
                            .ifPresent(
                                    phone -> {
                                        roster.forget(phone);
                                        turn.say(new Effect.ForgetPhone(forget.mac()));
                                    });
            case Input.RegistrarListens(var at) -> neighbourhood.registrar(at);
            case Input.OthersSeen seen -> neighbourhood.found(seen.servers());
            case Input.LibraryChanged changed -> onLibrary(changed.library(), turn);
            case Input.LinesChanged changed -> onLines(changed.book(), turn);
            case Input.Tick _ -> {
                // Stages and findings are read off the story when somebody looks.
            }
        }
        effects.addAll(turn.effects());
        return List.copyOf(effects);
    }

    public Library library() {
        return roster.world().library();
    }

    public LineBook book() {
        return roster.world().book();
    }

    public Optional<PhoneSummary> phone(MacAddress mac, Instant now) {
        return roster.known(mac).map(phone -> summary(phone, now));
    }

    private PhoneSummary summary(Tracked phone, Instant now) {
        return PhoneSummary.of(
                phone,
                library(),
                now,
                neighbourhood.around(phone, roster.world(), roster.isLossy(now)));
    }

    /** In the order in which their stories began. */
    public List<PhoneSummary> phones(Instant now) {
        return roster.all().stream().map(phone -> summary(phone, now)).toList();
    }

    /** In the order in which their stories began. */
    public List<MacAddress> macs() {
        return roster.all().stream().map(phone -> phone.story().mac()).toList();
    }

    /** All that run. */
    public List<Lease> leases(Instant now) {
        return leases.leases(now);
    }

    /** There is no room for a phone that is not known yet: old ones have to be forgotten. */
    public boolean isFull() {
        return roster.isFull();
    }

    /** What this phone would be given for the name now, passwords as dots; nothing is noted. */
    public Optional<FileAnswer> fileFor(MacAddress mac, String name) {
        return roster.known(mac).map(phone -> settingsDesk.shown(phone, roster.world(), name));
    }

    /** Sentences: what somebody seems to be up to. */
    public List<String> alarms(Instant now) {
        return guard.alarms(now);
    }

    private void onDhcp(Input.DhcpArrived arrived, Turn turn) {
        Optional<MacAddress> mac = arrived.message().mac();
        Optional<String> because =
                AddressPart.phoneBecause(
                        arrived.message(), mac.flatMap(roster::known), roster.world());
        Optional<Tracked> phone =
                AddressPart.isStory(arrived, because)
                        ? mac.flatMap(it -> roster.track(it, turn.now))
                        : Optional.empty();
        phone.ifPresent(
                it -> {
                    addresses
                            .asked(arrived, Optional.empty())
                            .ifPresent(asked -> roster.tell(it, asked, turn));
                    roster.settle(it, Optional.empty(), turn);
                });
        AddressPart.Outcome outcome = addresses.decide(arrived, phone, because, turn);
        if (phone.isEmpty()) {
            outcome.granted().ifPresent(whereabouts::forget);
            return;
        }
        lateTelling.answered(phone.get(), outcome.told(), turn);
    }

    private void onRequest(Input.FileRequested requested, Turn turn) {
        String name = requested.name();
        Optional<FileAnswer.Withheld> stopped = guard.stops(requested, turn);
        if (stopped.isPresent()) {
            turn.say(new Effect.AnswerFile(requested.ticket(), stopped.get()));
            return;
        }
        Optional<Tracked> asking =
                identification.of(requested.client(), requested.mac(), name, turn);
        if (asking.isEmpty()) {
            turn.say(new Effect.AnswerFile(requested.ticket(), STRANGER));
            return;
        }
        Tracked phone = asking.get();
        if (FileQuestions.isOfAnother(phone, name)) {
            var why = "it is the file of another phone than the one that has this address";
            var answer = new FileAnswer.Withheld(why, Optional.of(phone.story().mac()), false);
            turn.say(new Effect.AnswerFile(requested.ticket(), answer));
            return;
        }
        roster.startBoot(phone, name, turn);
        // The question is evidence before it is answered.
        roster.tell(phone, new StationEvent.FileAsked(name, requested.client().port()), turn);
        roster.settle(phone, Optional.of(name), turn);
        Audience audience =
                guard.audience(requested.client().address(), phone.story().mac(), turn.now);
        FileAnswer answer =
                FileQuestions.orOfFolder(
                        requested, settingsDesk.answer(phone, roster.world(), name, audience));
        roster.tell(phone, answer.told(name, requested.isByHttp() ? BY_HTTP : ""), turn);
        repeated(phone, name, requested.client().port(), !answer.isGiven(), turn);
        roster.settle(phone, Optional.empty(), turn);
        roster.publish(phone, turn);
        turn.say(new Effect.AnswerFile(requested.ticket(), answer));
    }

    /** Of a file that is there the transfer itself tells whether anything arrived. */
    private void repeated(Tracked phone, String name, int port, boolean isAbsent, Turn turn) {
        if (phone.repeats(name, port) && isAbsent) {
            roster.tell(phone, new StationEvent.FileUnheard(name), turn);
        }
    }

    private void onNote(Input.FileNoted noted, Turn turn) {
        StationEvent event = noted.event();
        if (event instanceof StationEvent.TroubleSeen) {
            identification
                    .holder(noted.client().address(), noted.mac(), turn.now)
                    .ifPresent(phone -> roster.tell(phone, event, turn));
            return;
        }
        Optional<Tracked> asking =
                identification.of(noted.client(), noted.mac(), FileQuestions.nameIn(event), turn);
        if (asking.isEmpty()) {
            return;
        }
        Tracked phone = asking.get();
        phone.progress = Optional.empty();
        if (event instanceof StationEvent.FileAsked) {
            // Its answer follows, and tells both.
            phone.seen(turn.now);
            return;
        }
        if (event instanceof StationEvent.FileAnswered
                || event instanceof StationEvent.FileAbsent) {
            roster.startBoot(phone, FileQuestions.nameIn(event), turn);
        }
        roster.tell(phone, event, turn);
        if (event instanceof StationEvent.FileAbsent absent) {
            repeated(phone, absent.name(), noted.client().port(), true, turn);
        }
        roster.settle(phone, Optional.empty(), turn);
        roster.publish(phone, turn);
    }

    private void onProgress(Input.FileProgressed progressed, Turn turn) {
        identification
                .holder(progressed.client().address(), progressed.mac(), turn.now)
                .ifPresent(
                        phone ->
                                phone.progress =
                                        Optional.of(
                                                new PhoneSummary.Progress(
                                                        progressed.name(),
                                                        progressed.sentBytes(),
                                                        progressed.sizeBytes())));
    }

    private void onTaken(Input.AddressTaken taken, Turn turn) {
        Optional<Instant> until = leases.taken(taken.address(), turn.now);
        Optional<Tracked> phone = taken.client().flatMap(roster::known);
        if (until.isPresent() && phone.isPresent()) {
            var why =
                    taken.address()
                            + " was to be offered, but "
                            + taken.who()
                            + " answers on it; nobody gets it before "
                            + until.get()
                            + "; look for a device with a fixed address";
            roster.tell(phone.get(), new StationEvent.Note(why), turn);
            roster.publish(phone.get(), turn);
        }
    }

    private void onNeighbour(Input.NeighbourSeen seen, Turn turn) {
        whereabouts.note(seen.address(), seen.mac());
        Optional<Tracked> phone = roster.known(seen.mac());
        if (phone.isPresent() && leases.at(seen.address(), turn.now).isEmpty()) {
            identification.seenAt(
                    phone.get(), seen.address(), "the neighbour table shows it", turn);
            roster.publish(phone.get(), turn);
        }
    }

    private void target(Tracked phone, String load, boolean isChosen, String why, Turn turn) {
        roster.tell(phone, new StationEvent.TargetSet(load, isChosen, why), turn);
        roster.settle(phone, Optional.empty(), turn);
        roster.publish(phone, turn);
    }

    /** The same target once more: what stopped it may be gone. */
    private void tryAgain(Tracked phone, String why, Turn turn) {
        phone.story()
                .journey()
                .target()
                .ifPresent(set -> target(phone, set.load(), set.isChosen(), why, turn));
    }

    /** What phones may fetch from the net threads is made now, the rest when it is asked for. */
    private void onLines(LineBook book, Turn turn) {
        World older = roster.world();
        roster.changeTo(older.with(book));
        provisions.forget(roster.all(), older, roster.world());
        for (Tracked phone : List.copyOf(roster.all())) {
            roster.settle(phone, Optional.empty(), turn);
            roster.publish(phone, turn);
        }
    }

    /** Phones that have no way, or were stopped, may have one now; others go on as they are. */
    private void onLibrary(Library library, Turn turn) {
        roster.changeTo(roster.world().with(library));
        impressions.forget();
        for (Tracked phone : List.copyOf(roster.all())) {
            if (phone.story().journey().stopped().isPresent()) {
                tryAgain(phone, "the library has changed", turn);
            }
            roster.settle(phone, Optional.empty(), turn);
            roster.publish(phone, turn);
        }
    }
}
