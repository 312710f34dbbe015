package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/**
 * It takes its configuration over and over and goes no further: it refuses it ("Unprovisioned",
 * phones.md §4; interfaces.md §5).
 */
final class ConfigurationAgain implements Rule {
    static final String CODE = "configuration-refused";

    private static final int TIMES_MIN = 3;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        int times =
                phone.boots().stream()
                        .filter(ConfigurationAgain::endsWithSettings)
                        .flatMap(boot -> boot.files().stream())
                        .filter(ConfigurationAgain::isOwn)
                        .mapToInt(FileFact::times)
                        .sum();
        boolean isRefused =
                phone.story().hearsay().registration().isEmpty()
                        && endsWithSettings(phone.boot())
                        && times >= TIMES_MIN;
        return isRefused ? Optional.of(finding(times, phone)) : Optional.empty();
    }

    private static boolean isOwn(FileFact fact) {
        return fact.file() instanceof PhoneFile.OwnSettings
                && fact.isGiven()
                && fact.unheard() == 0;
    }

    /** Nothing was asked for the first time behind its own settings. */
    private static boolean endsWithSettings(Boot boot) {
        return boot.first(ConfigurationAgain::isOwn)
                .filter(fact -> !boot.askedAfter(fact, any -> true))
                .isPresent();
    }

    static String remedy(PhoneCase phone) {
        return phone.isWatched()
                ? "check the file with offhook check: well-formed XML, a line 1, a call manager or"
                        + " proxy USECALLMANAGER. On the phone, Settings, Status, Status Messages"
                        + " names what it dislikes"
                : "look at the phone, Settings, Status, Status Messages: they name what it"
                        + " dislikes. If they speak of a trust list or a signature: "
                        + Keys.forgetTrust(phone);
    }

    private static Finding finding(int times, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                "the phone takes its configuration again and again and goes no further: it refuses"
                        + " it",
                remedy(phone),
                "it took it %d times and asked for nothing behind it".formatted(times),
                phone.sinceBoot(ConfigurationAgain::endsWithSettings));
    }
}
