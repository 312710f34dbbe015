package offhook.diagnosis;

import java.util.Optional;

/** Settings with a load are fetched, the load never is (phones.md §6, 10). */
final class LoadNotAsked implements Rule {
    static final String CODE = "load-not-asked";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.failure(CODE)
                .map(
                        failed ->
                                new Finding(
                                        CODE,
                                        Severity.STUCK,
                                        "the phone takes settings that name %s and never asks for it; %s"
                                                .formatted(failed.load(), phone.attempts(failed)),
                                        "it keeps to settings or a trust list of its own. "
                                                + Keys.reset(phone)
                                                + " Its loader then fetches what this station"
                                                + " gives it",
                                        failed.why(),
                                        phone.failingSince()));
    }
}
