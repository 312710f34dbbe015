package offhook.desk;

import offhook.boot.Boot;
import offhook.boot.BootExpectation;
import offhook.boot.BootStory;
import offhook.boot.BootVerdict;
import offhook.boot.FileFact;
import offhook.boot.Journey;
import offhook.boot.OriginEvidence;
import offhook.boot.StepProgress;
import offhook.config.BootstrapFiles;
import offhook.event.StationEvent;
import offhook.firmware.Origin;
import offhook.phone.Certainty;
import offhook.phone.LoadName;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.Optional;

/**
 * What is decided for one phone, one decision at a time: its story and the world in, the next event
 * out. The desk folds that event and asks again until there is nothing left to decide.
 */
final class Conversion {
    /** Real phones fail for a reason; a third try has never helped (phones.md §6, 1). */
    static final int FAILURES_MAX = 3;

    /** A load that throws a phone back to its loader more often will do so again. */
    static final int FALLBACKS_MAX = 3;

    /** From here on it is left to people: something is wrong with its power or its cable. */
    static final int INTERRUPTIONS_MAX = 12;

    private final Tracked phone;
    private final World world;
    private final Optional<String> asking;
    private final BootStory story;
    private final Journey journey;

    /**
     * @param asking the file that is about to be answered
     */
    private Conversion(Tracked phone, World world, Optional<String> asking) {
        this.phone = phone;
        this.world = world;
        this.asking = asking;
        this.story = phone.story();
        this.journey = story.journey();
    }

    /** The next thing to tell, if there is any. */
    static Optional<StationEvent> next(Tracked phone, World world, Optional<String> asking) {
        return new Conversion(phone, world, asking).next();
    }

    /** What the boot that ends now showed. */
    static Optional<StationEvent> atEnd(Tracked phone, World world) {
        var conversion = new Conversion(phone, world, Optional.empty());
        return conversion
                .expectation()
                .flatMap(expected -> conversion.event(expected.atEnd(phone.story())));
    }

    private Optional<StationEvent> next() {
        return ModelEvidence.of(story, phone.kind(), world.catalogue())
                .<StationEvent>map(learned -> learned)
                .or(this::loader)
                .or(this::target)
                .or(this::verdict)
                .or(this::arrival)
                .or(this::stop)
                .or(this::probeAnswer)
                .or(this::plan)
                .or(this::begin)
                .or(this::restart);
    }

    private Optional<StationEvent> loader() {
        boolean isKnown =
                story.identity()
                        .load()
                        .filter(load -> load.load().equals(OriginEvidence.FACTORY_LOADER))
                        .isPresent();
        return isKnown
                ? Optional.empty()
                : story.boot()
                        .first(fact -> fact.file() instanceof PhoneFile.DefaultLoads)
                        .map(
                                fact ->
                                        new StationEvent.LoadLearned(
                                                OriginEvidence.FACTORY_LOADER,
                                                Certainty.LIKELY,
                                                ("it asks for %s, as only a loader without an"
                                                     + " application does; its age is not known, so"
                                                     + " it counts as old")
                                                        .formatted(fact.name())));
    }

    private Optional<StationEvent> target() {
        boolean isSettled =
                journey.target().filter(StationEvent.TargetSet::isChosen).isPresent()
                        || journey.arrived().isPresent()
                        || journey.plan().isPresent()
                        || journey.stopped().isPresent();
        if (isSettled) {
            return Optional.empty();
        }
        return switch (world.targets().of(phone.kind(), world.library())) {
            case Targets.Resolved.To(var load, String why) ->
                    journey.target().filter(set -> set.load().equals(load.text())).isPresent()
                            ? Optional.empty()
                            : Optional.of(new StationEvent.TargetSet(load.text(), false, why));
            case Targets.Resolved.Nothing(String code, String why) ->
                    journey.target().isEmpty()
                            ? unlessTold(new StationEvent.PlanImpossible(code, why))
                            : Optional.empty();
            case Targets.Resolved.Unasked _ -> Optional.empty();
        };
    }

    private Optional<StationEvent> verdict() {
        return expectation().flatMap(expected -> event(expected.during(story)));
    }

