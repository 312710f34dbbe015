package offhook.diagnosis;

import java.util.Optional;

/** A step is proved, others are left. */
final class Upgraded implements Rule {
    static final String CODE = "upgraded";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        var journey = phone.journey();
        boolean isBetween =
                journey.arrived().isEmpty()
                        && (journey.isStepProved() || journey.step() > 1)
                        && journey.stopped().isEmpty();
        return isBetween
                ? phone.story()
                        .identity()
                        .load()
                        // It may have passed over the step that it took without a question.
                        .filter(load -> phone.story().identity().provedLoad().isPresent())
                        .map(
                                load ->
                                        new Finding(
                                                CODE,
                                                Severity.GOOD,
                                                "it runs %s, %d of %d steps"
                                                        .formatted(
                                                                load.load(),
                                                                journey.isStepProved()
                                                                        ? journey.step()
                                                                        : journey.step() - 1,
                                                                journey.steps().size()),
                                                "",
                                                load.evidence(),
                                                phone.boot().beganAt()))
                : Optional.empty();
    }
}
