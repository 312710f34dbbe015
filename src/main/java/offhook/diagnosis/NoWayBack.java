package offhook.diagnosis;

import java.util.Optional;

/** A step of the plan cannot be undone (rule A2: 5.0 on 7940/60). */
final class NoWayBack implements Rule {
    static final String CODE = "no-way-back";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        var journey = phone.journey();
        if (journey.arrived().isPresent()) {
            return Optional.empty();
        }
        int done = journey.isStepProved() ? journey.step() : Math.max(0, journey.step() - 1);
        return journey.steps().stream()
                .skip(done)
                .filter(step -> step.hasNoWayBack())
                .findFirst()
                .map(
                        step ->
                                new Finding(
                                        CODE,
                                        Severity.PLAN,
                                        "after %s the phone cannot return to what it runs now"
                                                .formatted(step.load()),
                                        "",
                                        step.why(),
                                        phone.boot().beganAt()));
    }
}
