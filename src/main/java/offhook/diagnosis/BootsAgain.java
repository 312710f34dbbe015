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
                ? Optional.of(finding(boots, phone))
                : Optional.empty();
    }

    private static Finding finding(int boots, PhoneCase phone) {
        BootsEnd end = BootsEnd.of(phone);
        boolean isFirstPart =
                end instanceof BootsEnd.Writing && parts(phone.story().past().getLast()) == 1;
        boolean isCut = end instanceof BootsEnd.Transfer;
        return new Finding(
                RebootLoop.CODE,
                Severity.STUCK,
                isFirstPart || isCut
                        ? RebootLoop.sentence(end)
                        : "the phone fetches its load, starts again, and fetches it again",
                isFirstPart || isCut
                        ? RebootLoop.remedy(end, phone)
                        : "take the package from its source again: a damaged part shows so; then"
                                + " look at its power: "
                                + Keys.power(phone),
                "%d boots, each with files of a load".formatted(boots) + RebootLoop.where(end),
                phone.sinceBoot(BootsAgain::fetchesLoad));
    }

    private static long parts(Boot boot) {
        return boot.files().stream().filter(fact -> fact.file() instanceof PhoneFile.Image).count();
    }

    private static boolean fetchesLoad(Boot boot) {
        return boot.files().stream()
                        .filter(fact -> fact.file() instanceof PhoneFile.Image)
                        .anyMatch(FileFact::isTaken)
                && !boot.hasComfort();
    }
}
