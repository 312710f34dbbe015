package offhook.diagnosis;

import offhook.boot.FileFact;

import java.util.Optional;

/** A file of the load is asked for and not there (phones.md §6, 5). */
final class PartMissing implements Rule {
    static final String CODE = "part-missing";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.boot()
                .first(fact -> fact.isAbsent() && fact.isFirmware() && phone.belongsToLoad(fact))
                .map(fact -> finding(fact, phone))
                .or(
                        () ->
                                phone.failure(CODE)
                                        .map(
                                                failed ->
                                                        finding(
                                                                failed.load(),
                                                                failed.why(),
                                                                phone)));
    }

    private static Finding finding(FileFact fact, PhoneCase phone) {
        return finding(
                phone.journey().told().orElse("its load"),
                "it asked for %s and was told that there is none".formatted(fact.name()),
                phone);
    }

    private static Finding finding(String load, String evidence, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "a file of %s is not there".formatted(load),
                "import the whole package of this load again",
                evidence,
                phone.failingSince());
    }
}
