package offhook.diagnosis;

import java.util.Optional;

/** Its own boot proved that it runs its target, or it says so itself. */
final class ArrivedAtTarget implements Rule {
    static final String CODE = "arrived";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.journey()
                .arrived()
                .filter(arrived -> LoadNotAsked.saysOtherwise(phone).isEmpty())
                .filter(
                        arrived ->
                                !arrived.isBySilence()
                                        || phone.story().identity().provedLoad().isPresent())
                .map(
                        arrived ->
                                new Finding(
                                        CODE,
                                        Severity.GOOD,
                                        "it runs its target, " + arrived.load(),
                                        "",
                                        phone.story()
                                                .identity()
                                                .load()
                                                .filter(load -> arrived.isBySilence())
                                                .map(load -> load.evidence())
                                                .orElse(arrived.evidence()),
                                        phone.boot().beganAt()));
    }
}
