package offhook.diagnosis;

import offhook.address.Endpoint;
import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.time.Duration;
import java.util.Optional;

/**
 * It is up, its settings name our bench registrar, and it is never heard there (phones.md §6, 6).
 */
final class NotRegistered implements Rule {
    static final String CODE = "registration-missing";

    /** A phone registers within seconds of its last file (logs 03, 28); SIP repeats for 32 s. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static final Duration PATIENCE_WITH_LOSSES = Duration.ofSeconds(60);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Boot boot = phone.boot();
        boolean hasSettings = boot.first(NotRegistered::areSettings).isPresent();
        boolean isQuiet =
                boot.latest()
                        .filter(
                                latest ->
                                        phone.hasBeenFor(
                                                latest.lastAt(),
                                                phone.isLossy() ? PATIENCE_WITH_LOSSES : PATIENCE))
                        .isPresent();
        return phone.surroundings()
                .registrar()
                .filter(at -> hasSettings && boot.isUp() && isQuiet)
                .filter(at -> phone.story().hearsay().registration().isEmpty())
                .filter(at -> phone.story().hearsay().troubles().isEmpty())
                .map(at -> finding(at, phone));
    }

    private static boolean areSettings(FileFact fact) {
        return (fact.file() instanceof PhoneFile.OwnSettings
                        || fact.file() instanceof PhoneFile.OwnSipSettings)
                && fact.isTaken();
    }

    private static Finding finding(Endpoint registrar, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.WARNING,
                "the phone is up, and nothing of it ever came to the registrar at " + registrar,
                "look whether a firewall stops port %d here (UDP and TCP), then at the phone, Settings, Status, Status Messages. Its network must reach %s; natEnabled must be false on one network"
                        .formatted(registrar.port(), registrar.address()),
                "its settings, which went out whole, name that server",
                phone.boot().latest().map(FileFact::lastAt).orElse(phone.boot().beganAt()));
    }
}
