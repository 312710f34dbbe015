package offhook.diagnosis;

import offhook.boot.FileFact;

import java.util.Optional;

/** A transfer ended in silence before its last block, and the phone has not asked again. */
final class TransferStalled implements Rule {
    static final String CODE = "transfer-stalled";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.boot()
                .latest()
                .filter(latest -> latest.transfer() == FileFact.Transfer.BROKEN)
                .map(
                        latest ->
                                new Finding(
                                        CODE,
                                        Severity.WARNING,
                                        "the phone stopped in the middle of " + latest.name(),
                                        "wait for it to start again; if it stays so, look at cable,"
                                                + " switch port and power",
                                        "the transfer ended before its last block",
                                        latest.lastAt()));
    }
}
