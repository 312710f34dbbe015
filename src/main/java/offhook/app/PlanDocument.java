package offhook.app;

import offhook.firmware.PlanStep;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlan.EvidenceNeeded;
import offhook.firmware.UpgradePlan.LoadMissing;
import offhook.firmware.UpgradePlan.NoWay;
import offhook.firmware.UpgradePlan.Way;
import offhook.firmware.UpgradeRule;
import offhook.firmware.UsualPackage;
import offhook.phone.LoadName;

import java.util.List;

/**
 * A plan as programs read it: {@code plan --json}.
 *
 * @param answer {@code way}, {@code load-missing}, {@code evidence-needed} or {@code no-way}
 * @param why empty for a way
 * @param missing loads of which one has to be imported first, best first
 */
record PlanDocument(
        String model,
        String from,
        String to,
        String answer,
        String why,
        List<Step> steps,
        List<String> missing,
        List<String> evidence,
        List<Branch> branches,
        List<UpgradeRule> rules,
        List<String> cautions) {
    /**
     * @param usualPackage where the load usually is; empty if nobody says
     */
    record Step(
            String load,
            String why,
            boolean inLibrary,
            boolean noWayBack,
            String usualPackage,
            List<UpgradeRule> rules) {}

    record Branch(String from, List<Step> steps) {}

    static PlanDocument of(String model, String from, LoadName to, UpgradePlan plan) {
        return switch (plan) {
            case Way way ->
                    of(model, from, to, "way", "", steps(way.steps()), List.of(), way.cautions());
            case LoadMissing missing ->
                    of(
                            model,
                            from,
                            to,
                            "load-missing",
                            missing.why(),
                            steps(missing.steps()),
                            missing.anyOf().stream().map(LoadName::text).toList(),
                            missing.cautions());
            case EvidenceNeeded needed ->
                    new PlanDocument(
                            model,
                            from,
                            to.text(),
                            "evidence-needed",
                            needed.why(),
                            List.of(),
                            List.of(),
                            needed.evidence(),
                            needed.branches().stream().map(PlanDocument::branch).toList(),
                            needed.rules(),
                            List.of());
            case NoWay no ->
                    new PlanDocument(
                            model,
                            from,
                            to.text(),
                            "no-way",
                            no.why(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            no.rules(),
                            List.of());
        };
    }

    private static PlanDocument of(
            String model,
            String from,
            LoadName to,
            String answer,
            String why,
            List<Step> steps,
            List<String> missing,
            List<String> cautions) {
        List<UpgradeRule> rules =
                steps.stream().flatMap(step -> step.rules().stream()).distinct().toList();
        return new PlanDocument(
                model, from, to.text(), answer, why, steps, missing, List.of(), List.of(), rules,
                cautions);
    }

    private static List<Step> steps(List<PlanStep> steps) {
        return steps.stream().map(PlanDocument::step).toList();
    }

    private static Step step(PlanStep step) {
        return new Step(
                step.load().text(),
                step.why(),
                step.inLibrary(),
                step.hasNoWayBack(),
                UsualPackage.of(step.load()).map(UsualPackage::text).orElse(""),
                step.rules());
    }

    private static Branch branch(UpgradePlan.Branch branch) {
        return new Branch(branch.from().text(), steps(branch.steps()));
    }
}
