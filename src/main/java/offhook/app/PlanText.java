package offhook.app;

import offhook.firmware.UpgradeRule;

import java.util.ArrayList;
import java.util.List;

/** A plan as people read it: what to do, why, who says so and how sure that is. */
final class PlanText {
    private final Console console;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Console console) {
        this.console = console;
    }

    static List<String> of(PlanDocument plan, Console console) {
        var text = new PlanText(console);
        text.add(plan);
        return text.lines;
    }

    private void add(PlanDocument plan) {
        lines.add(console.bold(headline(plan)));
        switch (plan.answer()) {
            case "no-way" -> {
                wrapped("  ", "  ", plan.why());
                plan.rules().forEach(this::rule);
            }
            case "evidence-needed" -> {
                wrapped("  ", "  ", plan.why());
                plan.evidence().forEach(sentence -> wrapped("  - ", "    ", sentence));
                plan.branches().forEach(this::branch);
            }
            default -> {
                for (int i = 0; i < plan.steps().size(); i++) {
                    step(i + 1, plan.steps().get(i));
                }
            }
        }
        section("Before you begin", plan.cautions());
        if (plan.answer().equals("load-missing")) {
            section("To import first", List.of(plan.why()));
        }
    }

    private static String headline(PlanDocument plan) {
        String what = "%s from %s to %s: ".formatted(plan.model(), plan.from(), plan.to());
        int steps = plan.steps().size();
        return what
                + switch (plan.answer()) {
                    case "no-way" -> "no way";
                    case "evidence-needed" -> "more has to be known first";
                    default ->
                            steps == 0 ? "it is there" : steps + (steps == 1 ? " step" : " steps");
                };
    }

    private void step(int number, PlanDocument.Step step) {
        lines.add("");
        lines.add(
                "%d. %s%s"
                        .formatted(
                                number,
                                console.bold(step.load()),
                                step.inLibrary() ? "" : console.yellow("  not in the library")));
        if (!step.inLibrary() && !step.usualPackage().isEmpty()) {
            wrapped("   ", "   ", "usually in " + step.usualPackage());
        }
        wrapped("   ", "   ", step.why());
        if (step.noWayBack()) {
            lines.add("   " + console.red("No way back after this step."));
        }
        step.rules().forEach(this::rule);
    }

    private void rule(UpgradeRule rule) {
        wrapped("   %-4s".formatted(rule.id()), "       ", rule.statement());
        wrapped("       ", "       ", "source: " + rule.source());
        wrapped("       ", "       ", "confidence: " + rule.confidence());
    }

    private void branch(PlanDocument.Branch branch) {
        List<String> loads = branch.steps().stream().map(PlanDocument.Step::load).toList();
        String way = loads.isEmpty() ? "no way" : String.join(", then ", loads);
        wrapped("  if ", "     ", branch.from() + ": " + way);
    }

    private void section(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.add(title + ":");
            sentences.forEach(sentence -> wrapped("- ", "  ", sentence));
        }
    }

    private void wrapped(String first, String rest, String sentence) {
        lines.addAll(Paragraph.of(first, rest, sentence));
    }
}
