package offhook.diagnosis;

import java.util.Optional;

/** Everything fetched whole, and fetched again in the next boot (phones.md §6, 14). */
final class LoadCorrupt implements Rule {
    static final String CODE = "load-corrupt";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.failure(CODE)
                .map(
                        failed ->
                                new Finding(
                                        CODE,
                                        Severity.STUCK,
                                        "the phone fetches %s again although it had it all; %s"
                                                .formatted(failed.load(), phone.attempts(failed)),
                                        "check the package with offhook inspect and import it anew;"
                                                + " leave the phone on power while it writes",
                                        failed.why(),
                                        phone.failingSince()));
    }
}
