package offhook.desk;

import offhook.boot.BootExpectation;
import offhook.boot.BootStory;
import offhook.boot.BootVerdict;
import offhook.boot.Journey;
import offhook.boot.OriginEvidence;
import offhook.boot.StepProgress;
import offhook.event.StationEvent;
import offhook.phone.Certainty;
import offhook.phone.PhoneFile;

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
    private final Course course;
    private final BootStory story;
    private final Journey journey;

    /**
     * @param asking the file that is about to be answered
     */
    private Conversion(Tracked phone, World world, Optional<String> asking) {
        this.phone = phone;
        this.world = world;
        this.course = new Course(phone, world, asking);
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
                .or(() -> ModelEvidence.ofBook(phone, world))
                .<StationEvent>map(learned -> learned)
                .or(this::loader)
                .or(course::target)
                .or(this::verdict)
                .or(this::arrival)
                .or(this::stop)
                .or(course::probeAnswer)
                .or(course::plan)
                .or(course::begin)
                .or(course::again)
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
            case BootVerdict.Silent(String evidence) ->
                    Optional.of(new StationEvent.StepProved(step, of, load, evidence, true));
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
                        .map(
                                load ->
                                        new StationEvent.Arrived(
                                                load.load(),
                                                load.evidence(),
                                                load.certainty() != Certainty.PROVED))
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
}
