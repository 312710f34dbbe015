package offhook.desk;

import offhook.boot.BootExpectation;
import offhook.boot.BootStory;
import offhook.boot.BootVerdict;
import offhook.boot.FileFact;
import offhook.boot.Journey;
import offhook.boot.OriginEvidence;
import offhook.config.BootstrapFiles;
import offhook.event.StationEvent;
import offhook.phone.Certainty;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

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
        return OriginEvidence.of(story, model.get().platform())
                .flatMap(
                        origin -> {
                            Object with =
                                    java.util.List.of(
                                            origin, load.get(), world.library(), model.get());
                            if (journey.impossible().isPresent()
                                    && phone.plannedWith.equals(Optional.of(with))) {
                                return Optional.empty();
                            }
                            phone.plannedWith = Optional.of(with);
                            return unlessTold(
                                    Planning.plan(
                                            model.get(), origin, load.get(), world.library()));
                        });
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
        boolean isSip =
                story.boot().asked(PhoneFile.SipDefaults.class)
                        || story.boot().asked(PhoneFile.OwnSipSettings.class);
        return Loads.named(load)
                .map(BootstrapFiles::imageNamed)
                .filter(image -> !image.startsWith(isSip ? "P0S3" : "P003"))
                .isPresent();
    }

    /** Up and content, but its way is not over: the next step begins with its next start. */
    private Optional<StationEvent> restart() {
        boolean isWaiting =
                journey.stepDue() > 0
                        || journey.isUnderWay()
                                && journey.progress().failedIn() == story.boot().number()
                                && journey.progress().failures() > 0;
        boolean isToldOfIt = journey.restartWantedIn() == story.boot().number();
        return isWaiting && !isToldOfIt && story.boot().isUp()
                ? Optional.of(new StationEvent.RestartWanted(StepWords.restart(story)))
                : Optional.empty();
    }

    private Optional<StationEvent> unlessTold(StationEvent event) {
        boolean isTold =
                event instanceof StationEvent.PlanImpossible impossible
                        && journey.impossible().equals(Optional.of(impossible));
        return isTold ? Optional.empty() : Optional.of(event);
    }

    private static boolean isDefaultLoads(PhoneFile file) {
        return file instanceof PhoneFile.DefaultLoads;
    }
}
