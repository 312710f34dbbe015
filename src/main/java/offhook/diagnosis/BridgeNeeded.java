package offhook.diagnosis;

import java.util.Optional;

/** The jump needs a load in between (firmware.md §4.1). */
final class BridgeNeeded implements Rule {
    static final String CODE = "bridge-needed";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        var journey = phone.journey();
        var missing =
                journey.impossible()
                        .filter(impossible -> impossible.code().equals(CODE))
                        .map(
                                impossible ->
                                        finding(
                                                impossible.why(),
                                                "import it; the plan is made by itself then",
                                                phone));
        boolean isOnTheWay =
                journey.plan().isPresent()
                        && journey.arrived().isEmpty()
                        && journey.steps().size() > 1
                        && journey.step() < journey.steps().size();
        return missing.isPresent() || !isOnTheWay
                ? missing
                : Optional.of(
                        finding(
                                "it goes to %s by %d steps: %s"
                                        .formatted(
                                                journey.steps().getLast().load(),
                                                journey.steps().size(),
                                                String.join(
                                                        ", ",
                                                        journey.steps().stream()
                                                                .map(step -> step.load())
                                                                .toList())),
                                "",
                                phone));
    }

    private static Finding finding(String sentence, String remedy, PhoneCase phone) {
        String evidence = phone.journey().plan().map(plan -> plan.from()).orElse("");
        return new Finding(CODE, Severity.PLAN, sentence, remedy, evidence, phone.boot().beganAt());
    }
}
