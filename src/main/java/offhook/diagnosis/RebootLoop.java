package offhook.diagnosis;

import java.util.Optional;

/** It starts over and over without getting further. */
final class RebootLoop implements Rule {
    static final String CODE = "reboot-loop";

    /** A phone on a loose plug is unplugged a few times; a dozen in one step is something else. */
    static final int INTERRUPTIONS_MAX = 12;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int interruptions = phone.journey().progress().interruptions();
        boolean isStopped =
                phone.journey().stopped().filter(stop -> stop.code().equals(CODE)).isPresent();
        if (!isStopped && interruptions < INTERRUPTIONS_MAX) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        CODE,
                        Severity.STUCK,
                        "the phone starts again and again before it has its load",
                        Keys.power(phone),
                        isStopped
                                ? phone.journey().stopped().get().why()
                                : "it started again %d times in this step".formatted(interruptions),
                        phone.boot().beganAt()));
    }
}
