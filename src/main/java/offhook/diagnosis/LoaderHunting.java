package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * The universal loader circles through its list and finds nothing, "Protocol Application Invalid"
 * (phones.md §2.2c, §6, 4).
 */
final class LoaderHunting implements Rule {
    static final String CODE = "loader-hunting";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int rounds =
                phone.boots().stream()
                        .filter(LoaderHunting::isEmptyHunt)
                        .mapToInt(boot -> Math.max(1, rounds(boot)))
                        .sum();
        return phone.isWatched() && isEmptyHunt(phone.boot()) && rounds > 1
                ? Optional.of(finding(rounds, phone))
                : Optional.empty();
    }

    /** It asked for a trust list, its own settings and the defaults, and got none. */
    private static boolean isEmptyHunt(Boot boot) {
        boolean isTwoStage =
                boot.asked(PhoneFile.OwnSipSettings.class)
                        || boot.asked(PhoneFile.SipDefaults.class)
                        || boot.asked(PhoneFile.OwnMgcpSettings.class);
        return isTwoStage
                && boot.asked(PhoneFile.CertificateTrustList.class)
                && boot.asked(PhoneFile.OwnSettings.class)
                && boot.files().stream().allMatch(FileFact::isAbsent);
    }

    private static int rounds(Boot boot) {
        return boot.first(fact -> fact.file() instanceof PhoneFile.OwnSettings)
                .map(FileFact::times)
                .orElse(0);
    }

    private static Finding finding(int rounds, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "its loader circles through its list of files and finds none (its screen says"
                        + " Protocol Application Invalid)",
                ("give the phone a target here; on another server, a %s that names a load of"
                                + " a complete package. It hunts on by itself: no keys are needed")
                        .formatted(phone.story().mac().deviceName() + ".cnf.xml"),
                "%d rounds, every file absent".formatted(rounds),
                phone.sinceBoot(LoaderHunting::isEmptyHunt));
    }
}
