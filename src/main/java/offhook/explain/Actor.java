package offhook.explain;

import offhook.address.MacAddress;
import offhook.boot.Boot;
import offhook.boot.BootStart;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.boot.Hearsay;
import offhook.desk.LoadEvidence;
import offhook.desk.ModelEvidence;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody in a log: a phone, or what may turn out to be one. Folds what is told of it as the desk
 * would, and draws the same conclusions, but decides nothing.
 */
final class Actor {
    /** A phone that asks again so late has started anew; its retries come every 4 s (§4.3). */
    static final Duration NEW_BOOT_AFTER = Duration.ofSeconds(20);

    /** Conclusions from one clue: model, load and little more. */
    private static final int CONCLUSIONS_MAX = 8;

    /** Files asked for and not answered yet; a phone has two under way at most. */
    private static final int OPEN_MAX = 64;

    private final PhoneCatalogue catalogue;
    private final Set<String> open = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Tale tale;
    private final FileNames names;
    private BootStory story;
    private BootStory concluded;
    private boolean isPhone;
    private boolean isTimed;
    private Optional<MacAddress> frame = Optional.empty();

    Actor(MacAddress key, Instant at, PhoneCatalogue catalogue, FileNames names, Tale.Room room) {
        this.tale = new Tale(room);
        this.names = names;
        this.story = BootStory.unseen(key, at);
        this.concluded = story;
        this.catalogue = catalogue;
    }

    BootStory story() {
        return story;
    }

    Tale tale() {
        return tale;
    }

    boolean isPhone() {
        return isPhone;
    }

    /** Whether any of its clues said when. */
    boolean isTimed() {
        return isTimed;
    }

    Optional<MacAddress> frame() {
        return frame;
    }

    /** What our own station told it had judged, too. */
    void retell(Sighting sighting) {
        isPhone = true;
        isTimed = true;
        fold(sighting.event(), sighting.at());
    }

    void take(Sighting sighting) {
        isTimed |= sighting.isTimed();
        frame = sighting.who().frame().or(() -> frame);
        isPhone = isPhone || sighting.who().isPhone() || isPhones(sighting.event());
        StationEvent event = Requests.settled(sighting.event(), story, sighting.at());
        String name = fileName(event);
        if (!name.isEmpty()) {
            about(name, event, sighting.at());
        }
        if (isNews(event)) {
            fold(event, sighting.at());
        }
        if (!isTelling(event) || isConcluded()) {
            return;
        }
        for (int i = 0; i < CONCLUSIONS_MAX && conclude(sighting.at()); i++) {
            isPhone = true;
        }
        concluded = story;
    }

    /** Everything that another actor was told, which turns out to be this phone's. */
    void adopt(Actor other) {
        isPhone |= other.isPhone;
        List<Observed> all = other.tale.all();
        other.tale.leave();
        all.forEach(observed -> readopt(observed, other.isTimed));
    }

    private void readopt(Observed observed, boolean wasTimed) {
        boolean isConclusion =
                observed.event() instanceof StationEvent.BootBegun
                        || observed.event() instanceof StationEvent.ModelLearned
                        || observed.event() instanceof StationEvent.LoadLearned;
        if (!isConclusion) {
            take(new Sighting(observed.at(), wasTimed, Who.UNSAID, observed.event()));
        }
    }

    /** What the log left out: a start, a question before an answer, an answer before an end. */
    private void about(String name, StationEvent event, Instant at) {
        String normal = PhoneFileNames.normal(name);
        boolean isNew = event instanceof StationEvent.FileAsked || !open.contains(normal);
        if (isNew) {
            start(name, at)
                    .ifPresent(
                            evidence -> {
                                open.clear();
                                int number = story.boot().number() + 1;
                                fold(new StationEvent.BootBegun(number, evidence), at);
                            });
        }
        if (event instanceof StationEvent.FileAsked && isPart(name)) {
            followed(at);
        }
        switch (event) {
            case StationEvent.FileAsked _ -> {
                if (open.size() < OPEN_MAX) {
                    open.add(normal);
                }
            }
            case StationEvent.FileSent sent -> {
                boolean wasGiven = isGiven(normal) && !open.contains(normal);
                if (!wasGiven) {
                    fold(
                            new StationEvent.FileAnswered(name, sent.sizeBytes(), Files.WAS_THERE),
                            at);
                }
                open.remove(normal);
            }
            case StationEvent.FileBroken broken when open.remove(normal) || !isGiven(normal) ->
                    fold(
                            new StationEvent.FileAnswered(
                                    name, broken.sizeBytes(), Files.WAS_THERE),
                            at);
            default -> open.remove(normal);
        }
    }

    private boolean isPart(String name) {
        return names.read(name) instanceof PhoneFile.Image;
    }

    /**
     * Logs of questions only leave open what came of them; but a phone asks for the next part of a
     * load when it has the one before (firmware.md §5.2).
     */
    private void followed(Instant at) {
        story.boot()
                .latest()
                .filter(fact -> fact.isFirmware() && fact.asked() == 0)
                .ifPresent(
                        fact -> {
                            String why = "it went on to the next file of the load";
                            fold(new StationEvent.FileAnswered(fact.name(), 0, why), at);
                            fold(new StationEvent.FileSent(fact.name(), 0, 0, 0), at);
                            open.remove(fact.name());
                        });
    }

