package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * Every file of a load is fetched, and then all of it again, more than twice (interfaces.md §5).
 */
final class BootsAgain implements Rule {
    private static final int BOOTS_MIN = 3;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int boots = phone.bootsThat(BootsAgain::fetchesLoad);
        return phone.isWatched() && fetchesLoad(phone.boot()) && boots >= BOOTS_MIN
                ? Optional.of(
                        new Finding(
                                RebootLoop.CODE,
                                Severity.STUCK,
                                "the phone fetches its load, starts again, and fetches it again",
                                Keys.power(phone)
                                        + "; then take the package from its source again: a damaged"
                                        + " part shows so",
                                "%d boots, each with the files of a load".formatted(boots),
                                phone.sinceBoot(BootsAgain::fetchesLoad)))
                : Optional.empty();
    }

    private static boolean fetchesLoad(Boot boot) {
        return boot.files().stream()
                        .filter(fact -> fact.file() instanceof PhoneFile.Image)
                        .anyMatch(FileFact::isTaken)
                && !boot.hasComfort();
    }
}
