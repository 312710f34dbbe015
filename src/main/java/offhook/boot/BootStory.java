package offhook.boot;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything known of one phone: the fold over its events, and nothing else. What was judged (a
 * boot began, a step is proved) is an event too, so a story rebuilt from the journal is the same
 * story, whatever the rules of today would say.
 *
 * @param past the boots before, oldest first, no more than {@link #PAST_MAX}
 */
public record BootStory(
        MacAddress mac,
        Instant firstSeen,
        Instant lastSeen,
        PhoneIdentity identity,
        Network network,
        Boot boot,
        List<Boot> past,
        Hearsay hearsay,
        Journey journey) {
    /** Enough to see that something happens again and again. */
    static final int PAST_MAX = 4;

    /** A phone that is fetching its load asks again within seconds (phones.md §2.3). */
    static final Duration WRITING_AFTER = Duration.ofSeconds(2);

    public BootStory {
        past = List.copyOf(past);
    }

    public static BootStory unseen(MacAddress mac, Instant at) {
        return new BootStory(
                mac,
                at,
                at,
                PhoneIdentity.UNKNOWN,
                Network.none(at),
                Boot.none(at),
                List.of(),
                Hearsay.NONE,
                Journey.NONE);
    }

    /** Whether the two differ in nothing but when they were last heard of. */
    public boolean tellsTheSameAs(BootStory other) {
        return identity.equals(other.identity)
                && network.equals(other.network)
                && boot.equals(other.boot)
                && hearsay.equals(other.hearsay)
                && journey.equals(other.journey);
    }

    public BootStory seenAt(Instant at) {
        return new BootStory(mac, firstSeen, at, identity, network, boot, past, hearsay, journey);
    }

    public BootStory after(Observed observed) {
        Instant at = observed.at();
        BootStory now = seenAt(at);
        return switch (observed.event()) {
            case StationEvent.AddressAsked asked -> now.addressAsked(asked, at);
            case StationEvent.AddressOffered offered -> now.on(network.offered());
            case StationEvent.AddressWithheld withheld -> now.on(network.withheld(withheld));
            case StationEvent.AddressGranted granted -> now.on(network.granted(granted, at));
            case StationEvent.AddressRefused refused ->
                    now.on(network.refused(at)).on(journey.refused());
            case StationEvent.AddressGivenUp givenUp -> now.on(network.givenUp(at));
            case StationEvent.OtherServerChosen other ->
                    now.on(network.follows(other.server(), at));
            case StationEvent.AddressSeen seen -> now.on(network.seen(seen, at));
            case StationEvent.FileAsked asked -> now.on(boot.asked(asked.name(), at));
            case StationEvent.FileAnswered answered ->
                    now.ownGiven(answered.name())
                            .fileAsked(boot.answered(answered.name(), true, at), answered.name());
            case StationEvent.FileAbsent absent ->
                    now.fileAsked(boot.answered(absent.name(), false, at), absent.name());
            case StationEvent.FileUnheard unheard -> now.on(boot.unheard(unheard.name(), at));
            case StationEvent.FileSent sent -> now.fileSent(sent, at);
            case StationEvent.FileBroken broken ->
                    now.on(
                            boot.broken(
                                    broken.name(),
                                    broken.acknowledgedBytes(),
                                    broken.sizeBytes(),
                                    at));
            case StationEvent.BootBegun begun ->
                    now.remembering()
                            .on(Boot.begun(begun.boot(), at))
                            .on(network.bootBegun())
                            .on(journey.bootBegun());
            case StationEvent.ModelLearned learned -> now.on(identity.learned(learned));
            case StationEvent.LoadLearned learned -> now.on(identity.learned(learned));
            case StationEvent.TargetSet set -> now.targeted(set);
            case StationEvent.PlanMade made -> now.on(journey.planned(made, boot.number()));
            case StationEvent.PlanImpossible impossible ->
                    now.on(journey.blocked(impossible, boot.number(), identity.provedLoad()));
            case StationEvent.OriginProbed probed ->
                    now.on(identity.with(identity.probing().named(probed.load(), boot.number())));
            case StationEvent.ProbeAnswered answered ->
                    now.on(identity.with(identity.probing().answered(answered, boot.number())));
            case StationEvent.StepBegun begun -> now.on(journey.begun(begun));
            case StationEvent.LoadDelivered delivered ->
                    now.progressed(progress -> progress.delivered(boot.number()));
            case StationEvent.StepInterrupted interrupted ->
                    now.progressed(
                            progress -> progress.interrupted(interrupted.count(), boot.number()));
            case StationEvent.StepProved proved ->
                    now.on(identity.runs(proved)).on(journey.proved(proved));
            case StationEvent.StepFailed failed ->
                    now.progressed(progress -> progress.failed(failed, boot.number(), at));
            case StationEvent.PlanStopped stopped ->
                    now.on(journey.stopped(stopped, identity.provedLoad()));
            case StationEvent.Arrived arrived ->
                    now.on(identity.runs(arrived)).on(journey.arrivedAt(arrived));
            case StationEvent.RestartWanted wanted -> now.on(journey.restartWanted(boot.number()));
            case StationEvent.RegistrationSeen seen -> now.on(hearsay.registered(seen));
            case StationEvent.TroubleSeen seen -> now.on(hearsay.troubled(seen));
            case StationEvent.Note note -> now;
        };
    }

    /** Where the phone is, without what findings would add. */
    public BootStage stage(Instant now) {
        if (hearsay.registration().isPresent()) {
            return hearsay.registration().get().isAccepted()
                    ? BootStage.REGISTERED
                    : BootStage.RUNNING;
        }
        if (network.phase() == Network.Phase.REFUSED) {
            return BootStage.REBOOTING;
        }
        if (network.phase() == Network.Phase.ASKING
                && (network.isRestarting() || !boot.hasFiles())) {
            return boot.number() == 0 ? BootStage.DISCOVERING : BootStage.REBOOTING;
        }
        if (network.isRestarting() || !boot.hasFiles()) {
            return network.address().isPresent() ? BootStage.ADDRESSED : BootStage.UNSEEN;
        }
        if (boot.isUp()) {
            return BootStage.RUNNING;
        }
        FileFact latest = boot.latest().orElseThrow();
        if (!latest.isFirmware() || latest.isAbsent()) {
            return BootStage.HUNTING;
        }
        boolean isQuiet = now.isAfter(latest.lastAt().plus(WRITING_AFTER));
        return latest.file() instanceof PhoneFile.Image && latest.isTaken() && isQuiet
                ? BootStage.WRITING
                : BootStage.LOADING;
    }

    /** If files of the load it leaves went to it, nobody knows what it will start with. */
    private BootStory targeted(StationEvent.TargetSet set) {
        Journey next = journey.targeted(set);
        boolean mayRunWhatItLeaves =
                journey.isUnderWay() && next.plan().isEmpty() && journey.progress().hasSentImage();
        return on(next).on(mayRunWhatItLeaves ? identity.doubted() : identity);
    }

    private BootStory addressAsked(StationEvent.AddressAsked asked, Instant at) {
        boolean isAnew =
                asked.asking() == StationEvent.Asking.DISCOVER
                        || asked.asking() == StationEvent.Asking.INIT_REBOOT;
        BootStory next =
                on(network.asked(asked, at, boot.hasFiles()))
                        .on(isAnew ? hearsay.unregistered() : hearsay);
        boolean renews =
                asked.asking() == StationEvent.Asking.RENEWING
                        || asked.asking() == StationEvent.Asking.REBINDING;
        return renews && next.isQuietFor(network.lease().dividedBy(4), at)
                ? next.on(boot.renewed())
                : next;
    }

    /**
     * Phones renew at half of the lease (phones.md §3). One that renews a quarter of the lease
     * after its last question has no more questions; the measure shrinks with the lease, so it also
     * holds in a rehearsal whose leases last seconds.
     */
    private boolean isQuietFor(Duration quarter, Instant at) {
        return !quarter.isZero()
                && !network.isRestarting()
                && boot.latest()
                        .filter(latest -> !at.isBefore(latest.lastAt().plus(quarter)))
                        .isPresent();
    }

    private BootStory fileAsked(Boot asked, String name) {
        BootStory next = on(network.fileAsked()).on(asked);
        return asked.file(PhoneFileNames.normal(name))
                .map(fact -> next.progressed(progress -> progress.asked(fact, boot.number())))
                .orElse(next);
    }

    private BootStory ownGiven(String name) {
        boolean isOwn = FileFact.mayHoldLines(PhoneFileNames.read(name));
        return isOwn ? on(journey.ownGiven()) : this;
    }

    private BootStory fileSent(StationEvent.FileSent sent, Instant at) {
        BootStory next = on(boot.sent(sent.name(), sent.retransmissions(), at));
        return next.boot
                .file(PhoneFileNames.normal(sent.name()))
                .map(fact -> next.progressed(progress -> progress.sent(fact, boot.number())))
                .orElse(next);
    }

    private BootStory progressed(UnaryOperator<StepProgress> change) {
        return journey.isUnderWay() ? on(journey.with(change.apply(journey.progress()))) : this;
    }

    /** The boot that ends goes to the past; what was said of it is forgotten. */
    private BootStory remembering() {
        var before = new ArrayList<>(past);
        if (boot.number() > 0) {
            before.add(boot);
        }
        List<Boot> kept = before.subList(Math.max(0, before.size() - PAST_MAX), before.size());
        return new BootStory(
                mac, firstSeen, lastSeen, identity, network, boot, kept, Hearsay.NONE, journey);
    }

    private BootStory on(Hearsay next) {
        return new BootStory(
                mac, firstSeen, lastSeen, identity, network, boot, past, next, journey);
    }

    private BootStory on(PhoneIdentity next) {
        return new BootStory(mac, firstSeen, lastSeen, next, network, boot, past, hearsay, journey);
    }

    private BootStory on(Network next) {
        return new BootStory(
                mac, firstSeen, lastSeen, identity, next, boot, past, hearsay, journey);
    }

    private BootStory on(Boot next) {
        return new BootStory(
                mac, firstSeen, lastSeen, identity, network, next, past, hearsay, journey);
    }

    private BootStory on(Journey next) {
        return new BootStory(
                mac, firstSeen, lastSeen, identity, network, boot, past, hearsay, next);
    }

    /**
     * What it runs, unless it passes over its settings; not once it showed or said something else.
     */
    public Optional<String> unaskedLoad() {
        return journey.unasked()
                .filter(
                        load ->
                                identity.load()
                                        .filter(learned -> learned.load().equals(load))
                                        .isPresent());
    }

    /** What it is told to run. */
    public Optional<String> told() {
        return journey.told();
    }
}
