package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * A loader or a phone that nobody converts takes a manifest and none of its parts, boot after boot
 * (phones.md §6, 1; logs 08 and 24).
 */
final class ManifestAgain implements Rule {
    /** Asked for twice in each boot by a loader (log 08), so one boot may show two. */
    private static final int TIMES_MIN = 3;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return refused(phone.boot())
                .filter(manifest -> phone.isWatched())
                .filter(manifest -> isAgain(manifest, phone))
                .map(manifest -> finding(manifest, phone));
    }

    private static boolean isAgain(FileFact manifest, PhoneCase phone) {
        return phone.bootsThat(boot -> isRefused(boot, manifest)) > 1
                || manifest.times() >= TIMES_MIN;
    }

    private static boolean isRefused(Boot boot, FileFact manifest) {
        return refused(boot)
                .filter(fact -> fact.name().equalsIgnoreCase(manifest.name()))
                .isPresent();
    }

    private static Optional<FileFact> refused(Boot boot) {
        return boot.isUp() || boot.asked(PhoneFile.Image.class)
                ? Optional.empty()
                : boot.first(
                                fact ->
                                        fact.file() instanceof PhoneFile.DefaultLoads
                                                || fact.file() instanceof PhoneFile.Manifest)
                        .filter(manifest -> !manifest.isAbsent())
                        .filter(
                                manifest ->
                                        !boot.askedAfter(
                                                manifest,
                                                fact ->
                                                        fact.file()
                                                                instanceof PhoneFile.SipDefaults));
    }

    private static Finding finding(FileFact manifest, PhoneCase phone) {
        boolean isLoader = manifest.file() instanceof PhoneFile.DefaultLoads;
        int boots = phone.bootsThat(boot -> isRefused(boot, manifest));
        return new Finding(
                ManifestRefused.CODE,
                Severity.STUCK,
                "%s rejects the load of %s"
                        .formatted(isLoader ? "its factory loader" : "the phone", manifest.name()),
                named(manifest)
                        .flatMap(load -> SigningKey.ofOldOne(load, phone))
                        .orElse(remedy(isLoader)),
                "it took the manifest in %s and asked for none of its parts"
                        .formatted(boots == 1 ? "one boot again and again" : boots + " boots"),
                phone.sinceBoot(boot -> isRefused(boot, manifest)));
    }

    private static Optional<String> named(FileFact manifest) {
        return manifest.file() instanceof PhoneFile.Manifest(String load)
                ? Optional.of(load)
                : Optional.empty();
    }

    private static String remedy(boolean isLoader) {
        return isLoader
                ? "its loader is older than the load's key or its hardware newer than the"
                        + " load: offer it a load between 8.3(3) and 8.5(2) first, the"
                        + " target after that"
                : "offer it a load in between first: between 8.3(3) and 8.5(2) for a Java"
                        + " phone, 8.0(9) for a 7940/60";
    }
}
