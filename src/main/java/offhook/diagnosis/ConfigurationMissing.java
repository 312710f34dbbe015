package offhook.diagnosis;

import offhook.phone.PhoneFile;

import java.util.Optional;

/** Its own settings were not there: it is left alone, or not known yet. */
final class ConfigurationMissing implements Rule {
    static final String CODE = "configuration-missing";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        // Of a phone with a target the plan says why it is told nothing.
        return phone.boot().wasTold() || !phone.isWatched()
                ? Optional.empty()
                : phone.boot()
                        .first(
                                fact ->
                                        fact.file()
                                                        instanceof
                                                        PhoneFile.OwnSettings(_, boolean signed)
                                                && fact.isAbsent()
                                                && !(signed && asksUnsigned(phone)))
                        .map(
                                fact ->
                                        new Finding(
                                                CODE,
                                                Severity.NOTICE,
                                                "there is no %s for it".formatted(fact.name()),
                                                remedy(fact.name()),
                                                "it asked %d time(s)".formatted(fact.asked()),
                                                fact.lastAt()));
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