    private Optional<BootExpectation> expectation() {
        return journey.isUnderWay()
                ? journey.told().flatMap(world.library()::load).map(BootExpectation::of)
                : Optional.empty();
    }

    private Optional<StationEvent> event(BootVerdict verdict) {
        int step = journey.step();
        int of = journey.steps().size();
        String load = journey.told().orElseThrow();
        return switch (verdict) {
            case BootVerdict.Open _ -> Optional.empty();
            case BootVerdict.Delivered(boolean toLoader) ->
                    Optional.of(new StationEvent.LoadDelivered(step, of, load, toLoader));
            case BootVerdict.Proved(String evidence) ->
                    Optional.of(new StationEvent.StepProved(step, of, load, evidence));
            case BootVerdict.Failed(var code, String why) ->
                    Optional.of(
                            new StationEvent.StepFailed(
                                    step,
                                    of,
                                    load,
                                    journey.progress().failures() + 1,
                                    code.code(),
                                    why));
            case BootVerdict.Interrupted(String why) ->
                    Optional.of(
                            new StationEvent.StepInterrupted(
                                    step, of, load, journey.progress().interruptions() + 1, why));
        };
    }

    private Optional<StationEvent> arrival() {
        boolean isThere =
                journey.isStepProved()
                        && journey.arrived().isEmpty()
                        && journey.step() == journey.steps().size();
        return isThere
                ? story.identity()
                        .load()
                        .map(load -> new StationEvent.Arrived(load.load(), load.evidence()))
                : Optional.empty();
    }

    private Optional<StationEvent> stop() {
        if (!journey.isUnderWay()) {
            return Optional.empty();
        }
        String load = journey.told().orElseThrow();
        if (journey.fallbacks() >= FALLBACKS_MAX) {
            return Optional.of(
                    new StationEvent.PlanStopped(
                            journey.step(),
                            load,
                            "reboot-loop",
                            "it fell back to its factory loader %d times on the way"
                                    .formatted(journey.fallbacks())));
        }
        return journey.progress()
                .lastFailure()
                .filter(failed -> failed.attempt() >= FAILURES_MAX)
                .map(
                        failed ->
                                new StationEvent.PlanStopped(
                                        journey.step(), load, failed.code(), failed.why()));
    }

    private Optional<StationEvent> plan() {
        boolean isOpen =
                journey.plan().isEmpty()
                        && journey.arrived().isEmpty()
                        && journey.stopped().isEmpty();
        if (!isOpen && !isThrownBack()) {
            return Optional.empty();
        }
        var model = phone.kind().modelToPlanFor(world.catalogue());
        var load = journey.target().flatMap(set -> Loads.named(set.load()));
        if (model.isEmpty() || load.isEmpty()) {
            return Optional.empty();
        }
        Optional<Origin> origin = OriginEvidence.of(story, model.get().platform());
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        StationEvent planned = planned(model.get(), origin.get(), load.get());
        return Planning.needsEvidence(planned) ? probeOr(planned) : unlessTold(planned);
    }

    private StationEvent planned(PhoneModel model, Origin origin, LoadName target) {
        var said =
                phone.planned
                        .filter(it -> it.isFor(origin, target, world.library()))
                        .map(Tracked.Planned::said)
                        .orElseGet(() -> Planning.plan(model, origin, target, world.library()));
        phone.planned = Optional.of(new Tracked.Planned(origin, target, world.library(), said));
        return said;
    }

    /** An old SIP phone is asked, one load a boot; others have to be looked at by people. */
    private Optional<StationEvent> probeOr(StationEvent impossible) {
        Boot boot = story.boot();
        boolean isOldSip =
                phone.kind().platform().equals(Optional.of(Platform.TWO_STAGE))
                        && !boot.asked(PhoneFile.CertificateTrustList.class)
                        && boot.first(fact -> isSipSettings(fact.file())).isPresent();
        Optional<LoadName> probe =
                isOldSip
                        ? Probes.next(story.identity().probing(), world.library())
                        : Optional.empty();
        if (probe.isEmpty()) {
            return unlessTold(impossible);
        }
        boolean isTheMoment =
                asking.map(PhoneFileNames::read).filter(Conversion::isSipSettings).isPresent()
                        && !boot.wasTold()
                        && story.identity().probing().openIn(boot).isEmpty();
        return isTheMoment
                ? Optional.of(
                        new StationEvent.OriginProbed(
                                probe.get().text(),
                                "if it does not ask for this, it runs it; nothing of it is given"))
                : Optional.empty();
    }

