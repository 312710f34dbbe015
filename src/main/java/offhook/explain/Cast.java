package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.Certainty;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFileNames;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is who. Lines name a phone by its MAC, by its address, by the MAC in a file's name, or not at
 * all; addresses change hands. Somebody known by an address only is taken over by the phone that
 * turns out to have had it.
 */
final class Cast {
    /** As many as a station tracks. Clients of a DHCP server that are no phones count too. */
    static final int ACTORS_MAX = 65_536;

    /** Who had an address before that long ago may have been somebody else. */
    static final Duration ADOPTED_WITHIN = Duration.ofMinutes(30);

    /** A phone asks for its own files; nobody has a reason to ask for those of so many. */
    static final int SCANNED_MAX = 8;

    /**
     * First byte of the keys of those who have no MAC address that we know: local, RFC 7042 §2.1.
     */
    private static final long UNKNOWN = 0x0200_0000_0000L;

    private static final long NOBODY = 0x02ff_0000_0000L;

    /** File names that were given out; a server for phones has a few hundred. */
    private static final int SPELLINGS_MAX = 16_384;

    /** Phones whose input says nothing but their model. */
    private static final int NOBODIES_MAX = 200;

    /** So many clients are looked through for the one that is a phone. */
    private static final int FEW = 16;

    private final PhoneCatalogue catalogue;
    private final Map<MacAddress, Actor> actors = new LinkedHashMap<>();
    private final Remembered<Ipv4, MacAddress> holders = new Remembered<>(ACTORS_MAX);
    private final Remembered<String, String> spellings = new Remembered<>(SPELLINGS_MAX);
    private final Remembered<Ipv4, Set<MacAddress>> named = new Remembered<>(ACTORS_MAX);
    private final Map<MacAddress, String> listed = new HashMap<>();
    private final FileNames names = new FileNames();
    private final Tale.Room room = new Tale.Room();
    private int nobodies;
    private long turnedAway;

