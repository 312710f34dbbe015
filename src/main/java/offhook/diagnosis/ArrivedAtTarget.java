package offhook.diagnosis;

import java.util.Optional;

/** Its own boot proved that it runs its target. */
final class ArrivedAtTarget implements Rule {
    static final String CODE = "arrived";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.journey()
                .arrived()
                .filter(arrived -> LoadNotAsked.saysOtherwise(phone).isEmpty())
                .map(
                        arrived ->
                                new Finding(
                                        CODE,
                                        Severity.GOOD,
                                        "it runs its target, " + arrived.load(),
                                        "",
                                        arrived.evidence(),
                                        phone.boot().beganAt()));
    }
}