    private Optional<StationEvent> probeAnswer() {
        return story.identity().probing().answer(story.boot()).map(answered -> answered);
    }

    /** Its loader asks in the middle of a plan, or after it: what ran is gone. */
    private boolean isThrownBack() {
        boolean isFirstStepOfLoader =
                journey.plan().filter(plan -> plan.from().equals(Journey.FROM_UNKNOWN)).isPresent()
                        && journey.step() <= 1
                        && !journey.isStepProved();
        return story.boot().asked(PhoneFile.DefaultLoads.class)
                && journey.stopped().isEmpty()
                && journey.plannedIn() != story.boot().number()
                && !isFirstStepOfLoader;
    }

    /** The first question of a boot that is answered with a load's name begins the step. */
    private Optional<StationEvent> begin() {
        int due = journey.stepDue();
        boolean isAsked =
                asking.map(PhoneFileNames::read)
                        .filter(file -> FileFact.isSettings(file) || isDefaultLoads(file))
                        .isPresent();
        if (due == 0 || !isAsked || story.boot().wasTold()) {
            return Optional.empty();
        }
        String load = journey.steps().get(due - 1).load();
        return needsImageName(load)
                ? Optional.empty()
                : Optional.of(new StationEvent.StepBegun(due, journey.steps().size(), load));
    }

    /**
     * An old 7940/60 changes to another kind of image only by OS79XX.TXT, and that was absent in
     * this boot because nothing was known yet (phones.md §2.2a).
     */
    private boolean needsImageName(String load) {
        boolean wasAbsent =
                story.boot()
                        .first(
                                fact ->
                                        fact.file() instanceof PhoneFile.ImageName
                                                && !fact.isGiven())
                        .filter(fact -> fact.asked() > 0)
                        .isPresent();
        if (!wasAbsent) {
            return false;
        }
        boolean isSip = story.boot().first(fact -> isSipSettings(fact.file())).isPresent();
        return Loads.named(load)
                .map(BootstrapFiles::imageNamed)
                .filter(image -> !image.startsWith(isSip ? "P0S3" : "P003"))
                .isPresent();
    }

    /** Up and content, but its way is not over: the next step begins with its next start. */
    private Optional<StationEvent> restart() {
        boolean isWaiting = journey.stepDue() > 0 || journey.isUnderWay() && shallTryAgain();
        boolean isHalfKnown =
                journey.plan().isEmpty()
                        && journey.arrived().isEmpty()
                        && journey.impossible().isEmpty()
                        && story.identity().probing().isAnsweredIn(story.boot());
        boolean isToldOfIt = journey.restartWantedIn() == story.boot().number();
        return (isWaiting || isHalfKnown) && !isToldOfIt && story.boot().isUp()
                ? Optional.of(new StationEvent.RestartWanted(StepWords.restart(story)))
                : Optional.empty();
    }

    /** This boot came to nothing, though the phone is up. */
    private boolean shallTryAgain() {
        StepProgress progress = journey.progress();
        int boot = story.boot().number();
        return progress.failedIn() == boot && progress.failures() > 0
                || progress.interruptedIn() == boot
                        && progress.interruptions() > 0
                        && progress.interruptions() < INTERRUPTIONS_MAX;
    }

    private Optional<StationEvent> unlessTold(StationEvent event) {
        boolean isTold =
                event instanceof StationEvent.PlanImpossible impossible
                        && journey.impossible().equals(Optional.of(impossible));
        return isTold ? Optional.empty() : Optional.of(event);
    }

    private static boolean isSipSettings(PhoneFile file) {
        return file instanceof PhoneFile.SipDefaults || file instanceof PhoneFile.OwnSipSettings;
    }

    private static boolean isDefaultLoads(PhoneFile file) {
        return file instanceof PhoneFile.DefaultLoads;
    }
}
