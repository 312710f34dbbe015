package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.FileFact;

import java.util.Optional;

/**
 * Read requests arrive, and no data is ever acknowledged: a firewall between the ports of the data
 * (phones.md §6, 3).
 */
final class OneWayTftp implements Rule {
    static final String CODE = "one-way-tftp";

    private static final int FILES_MIN = 2;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        long broken =
                phone.boots().stream()
                        .flatMap(boot -> boot.files().stream())
                        .filter(fact -> fact.isBroken() && !fact.isTaken())
                        .count();
        boolean isNothingTaken =
                phone.bootsThat(boot -> boot.files().stream().anyMatch(FileFact::isTaken)) == 0;
        return isNothingTaken && broken >= FILES_MIN
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.STUCK,
                                "the phone's requests arrive, but no data ever reaches it",
                                "open all UDP ports between phone and server, not only 69: the"
                                        + " data comes from a port of its own",
                                "%d transfers, none acknowledged to its end".formatted(broken),
                                phone.sinceBoot(Boot::hasFiles)))
                : Optional.empty();
    }
}