    Cast(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Collection<Actor> actors() {
        return actors.values();
    }

    /** Sightings of more clients than there is room for. */
    long turnedAway() {
        return turnedAway;
    }

    static boolean hasMac(MacAddress key) {
        long two = key.value() >> 32;
        return two != UNKNOWN >> 32 && two != NOBODY >> 32;
    }

    /** The address that stands in for a MAC that is not known. */
    static Optional<Ipv4> standIn(MacAddress key) {
        return (key.value() & ~0xffff_ffffL) == UNKNOWN
                ? Optional.of(new Ipv4((int) key.value()))
                : Optional.empty();
    }

    void take(Sighting sighting) {
        if (sighting.isRetold()) {
            sighting.who()
                    .mac()
                    .flatMap(mac -> actor(mac, sighting.at()))
                    .ifPresentOrElse(actor -> actor.retell(sighting), () -> turnedAway++);
            return;
        }
        if (isListed(sighting.event())) {
            return;
        }
        Optional<MacAddress> mac =
                sighting.who()
                        .mac()
                        .or(() -> macInName(sighting.event(), sighting.who()))
                        .filter(it -> !it.equals(Masked.NUMBER));
        Optional<Ipv4> address = sighting.who().address().filter(it -> !it.isAny());
        Optional<Actor> actor =
                mac.isPresent() && !isScanner(address)
                        ? known(mac.get(), address, sighting)
                        : address.isPresent() ? at(address.get(), sighting) : nobody(sighting);
        if (actor.isEmpty()) {
            turnedAway++;
            return;
        }
        if (isScanner(address)) {
            scanned(actor.get(), sighting);
        }
        seen(actor.get(), address, sighting);
        actor.get().take(sighting);
        spelled(actor.get(), sighting);
        Unreadable.of(sighting.event())
                .ifPresent(
                        trouble ->
                                actor.get()
                                        .take(
                                                new Sighting(
                                                        sighting.at(),
                                                        sighting.isTimed(),
                                                        Who.UNSAID,
                                                        trouble)));
    }

    /** Says of nobody anything, but that there is a file for somebody. */
    private boolean isListed(StationEvent event) {
        if (!(event instanceof StationEvent.FileAnswered(String name, _, String why))
                || !why.equals(Files.LISTED)) {
            return false;
        }
        PhoneFileNames.read(name)
                .phone()
                .filter(mac -> listed.size() < ACTORS_MAX)
                .ifPresent(mac -> listed.put(mac, name));
        return true;
    }

    /** Own settings in a listing of the server's folder, by whose they are. */
    Map<MacAddress, String> listed() {
        return listed;
    }

    /** A file that is there in another spelling: somebody got it, or the same phone did. */
    private void spelled(Actor actor, Sighting sighting) {
        boolean isAnswer =
                sighting.event() instanceof StationEvent.FileAnswered
                        || sighting.event() instanceof StationEvent.FileSent
                        || sighting.event() instanceof StationEvent.FileAbsent;
        if (!isAnswer) {
            return;
        }
        String name = PhoneFileNames.normal(Actor.fileName(sighting.event()));
        String small = name.toLowerCase(Locale.ROOT);
        String known = spellings.get(small);
        switch (sighting.event()) {
            case StationEvent.FileAnswered _, StationEvent.FileSent _ -> {
                if (!name.equals(known)) {
                    spellings.put(small, name);
                }
            }
            case StationEvent.FileAbsent _ when known != null && !known.equals(name) ->
                    actor.take(
                            new Sighting(
                                    sighting.at(),
                                    sighting.isTimed(),
                                    Who.UNSAID,
                                    new StationEvent.TroubleSeen(
                                            "name-case",
                                            "the server has %s in another spelling".formatted(name),
                                            "it gave out %s and refused %s"
                                                    .formatted(known, name))));
            default -> {
                // No answer to a request.
            }
        }
    }

    /** Not by DHCP: then the story has not heard of the address. */
    private static void seen(Actor actor, Optional<Ipv4> address, Sighting sighting) {
        boolean isTold =
                sighting.event() instanceof StationEvent.AddressGranted
                        || actor.story().network().address().equals(address);
        if (address.isPresent() && !isTold) {
            String name = Actor.fileName(sighting.event());
            String how = name.isEmpty() ? "seen there" : "it asked for " + name;
            actor.take(
                    new Sighting(
                            sighting.at(),
                            sighting.isTimed(),
                            Who.UNSAID,
                            new StationEvent.AddressSeen(address.get(), how)));
        }
    }

    private Optional<MacAddress> macInName(StationEvent event, Who who) {
        String name = Actor.fileName(event);
        Optional<MacAddress> mac = name.isEmpty() ? Optional.empty() : names.read(name).phone();
        if (mac.isPresent() && who.address().isPresent() && !mac.get().equals(Masked.NUMBER)) {
            noteName(who.address().get(), mac.get());
        }
        return mac;
    }

    private void noteName(Ipv4 address, MacAddress mac) {
        Set<MacAddress> names = named.get(address);
        if (names == null) {
            names = new LinkedHashSet<>();
            named.put(address, names);
        }
        if (names.size() <= SCANNED_MAX) {
            names.add(mac);
        }
    }

    private boolean isScanner(Optional<Ipv4> address) {
        return address.map(named::get).filter(names -> names.size() > SCANNED_MAX).isPresent();
    }

    private static void scanned(Actor actor, Sighting sighting) {
        var scan =
                new StationEvent.TroubleSeen(
                        "file-scan",
                        "one address asks for the files of many phones",
                        "more than %d different phones' names".formatted(SCANNED_MAX));
        boolean isTold =
                actor.story().hearsay().troubles().stream()
                        .anyMatch(trouble -> trouble.code().equals(scan.code()));
        if (!isTold) {
            actor.take(new Sighting(sighting.at(), sighting.isTimed(), Who.UNSAID, scan));
        }
    }

    private Optional<Actor> known(MacAddress mac, Optional<Ipv4> address, Sighting sighting) {
        Optional<Actor> actor = actor(mac, sighting.at());
        actor.ifPresent(
                it -> {
                    address.ifPresent(
                            ip -> {
                                holders.put(ip, mac);
                                adopt(it, key(ip), sighting.at());
                            });
                    if (actors.containsKey(nobodyKey())
                            && onlyPhone().filter(it::equals).isPresent()) {
                        adopt(it, nobodyKey(), sighting.at());
                    }
                });
        return actor;
    }

    private void adopt(Actor heir, MacAddress key, Instant now) {
        Actor before = actors.get(key);
        boolean isRecent =
                before != null && !now.isAfter(before.story().lastSeen().plus(ADOPTED_WITHIN));
        if (isRecent) {
            actors.remove(key);
            heir.adopt(before);
        }
    }

    private Optional<Actor> at(Ipv4 address, Sighting sighting) {
        MacAddress holder = isScanner(Optional.of(address)) ? null : holders.get(address);
        return actor(holder == null ? key(address) : holder, sighting.at());
    }

    /** If there is one phone only, it is the one that is meant. */
    private Optional<Actor> nobody(Sighting sighting) {
        Optional<Actor> only = onlyPhone();
        if (only.isPresent() && !isAnother(only.get(), sighting.event())) {
            return only;
        }
        Actor nobody = actors.get(nobodyKey());
        if (nobody != null && isAnother(nobody, sighting.event()) && nobodies < NOBODIES_MAX) {
            nobodies++;
        }
        return actor(nobodyKey(), sighting.at());
    }

    /** A phone is of one model as long as it lives. */
    private static boolean isAnother(Actor actor, StationEvent event) {
        return event instanceof StationEvent.ModelLearned learned
                && learned.certainty() == Certainty.PROVED
                && actor.story()
                        .identity()
                        .model()
                        .filter(known -> known.certainty() == Certainty.PROVED)
                        .filter(known -> !known.model().equals(learned.model()))
                        .isPresent();
    }

    /** Of several clients, one only may be a phone. */
    private Optional<Actor> onlyPhone() {
        if (actors.size() > FEW) {
            return Optional.empty();
        }
        List<Actor> phones =
                actors.values().stream()
                        .filter(actor -> hasMac(actor.story().mac()))
                        .filter(
                                actor ->
                                        actor.isPhone()
                                                || !catalogue.hinted(actor.story().mac()).isEmpty())
                        .toList();
        return phones.size() == 1 ? Optional.of(phones.getFirst()) : Optional.empty();
    }

    private MacAddress nobodyKey() {
        return new MacAddress(NOBODY + nobodies);
    }

    private static MacAddress key(Ipv4 address) {
        return new MacAddress(UNKNOWN | address.value() & 0xffff_ffffL);
    }

    private Optional<Actor> actor(MacAddress key, Instant at) {
        Actor known = actors.get(key);
        if (known == null && actors.size() < ACTORS_MAX) {
            known = new Actor(key, at, catalogue, names, room);
            actors.put(key, known);
        }
        return Optional.ofNullable(known);
    }
}
