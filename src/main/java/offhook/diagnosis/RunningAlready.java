package offhook.diagnosis;

import offhook.phone.PhoneFile;

import java.util.Optional;

/** It asks for its load's manifest and no part: it runs that load (phones.md §5). */
final class RunningAlready implements Rule {
    static final String CODE = "running-already";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        boolean isContent =
                phone.boot().isUp()
                        // While it is on its way only a proof may say so.
                        && !phone.journey().isUnderWay()
                        && !phone.boot().asked(PhoneFile.Image.class);
        return isContent
                ? phone.boot()
                        .first(
                                fact ->
                                        fact.file() instanceof PhoneFile.Manifest
                                                && fact.isGiven()
                                                && phone.belongsToLoad(fact))
                        .map(
                                fact ->
                                        new Finding(
                                                CODE,
                                                Severity.NOTICE,
                                                "it runs the load of %s already"
                                                        .formatted(fact.name()),
                                                "",
                                                "it fetched the manifest and no part of it",
                                                fact.lastAt()))
                : Optional.empty();
    }
}
