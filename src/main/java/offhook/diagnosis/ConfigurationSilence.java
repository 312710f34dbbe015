package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.time.Duration;
import java.util.Optional;

/**
 * Loads from 8.5 on ask for their locale's jar even if none is set (log 05), unless they throw the
 * configuration away ("Unprovisioned", log 04).
 */
final class ConfigurationSilence implements Rule {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Its next question may be lost, some four seconds each time. */
    static final Duration PATIENCE_WITH_LOSSES = Duration.ofSeconds(30);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Boot boot = phone.conclusive();
        return boot.first(fact -> fact.file() instanceof PhoneFile.OwnSettings && fact.isTaken())
                .filter(own -> boot.asked(PhoneFile.IdentityTrustList.class))
                .filter(own -> !boot.askedAfter(own, any -> true))
                .filter(own -> phone.story().hearsay().registration().isEmpty())
                .filter(
                        own ->
                                boot.number() < phone.boot().number()
                                        || boot.hasRenewed()
                                        || phone.hasBeenFor(own.lastAt(), patience(phone)))
                .map(own -> finding(own, phone));
    }

    private static Finding finding(FileFact own, PhoneCase phone) {
        return new Finding(
                ConfigurationAgain.CODE,
                Severity.STUCK,
                "the phone took its configuration and asked for nothing after it: it probably"
                        + " refuses it (Unprovisioned)",
                ConfigurationAgain.remedy(phone),
                "%s went out whole, and nothing followed".formatted(own.name()),
                own.lastAt());
    }

    private static Duration patience(PhoneCase phone) {
        return phone.isLossy() ? PATIENCE_WITH_LOSSES : PATIENCE;
    }
}
