package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.util.Optional;

/** Its own settings were not there: it is left alone, or not known yet. */
final class ConfigurationMissing implements Rule {
    static final String CODE = "configuration-missing";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        // Of a phone with a target the plan says why it is told nothing.
        return phone.isWatched()
                ? (phone.boot().wasTold() ? ofSip(phone) : ofAny(phone))
                        .map(ConfigurationMissing::finding)
                : Optional.empty();
    }

    private static Optional<FileFact> ofAny(PhoneCase phone) {
        return phone.boot()
                .first(
                        fact ->
                                fact.file() instanceof PhoneFile.OwnSettings(_, boolean signed)
                                        && fact.isAbsent()
                                        && !(signed && asksUnsigned(phone)))
                .or(() -> ofSip(phone));
    }

    /** The defaults of all phones hold no line: without its own file it has nobody to be. */
    private static Optional<FileFact> ofSip(PhoneCase phone) {
        return phone.boot()
                .first(fact -> fact.file() instanceof PhoneFile.OwnSipSettings && fact.isAbsent())
                .filter(
                        own ->
                                phone.boot()
                                        .first(
                                                fact ->
                                                        fact.file() instanceof PhoneFile.SipDefaults
                                                                && fact.isGiven())
                                        .isPresent());
    }

    private static Finding finding(FileFact fact) {
        return new Finding(
                CODE,
                Severity.NOTICE,
                "there is no %s for it".formatted(fact.name()),
                remedy(fact.name()),
                "it asked %d time(s)".formatted(fact.asked()),
                fact.lastAt());
    }

    private static boolean asksUnsigned(PhoneCase phone) {
        return phone.boot()
                .first(fact -> fact.file() instanceof PhoneFile.OwnSettings(_, boolean it) && !it)
                .isPresent();
    }

    private static String remedy(String name) {
        return "give the phone a target if it is to be converted; on another server, put a file"
                + " named %s into its folder, the MAC address in capitals".formatted(name);
    }
}
