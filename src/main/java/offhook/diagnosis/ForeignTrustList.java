package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;
import offhook.phone.PhoneFile;

import java.time.Duration;
import java.util.Optional;

/**
 * It asks for signed settings first, takes the unsigned ones and goes no further: it holds the
 * trust list of another PBX (phones.md §2.3 and §6, 9).
 */
final class ForeignTrustList implements Rule {
    /** A phone that accepts its settings goes on within the second (logs 02, 05). */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Its next question may be lost, some four seconds each time. */
    static final Duration PATIENCE_WITH_LOSSES = Duration.ofSeconds(30);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Boot boot = phone.conclusive();
        Optional<FileFact> signed =
                boot.first(
                        fact -> fact.file() instanceof PhoneFile.OwnSettings(_, boolean it) && it);
        Optional<FileFact> taken =
                boot.first(fact -> FileFact.isSettings(fact.file()) && fact.isTaken());
        boolean isStuck =
                signed.isPresent()
                        && taken.isPresent()
                        && !boot.askedAfter(taken.get(), any -> true)
                        && phone.story().hearsay().registration().isEmpty()
                        && (boot.number() < phone.boot().number()
                                || boot.hasRenewed()
                                || phone.hasBeenFor(taken.get().lastAt(), patience(phone)));
        return isStuck
                ? Optional.of(
                        new Finding(
                                TrustListLoop.CODE,
                                Severity.STUCK,
                                "the phone takes its configuration and throws it away: it holds the"
                                        + " trust list of another PBX",
                                Keys.forgetTrust(phone),
                                "it asked for %s first, took %s, and went no further"
                                        .formatted(signed.get().name(), taken.get().name()),
                                taken.get().lastAt()))
                : Optional.empty();
    }

    private static Duration patience(PhoneCase phone) {
        return phone.isLossy() ? PATIENCE_WITH_LOSSES : PATIENCE;
    }
}
