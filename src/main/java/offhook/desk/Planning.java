package offhook.desk;

import offhook.boot.Journey;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

/** The planner's answer in words of the story. */
final class Planning {
    private Planning() {}

    static StationEvent plan(PhoneModel model, Origin from, LoadName to, Library library) {
        return switch (UpgradePlanner.plan(model, from, to, library)) {
            case UpgradePlan.Way way when way.steps().isEmpty() ->
                    new StationEvent.Arrived(to.text(), "it was proved to run it before");
            case UpgradePlan.Way way ->
                    new StationEvent.PlanMade(
                            told(from),
                            way.steps().stream()
                                    .map(
                                            step ->
                                                    new StationEvent.PlanMade.PlannedStep(
                                                            step.load().text(),
                                                            step.why(),
                                                            step.hasNoWayBack()))
                                    .toList(),
                            way.cautions());
            case UpgradePlan.NoWay none -> new StationEvent.PlanImpossible("no-way", none.why());
            case UpgradePlan.LoadMissing missing ->
                    new StationEvent.PlanImpossible(codeOf(to, missing, library), missing.why());
            case UpgradePlan.EvidenceNeeded needed ->
                    new StationEvent.PlanImpossible(
                            "evidence-needed",
                            needed.why() + " " + String.join(" ", needed.evidence()));
        };
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
