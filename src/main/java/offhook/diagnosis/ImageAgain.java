package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Locale;
import java.util.Optional;

/**
 * The application of a 7940/60 is fetched whole and fetched again: its check failed (firmware.md
 * §4.3).
 */
final class ImageAgain implements Rule {
    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.isWatched()
                ? phone.boot()
                        .first(fact -> isApplication(fact) && times(fact, phone) > 1)
                        .map(fact -> finding(fact, phone))
                : Optional.empty();
    }

    private static boolean isApplication(FileFact fact) {
        String name = fact.name().toLowerCase(Locale.ROOT);
        return fact.file() instanceof PhoneFile.Image
                && (name.endsWith(".sb2") || name.matches("p0[0sm]3.*\\.bin"));
    }

    /** How often it had it whole, in this boot and in those before. */
    private static int times(FileFact image, PhoneCase phone) {
        return phone.boots().stream()
                .flatMap(boot -> boot.file(image.name()).stream())
                .mapToInt(fact -> fact.sent())
                .sum();
    }

    private static boolean hasIt(Boot boot, FileFact image) {
        return boot.file(image.name()).isPresent();
    }

    private static Finding finding(FileFact image, PhoneCase phone) {
        return new Finding(
                AuthenticationFailed.CODE,
                Severity.STUCK,
                "the phone throws %s away after fetching it".formatted(image.name()),
                "take the package from its source again; if it is sound, go over a load in between"
                        + " (8.0(9), or 8.0(4): one 7960 refused 8.0(5) and took that)",
                "it fetched it whole %d times".formatted(times(image, phone)),
                phone.sinceBoot(boot -> hasIt(boot, image)));
    }
}
