package offhook.diagnosis;

import offhook.boot.BootStage;

import java.util.Optional;

/** Silence after a part is normal and must not be disturbed (phones.md §2.3, §6, 7). */
final class WritingFlash implements Rule {
    static final String CODE = "writing-flash";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.story().stage(phone.now()) == BootStage.WRITING
                ? phone.boot()
                        .latest()
                        .map(
                                latest ->
                                        new Finding(
                                                CODE,
                                                Severity.NOTICE,
                                                "the phone is writing %s: do not touch it"
                                                        .formatted(latest.name()),
                                                "wait; 3 to 8 s for each file, and a minute or two"
                                                        + " for the last",
                                                "it has the file and is silent",
                                                latest.lastAt()))
                : Optional.empty();
    }
}
