package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * A phone that nobody converts looks at its load's manifest, wants no part and goes on: it runs
 * that load (phones.md §5).
 */
final class ContentWithLoad implements Rule {
    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        boolean isContent =
                phone.isWatched()
                        && phone.boot().isUp()
                        && !phone.boot().asked(PhoneFile.Image.class);
        return isContent
                ? phone.boot()
                        .first(fact -> fact.file() instanceof PhoneFile.Manifest && fact.sent() > 0)
                        .filter(fact -> phone.boot().askedAfter(fact, any -> true))
                        .map(ContentWithLoad::finding)
                : Optional.empty();
    }

    private static Finding finding(FileFact manifest) {
        return new Finding(
                RunningAlready.CODE,
                Severity.NOTICE,
                "it runs the load of %s already".formatted(manifest.name()),
                "",
                "it fetched the manifest and no part of it, and went on",
                manifest.lastAt());
    }
}
