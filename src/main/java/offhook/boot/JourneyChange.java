package offhook.boot;

import offhook.event.StationEvent;

import java.util.Optional;

/** A {@link Journey} being copied with something different; lives no longer than one event. */
final class JourneyChange {
    Optional<StationEvent.TargetSet> target = Optional.empty();
    Optional<StationEvent.PlanMade> plan = Optional.empty();
    Optional<StationEvent.PlanImpossible> impossible = Optional.empty();
    Optional<StationEvent.PlanStopped> stopped = Optional.empty();
    Optional<StationEvent.Arrived> arrived = Optional.empty();
    Optional<String> told = Optional.empty();
    int plannedIn;
    int step;
    boolean isStepProved;
    StepProgress progress = StepProgress.NONE;
    int restartWantedIn;
    int refusals;
    int fallbacks;
    boolean isHeeding;
    Optional<String> unasked = Optional.empty();
    Optional<String> ownNames = Optional.empty();

    JourneyChange() {}

    JourneyChange(Journey from) {
        target = from.target();
        plan = from.plan();
        impossible = from.impossible();
        stopped = from.stopped();
        arrived = from.arrived();
        told = from.told();
        plannedIn = from.plannedIn();
        step = from.step();
        isStepProved = from.isStepProved();
        progress = from.progress();
        restartWantedIn = from.restartWantedIn();
        refusals = from.refusals();
        fallbacks = from.fallbacks();
        isHeeding = from.isHeeding();
        unasked = from.unasked();
        ownNames = from.ownNames();
    }

    /** What was told stays: a phone that asks twice in one boot must not hear two stories. */
    void forgetPlan() {
        plan = Optional.empty();
        impossible = Optional.empty();
        stopped = Optional.empty();
        arrived = Optional.empty();
        plannedIn = 0;
        forgetStep();
    }

    void forgetStep() {
        step = 0;
        isStepProved = false;
        progress = StepProgress.NONE;
    }

    Journey done() {
        return new Journey(
                target,
                plan,
                impossible,
                stopped,
                arrived,
                told,
                plannedIn,
                step,
                isStepProved,
                progress,
                restartWantedIn,
                refusals,
                fallbacks,
                isHeeding,
                unasked,
                ownNames);
    }
}
