package offhook.desk;

import offhook.boot.Journey;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.firmware.PlanStep;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneModel;

import java.util.Comparator;
import java.util.List;

/** The planner's answer in words of the story. */
final class Planning {
    private static final String EVIDENCE_NEEDED = "evidence-needed";
    private static final LoadVersion SIGNED = LoadVersion.of(5, 0, 0);

    private Planning() {}

    static StationEvent plan(PhoneModel model, Origin from, LoadName to, Library library) {
        return switch (UpgradePlanner.plan(model, from, to, library)) {
            case UpgradePlan.Way way when way.steps().isEmpty() ->
                    new StationEvent.Arrived(to.text(), "it was proved to run it before");
            case UpgradePlan.Way way ->
                    new StationEvent.PlanMade(told(from), steps(way.steps()), way.cautions());
            case UpgradePlan.NoWay none ->
                    new StationEvent.PlanImpossible(
                            to.platform() == model.platform() ? "no-way" : "load-wrong-family",
                            none.why());
            case UpgradePlan.LoadMissing missing ->
                    new StationEvent.PlanImpossible(codeOf(to, missing, library), missing.why());
            case UpgradePlan.EvidenceNeeded needed -> carefully(from, needed);
        };
    }

    static boolean needsEvidence(StationEvent event) {
        return event instanceof StationEvent.PlanImpossible impossible
                && impossible.code().equals(EVIDENCE_NEEDED);
    }

    /**
     * Below 5.0 nothing is signed and every image can be replaced by every other, so the way for
     * the oldest is a way for all of them.
     */
    private static StationEvent carefully(Origin from, UpgradePlan.EvidenceNeeded needed) {
        boolean isUnsigned =
                from instanceof Origin.Between between
                        && between.below().filter(SIGNED::isAtLeast).isPresent();
        List<PlanStep> longest =
                needed.branches().stream()
                        .map(UpgradePlan.Branch::steps)
                        .max(Comparator.comparing(List::size))
                        .orElse(List.of());
        boolean isReady = !longest.isEmpty() && longest.stream().allMatch(PlanStep::inLibrary);
        return isUnsigned && isReady
                ? new StationEvent.PlanMade(told(from), steps(longest), List.of())
                : new StationEvent.PlanImpossible(
                        EVIDENCE_NEEDED, needed.why() + " " + String.join(" ", needed.evidence()));
    }

    private static List<StationEvent.PlanMade.PlannedStep> steps(List<PlanStep> steps) {
        return steps.stream()
                .map(
                        step ->
                                new StationEvent.PlanMade.PlannedStep(
                                        step.load().text(), step.why(), step.hasNoWayBack()))
                .toList();
    }

    /** As the story says where a plan starts. */
    static String told(Origin from) {
        return switch (from) {
            case Origin.Exactly exactly -> exactly.load().text();
            case Origin.Between between -> between.evidence();
            case Origin.Unknown _ -> Journey.FROM_UNKNOWN;
        };
    }

    private static String codeOf(LoadName to, UpgradePlan.LoadMissing missing, Library library) {
        boolean isTarget = missing.anyOf().contains(to);
        boolean isPartlyThere =
                missing.anyOf().stream()
                        .flatMap(load -> library.load(load).stream())
                        .anyMatch(load -> !load.isComplete());
        if (isPartlyThere) {
            return "load-incomplete";
        }
        return isTarget ? "load-missing" : "bridge-needed";
    }
}
