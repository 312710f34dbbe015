package offhook.boot;

import offhook.address.MacAddress;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything known of one phone: the fold over its events, and nothing else. What was judged (a
 * boot began, a step is proved) is an event too, so a story rebuilt from the journal is the same
 * story, whatever the rules of today would say.
 */
public record BootStory(
        MacAddress mac,
        Instant firstSeen,
        Instant lastSeen,
        PhoneIdentity identity,
        Network network,
        Boot boot,
        Journey journey) {
    /** A phone that is fetching its load asks again within seconds (phones.md §2.3). */
    static final Duration WRITING_AFTER = Duration.ofSeconds(2);

    public static BootStory unseen(MacAddress mac, Instant at) {
        return new BootStory(
                mac, at, at, PhoneIdentity.UNKNOWN, Network.none(at), Boot.none(at), Journey.NONE);
    }

    /** Whether the two differ in nothing but when they were last heard of. */
    public boolean tellsTheSameAs(BootStory other) {
        return identity.equals(other.identity)
                && network.equals(other.network)
                && boot.equals(other.boot)
                && journey.equals(other.journey);
    }

    public BootStory seenAt(Instant at) {
        return new BootStory(mac, firstSeen, at, identity, network, boot, journey);
    }

    public BootStory after(Observed observed) {
        Instant at = observed.at();
        BootStory now = seenAt(at);
        return switch (observed.event()) {
            case StationEvent.AddressAsked asked -> now.addressAsked(asked, at);
            case StationEvent.AddressOffered offered -> now;
            case StationEvent.AddressGranted granted -> now.on(network.granted(granted, at));
            case StationEvent.AddressRefused refused ->
                    now.on(network.refused(at)).on(journey.refused());
            case StationEvent.AddressGivenUp givenUp -> now.on(network.givenUp(at));
            case StationEvent.OtherServerChosen other ->
                    now.on(network.follows(other.server(), at));
            case StationEvent.AddressSeen seen -> now.on(network.seen(seen, at));
            case StationEvent.FileAsked asked -> now.on(boot.asked(asked.name(), at));
            case StationEvent.FileAnswered answered ->
                    now.fileAsked(boot.answered(answered.name(), true, at), answered.name());
            case StationEvent.FileAbsent absent ->
                    now.fileAsked(boot.answered(absent.name(), false, at), absent.name());
            case StationEvent.FileSent sent -> now.fileSent(sent.name(), at);
            case StationEvent.FileBroken broken ->
                    now.on(
                            boot.broken(
                                    broken.name(),
                                    broken.sizeBytes() - broken.acknowledgedBytes(),
                                    at));
            case StationEvent.BootBegun begun ->
                    now.on(Boot.begun(begun.boot(), at))
                            .on(network.bootBegun())
                            .on(journey.bootBegun());
            case StationEvent.ModelLearned learned -> now.on(identity.learned(learned));
            case StationEvent.LoadLearned learned -> now.on(identity.learned(learned));
            case StationEvent.TargetSet set -> now.on(journey.targeted(set));
            case StationEvent.PlanMade made -> now.on(journey.planned(made, boot.number()));
            case StationEvent.PlanImpossible impossible ->
                    now.on(journey.blocked(impossible, boot.number(), identity.provedLoad()));
            case StationEvent.StepBegun begun -> now.on(journey.begun(begun));
            case StationEvent.LoadDelivered delivered ->
                    now.progressed(progress -> progress.delivered(boot.number()));
            case StationEvent.StepInterrupted interrupted ->
                    now.progressed(
                            progress -> progress.interrupted(interrupted.count(), boot.number()));
            case StationEvent.StepProved proved ->
                    now.on(identity.runs(proved.load(), proved.evidence())).on(journey.proved());
            case StationEvent.StepFailed failed ->
                    now.progressed(progress -> progress.failed(failed, boot.number(), at));
            case StationEvent.PlanStopped stopped ->
                    now.on(journey.stopped(stopped, identity.provedLoad()));
            case StationEvent.Arrived arrived ->
                    now.on(identity.runs(arrived.load(), arrived.evidence()))
                            .on(journey.arrivedAt(arrived));
            case StationEvent.RestartWanted wanted -> now.on(journey.restartWanted(boot.number()));
            case StationEvent.Note note -> now;
        };
    }

    /** Where the phone is, without what findings would add. */
    public BootStage stage(Instant now) {
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
        if (!latest.isFirmware() || !latest.isGiven()) {
            return BootStage.HUNTING;
        }
        boolean isQuiet = now.isAfter(latest.lastAt().plus(WRITING_AFTER));
        return latest.file() instanceof PhoneFile.Image && latest.isTaken() && isQuiet
                ? BootStage.WRITING
                : BootStage.LOADING;
    }

    private BootStory addressAsked(StationEvent.AddressAsked asked, Instant at) {
        BootStory next = on(network.asked(asked, at, boot.hasFiles()));
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

    private BootStory fileSent(String name, Instant at) {
        BootStory next = on(boot.sent(name, at));
        return next.boot
                .file(PhoneFileNames.normal(name))
                .map(fact -> next.progressed(progress -> progress.sent(fact, boot.number())))
                .orElse(next);
    }

    private BootStory progressed(UnaryOperator<StepProgress> change) {
        return journey.isUnderWay() ? on(journey.with(change.apply(journey.progress()))) : this;
    }

    private BootStory on(PhoneIdentity next) {
        return new BootStory(mac, firstSeen, lastSeen, next, network, boot, journey);
    }

    private BootStory on(Network next) {
        return new BootStory(mac, firstSeen, lastSeen, identity, next, boot, journey);
    }

    private BootStory on(Boot next) {
        return new BootStory(mac, firstSeen, lastSeen, identity, network, next, journey);
    }

    private BootStory on(Journey next) {
        return new BootStory(mac, firstSeen, lastSeen, identity, network, boot, next);
    }

    /** What it is told to run. */
    public Optional<String> told() {
        return journey.told();
    }
}
