package offhook.desk;

import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
import offhook.provision.Provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be said of the files made for a phone: live, gone when the cause is. */
final class ProvisionFindings {
    private ProvisionFindings() {}

    static List<Finding> of(Optional<Provisions.Made> made, Instant since) {
        return made.flatMap(Provisions.Made::outcome).flatMap(it -> finding(it, since)).stream()
                .toList();
    }

    private static Optional<Finding> finding(Provisioning outcome, Instant since) {
        return switch (outcome) {
            case Provisioning.Refused(List<String> reasons) ->
                    Optional.of(
                            new Finding(
                                    "lines-refused",
                                    Severity.WARNING,
                                    "its file has no lines, because the phone could not use what"
                                            + " was written down: "
                                            + reasons.getFirst(),
                                    "correct it; the phone gets the new file at its next start",
                                    String.join("; ", reasons),
                                    since));
            case Provisioning.Ready ready ->
                    ready.cautions().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Finding(
                                            "lines-caution",
                                            Severity.NOTICE,
                                            ready.cautions().getFirst(),
                                            "",
                                            String.join("; ", ready.cautions()),
                                            since));
        };
    }
}
