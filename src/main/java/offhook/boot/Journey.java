package offhook.boot;

import offhook.event.StationEvent;
import offhook.event.StationEvent.PlanMade.PlannedStep;

import java.util.List;
import java.util.Optional;

/**
 * The phone's way to its target: what was decided, how far it came. Boots are held by their number,
 * 0 for none.
 *
 * @param told the load that its settings name now; empty: none
 * @param plannedIn the boot in which it was last planned for
 * @param step the step begun, from 1; 0 before the first
 * @param progress of that step
 * @param restartWantedIn the boot that has to end for the next step
 * @param refusals of its renewals to that end
 * @param fallbacks how often it fell back to its loader since it set out
 * @param isHeeding it asked for a load because its settings named it; only of such a phone does it
 *     prove anything that it does not ask
 * @param unasked the load that it took settings with and never asked for, of a phone that is not
 *     known to heed them
 * @param ownNames what it was settled on when its own file was last given in this boot
 */
public record Journey(
        Optional<StationEvent.TargetSet> target,
        Optional<StationEvent.PlanMade> plan,
        Optional<StationEvent.PlanImpossible> impossible,
        Optional<StationEvent.PlanStopped> stopped,
        Optional<StationEvent.Arrived> arrived,
        Optional<String> told,
        int plannedIn,
        int step,
        boolean isStepProved,
        StepProgress progress,
        int restartWantedIn,
        int refusals,
        int fallbacks,
        boolean isHeeding,
        Optional<String> unasked,
        Optional<String> ownNames) {
    /**
     * A phone that goes on after so many refusals of one boot has to be started by hand. A NAK can
     * be lost, and the retry that follows looks like a phone that ignored it.
     */
    public static final int REFUSALS_MAX = 8;

    /** What {@link StationEvent.PlanMade#from} says of a phone of which nothing is known. */
    public static final String FROM_UNKNOWN = "unknown";

    static final Journey NONE = new JourneyChange().done();

    /** A step is begun and not yet proved. */
    public boolean isUnderWay() {
        return step > 0 && !isStepProved && stopped.isEmpty() && plan.isPresent();
    }

    public List<PlannedStep> steps() {
        return plan.map(StationEvent.PlanMade::steps).orElse(List.of());
    }

    /** The step to begin at the next start, from 1; 0 if there is none. */
    public int stepDue() {
        if (plan.isEmpty() || stopped.isPresent() || arrived.isPresent()) {
            return 0;
        }
        int due = step == 0 ? 1 : isStepProved ? step + 1 : 0;
        return due <= steps().size() ? due : 0;
    }

    /** It still has a way to go, or may have. */
    public boolean isConverting() {
        return target.isPresent() && arrived.isEmpty() && stopped.isEmpty() && impossible.isEmpty();
    }

    /** What it runs for good, or will once it took the last step: its target, or where it stuck. */
    public Optional<String> settledOn() {
        return told.filter(
                load ->
                        !isConverting()
                                || target.filter(set -> set.load().equalsIgnoreCase(load))
                                        .isPresent());
    }

    /** The same target once more lets a phone try again that was stopped. */
    Journey targeted(StationEvent.TargetSet set) {
        boolean isStuck = stopped.isPresent() || impossible.isPresent();
        boolean isSame =
                !isStuck
                        && target.filter(old -> old.load().equalsIgnoreCase(set.load()))
                                .isPresent();
        var change = new JourneyChange(this);
        change.target = Optional.of(set);
        if (!isSame) {
            change.forgetPlan();
            change.fallbacks = 0;
        }
        return change.done();
    }

    Journey planned(StationEvent.PlanMade made, int boot) {
        var change = new JourneyChange(this);
        change.forgetPlan();
        change.plan = Optional.of(made);
        change.plannedIn = boot;
        change.fallbacks += step > 0 && made.from().equals(FROM_UNKNOWN) ? 1 : 0;
        return change.done();
    }

    Journey blocked(StationEvent.PlanImpossible why, int boot, Optional<String> provedLoad) {
        var change = new JourneyChange(this);
        change.forgetPlan();
        change.impossible = Optional.of(why);
        change.plannedIn = boot;
        change.told = provedLoad;
        return change.done();
    }

    Journey begun(StationEvent.StepBegun begun) {
        var change = new JourneyChange(this);
        change.forgetStep();
        change.step = begun.step();
        change.told = Optional.of(begun.load());
        change.arrived = Optional.empty();
        return change.done();
    }

    Journey proved(StationEvent.StepProved step) {
        var change = new JourneyChange(this);
        change.isStepProved = true;
        change.progress = StepProgress.NONE;
        change.unasked = Optional.of(step.load()).filter(load -> step.isBySilence());
        return change.done();
    }

    Journey stopped(StationEvent.PlanStopped stop, Optional<String> provedLoad) {
        var change = new JourneyChange(this);
        change.stopped = Optional.of(stop);
        change.told = provedLoad;
        return change.done();
    }

    Journey arrivedAt(StationEvent.Arrived arrival) {
        var change = new JourneyChange(this);
        change.arrived = Optional.of(arrival);
        change.impossible = Optional.empty();
        change.stopped = Optional.empty();
        change.told = Optional.of(arrival.load());
        change.isStepProved = true;
        change.progress = StepProgress.NONE;
        change.fallbacks = 0;
        // That was for a step; whether its lines are worth one is another question.
        change.restartWantedIn = 0;
        return change.done();
    }

    /** A file of its own was given. */
    Journey ownGiven() {
        var change = new JourneyChange(this);
        change.ownNames = settledOn();
        Journey next = change.done();
        return next.hasItsLines() ? next.restartWanted(0) : next;
    }

    /** Arrived, and in this boot given the file of a phone of that load, with its lines if any. */
    public boolean hasItsLines() {
        return arrived.map(StationEvent.Arrived::load)
                .filter(load -> ownNames.filter(load::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    Journey restartWanted(int boot) {
        var change = new JourneyChange(this);
        change.restartWantedIn = boot;
        return change.done();
    }

    /** Counted only when it was meant to make the phone start again. */
    Journey refused() {
        var change = new JourneyChange(this);
        change.refusals = Math.min(REFUSALS_MAX, refusals + 1);
        return restartWantedIn == 0 ? this : change.done();
    }

    Journey bootBegun() {
        var change = new JourneyChange(this);
        change.restartWantedIn = 0;
        change.refusals = 0;
        change.ownNames = Optional.empty();
        return change.done();
    }

    Journey with(StepProgress next) {
        var change = new JourneyChange(this);
        change.progress = next;
        change.isHeeding |= told.filter(next::hasAskedByName).isPresent();
        return next == progress ? this : change.done();
    }
}
