package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.boot.BootStart;
import offhook.boot.BootStory;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.provision.MadeFile;
import offhook.provision.Provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every phone with its story, and the one way to add to it. Belongs to the desk's thread. */
final class Roster {
    /** A station serves thousands of phones, not millions: a scan of made-up MACs ends here. */
    static final int PHONES_MAX = 65_536;

    /** No input leads to more than a handful of decisions; more is a mistake of ours. */
    static final int DECISIONS_MAX = 32;

    private final Map<MacAddress, Tracked> phones = new LinkedHashMap<>();
    private final Whereabouts whereabouts;
    private final Provisions provisions;
    private final Losses losses = new Losses();
    private World world;

    Roster(World world, Whereabouts whereabouts, Provisions provisions) {
        this.world = world;
        this.whereabouts = whereabouts;
        this.provisions = provisions;
    }

    World world() {
        return world;
    }

    boolean isLossy(Instant now) {
        return losses.areMany(now);
    }

    void changeTo(World newer) {
        world = newer;
    }

    /** In the order in which their stories began. */
    Collection<Tracked> all() {
        return Collections.unmodifiableCollection(phones.values());
    }

    Optional<Tracked> known(MacAddress mac) {
        return Optional.ofNullable(phones.get(mac));
    }

    /** Known from now on; empty if there is no room. */
    Optional<Tracked> track(MacAddress mac, Instant now) {
        Tracked phone = phones.get(mac);
        if (phone == null && phones.size() < PHONES_MAX) {
            phone = new Tracked(BootStory.unseen(mac, now), world.catalogue());
            phones.put(mac, phone);
        }
        return Optional.ofNullable(phone);
    }

    /** No phone that is not known already will have a story. */
    boolean isFull() {
        return phones.size() >= PHONES_MAX;
    }

    /** Whether so many more can have one. */
    boolean hasRoomFor(int newPhones) {
        return phones.size() <= PHONES_MAX - newPhones;
    }

    void forget(Tracked phone) {
        MacAddress mac = phone.story().mac();
        phone.story()
                .network()
                .address()
                .filter(at -> whereabouts.isOnlyOf(at, mac))
                .ifPresent(whereabouts::forget);
        phones.remove(mac);
    }

    void restore(Observed observed) {
        track(observed.phone(), observed.at())
                .ifPresent(
                        phone -> {
                            phone.fold(observed);
                            place(phone, observed.event());
                        });
    }

    void tell(Tracked phone, StationEvent event, Turn turn) {
        var observed = new Observed(turn.now, phone.story().mac(), event);
        boolean isNew = phone.fold(observed);
        losses.note(event, turn.now);
        // A question is told with its answer.
        if (isNew && !(event instanceof StationEvent.FileAsked)) {
            turn.journal(observed);
            place(phone, event).ifPresent(before -> publish(before, turn));
        }
    }

    /** Tells what follows from the story as it is now. */
    void settle(Tracked phone, Optional<String> asking, Turn turn) {
        for (int i = 0; i < DECISIONS_MAX; i++) {
            Optional<StationEvent> next =
                    Conversion.next(phone, world, asking).or(() -> restartForLines(phone));
            if (next.isEmpty()) {
                return;
            }
            tell(phone, next.get(), turn);
        }
        throw new IllegalStateException("decisions do not end: " + phone.story());
    }

    private Optional<StationEvent> restartForLines(Tracked phone) {
        BootStory story = phone.story();
        boolean isToldOfIt = story.journey().restartWantedIn() == story.boot().number();
        return isToldOfIt || story.network().isRestarting() || !story.boot().isUp()
                ? Optional.empty()
                : provisions
                        .missed(phone, world)
                        .map(_ -> new StationEvent.RestartWanted(StepWords.restart(story)));
    }

    /** It has arrived without its own file. */
    boolean lacksLines(Tracked phone) {
        return provisions.missed(phone, world).isPresent();
    }

    /** What it was to start again for may be gone: its lines were taken back. */
    boolean needsStart(Tracked phone) {
        return phone.story().journey().arrived().isEmpty() || lacksLines(phone);
    }

    /** If the name is the first of a new boot, the old one is judged before. */
    void startBoot(Tracked phone, String name, Turn turn) {
        Optional<String> evidence = BootStart.of(phone.story(), name, turn.now);
        if (evidence.isEmpty()) {
            return;
        }
        Conversion.atEnd(phone, world).ifPresent(event -> tell(phone, event, turn));
        settle(phone, Optional.empty(), turn);
        int number = phone.story().boot().number() + 1;
        tell(phone, new StationEvent.BootBegun(number, evidence.get()), turn);
    }

    void publish(Tracked phone, Turn turn) {
        PhoneView view = view(phone);
        if (!phone.view.equals(Optional.of(view))) {
            phone.view = Optional.of(view);
            turn.publish(view);
        }
    }

    /** All views, taken as published. */
    List<PhoneView> views() {
        return phones.values().stream()
                .map(
                        phone -> {
                            PhoneView view = view(phone);
                            phone.view = Optional.of(view);
                            return view;
                        })
                .toList();
    }

    private PhoneView view(Tracked phone) {
        BootStory story = phone.story();
        return new PhoneView(
                story.mac(),
                story.network().address().filter(at -> whereabouts.isOnlyOf(at, story.mac())),
                phone.kind().model(),
                phone.kind().platform(),
                story.told().flatMap(world.library()::load),
                story.identity().probing().openIn(story.boot()),
                comforts(phone),
                StepWords.why(story.journey()));
    }

    private List<MadeFile> comforts(Tracked phone) {
        return provisions.comforts(phone, world).stream()
                .flatMap(
                        made ->
                                switch (made) {
                                    case Provisioning.Ready ready -> ready.files().stream();
                                    case Provisioning.Refused _ -> Stream.<MadeFile>of();
                                })
                .toList();
    }

    /**
     * Also if it had this address before: another may have had it meanwhile. Only by what the
     * journal holds, so that a restart changes nothing.
     *
     * @return the phone that had the address until now
     */
    private Optional<Tracked> place(Tracked phone, StationEvent event) {
        MacAddress mac = phone.story().mac();
        Optional<Ipv4> address =
                switch (event) {
                    case StationEvent.AddressGranted granted -> Optional.of(granted.address());
                    case StationEvent.AddressSeen seen -> Optional.of(seen.address());
                    case StationEvent.BootBegun _ -> phone.story().network().address();
                    default -> Optional.empty();
                };
        Optional<MacAddress> before = address.flatMap(whereabouts::at);
        address.ifPresent(at -> whereabouts.note(at, mac));
        return before.filter(other -> !other.equals(mac)).flatMap(this::known);
    }
}