    private boolean isGiven(String name) {
        return story.boot().file(name).filter(FileFact::isGiven).isPresent();
    }

    /** As the desk judges it; and what the desk need not judge, because it knows the addresses. */
    private Optional<String> start(String name, Instant at) {
        return BootStart.of(story, name, names.read(name), at)
                .or(() -> startAfterSilence(name, at));
    }

    private Optional<String> startAfterSilence(String name, Instant at) {
        Boot boot = story.boot();
        boolean isLate =
                boot.latest()
                        .filter(latest -> !at.isBefore(latest.lastAt().plus(NEW_BOOT_AFTER)))
                        .isPresent();
        if (!isLate) {
            return Optional.empty();
        }
        PhoneFile file = names.read(name);
        boolean begins =
                switch (file) {
                    case PhoneFile.CertificateTrustList _,
                            PhoneFile.ImageName _,
                            PhoneFile.DefaultLoads _,
                            PhoneFile.OwnProfile _ ->
                            true;
                    case PhoneFile.OwnSettings _ ->
                            !boot.asked(PhoneFile.CertificateTrustList.class)
                                    && !boot.asked(PhoneFile.ImageName.class);
                    default -> false;
                };
        boolean isAgain =
                boot.file(PhoneFileNames.normal(name)).filter(fact -> fact.times() > 0).isPresent();
        // Whatever was asked before these, in a log that begins in the middle, was another start.
        boolean isFirst =
                file instanceof PhoneFile.CertificateTrustList
                        || file instanceof PhoneFile.DefaultLoads;
        return begins && isAgain
                ? Optional.of("it begins again with %s after a pause".formatted(name))
                : isFirst && boot.file(PhoneFileNames.normal(name)).isEmpty()
                        ? Optional.of(
                                "it asks for %s, the first of a start, after a pause"
                                        .formatted(name))
                        : Optional.empty();
    }

    private void fold(StationEvent event, Instant at) {
        var observed = new Observed(at, story.mac(), event);
        story = story.after(observed);
        tale.add(observed);
    }

    /** Nothing that conclusions rest on has changed; most of a log are renewals. */
    private boolean isConcluded() {
        return story.boot() == concluded.boot()
                && story.identity() == concluded.identity()
                && story.network().vendorClass().equals(concluded.network().vendorClass());
    }

    /** Whether anything new can follow from it; renewals and sendings fill most of a log. */
    private static boolean isTelling(StationEvent event) {
        return !(event instanceof StationEvent.AddressOffered
                || event instanceof StationEvent.AddressGranted
                || event instanceof StationEvent.AddressSeen
                || event instanceof StationEvent.Note);
    }

    /** What is known better already, or said twice, is not told. */
    private boolean isNews(StationEvent event) {
        return switch (event) {
            case StationEvent.LoadLearned learned -> LoadEvidence.isNews(learned, story);
            case StationEvent.ModelLearned learned ->
                    story.identity()
                            .model()
                            .filter(
                                    known ->
                                            known.certainty().compareTo(learned.certainty()) <= 0
                                                    && catalogue.named(known.model()).isPresent())
                            .isEmpty();
            case StationEvent.RegistrationSeen seen ->
                    story.hearsay()
                            .registration()
                            .filter(known -> known.isAccepted() || !seen.isAccepted())
                            .filter(
                                    known ->
                                            known.isAccepted()
                                                    || story.hearsay().attempts()
                                                            >= Hearsay.ATTEMPTS_MAX)
                            .isEmpty();
            case StationEvent.AddressSeen seen ->
                    !story.network().address().equals(Optional.of(seen.address()));
            case StationEvent.TroubleSeen seen -> !story.hearsay().troubles().contains(seen);
            default -> true;
        };
    }

    private boolean conclude(Instant at) {
        Optional<StationEvent> next =
                ModelEvidence.of(story, catalogue)
                        .<StationEvent>map(learned -> learned)
                        .or(() -> PartEvidence.of(story))
                        .or(() -> LoadEvidence.of(story, catalogue).map(learned -> learned));
        next.ifPresent(event -> fold(event, at));
        return next.isPresent();
    }

    private boolean isPhones(StationEvent event) {
        return switch (event) {
            case StationEvent.AddressAsked asked ->
                    catalogue.identify(asked.vendorClass()).isPhone();
            case StationEvent.ModelLearned _,
                    StationEvent.LoadLearned _,
                    StationEvent.TroubleSeen _ ->
                    true;
            default -> isOfPhones(fileName(event));
        };
    }

    private boolean isOfPhones(String name) {
        return !name.isEmpty() && Words.isPhones(names.read(name));
    }

    static String fileName(StationEvent event) {
        return switch (event) {
            case StationEvent.FileAsked asked -> asked.name();
            case StationEvent.FileAnswered answered -> answered.name();
            case StationEvent.FileAbsent absent -> absent.name();
            case StationEvent.FileSent sent -> sent.name();
            case StationEvent.FileBroken broken -> broken.name();
            default -> "";
        };
    }
}
