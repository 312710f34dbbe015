package offhook.diagnosis;

import offhook.phone.PhoneFile;

import java.util.Optional;

/** Its own settings were not there: it is left alone, or not known yet. */
final class ConfigurationMissing implements Rule {
    static final String CODE = "configuration-missing";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.boot().wasTold()
                ? Optional.empty()
                : phone.boot()
                        .first(
                                fact ->
                                        fact.file() instanceof PhoneFile.OwnSettings
                                                && fact.isAbsent())
                        .map(
                                fact ->
                                        new Finding(
                                                CODE,
                                                Severity.NOTICE,
                                                "there is no %s for it".formatted(fact.name()),
                                                remedy(phone, fact.name()),
                                                "it asked %d time(s)".formatted(fact.asked()),
                                                fact.lastAt()));
    }

    private static String remedy(PhoneCase phone, String name) {
        return phone.isWatched()
                ? "give the phone a target if it is to be converted; on another server, put a file"
                        + " named %s into its folder, the MAC address in capitals".formatted(name)
                : "give the phone a target if it is to be converted";
    }
}
