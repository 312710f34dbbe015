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
                                        "erase its trust list and settings (factory reset, keeping"
                                                + " nothing) and let it try again",
                                        failed.why(),
                                        phone.failingSince()));
    }
}
