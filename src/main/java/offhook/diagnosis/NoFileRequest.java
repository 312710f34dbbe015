package offhook.diagnosis;

import offhook.boot.Network;

import java.time.Duration;
import java.util.Optional;

/** It has an address and asks for nothing (phones.md §6, 2 and 3; log 22). */
final class NoFileRequest implements Rule {
    static final String CODE = "no-file-request";

    /** The slowest loader asked 33 s after power-up (log 22); a minute is patience enough. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Or it asked for its address so often instead. */
    static final int ROUNDS = 2;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        boolean isSilent =
                network.phase() == Network.Phase.GRANTED
                        && (!phone.boot().hasFiles() || network.isRestarting());
        boolean isLong =
                phone.hasBeenFor(network.since(), PATIENCE) || network.emptyRounds() >= ROUNDS;
        return isSilent && isLong
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.STUCK,
                                "the phone has an address and asks for no file",
                                "check with offhook doctor that UDP port 69 is open here; if so,"
                                        + " reset the phone's network settings (123456789*0#)",
                                "it was given %s and told the TFTP server %s"
                                        .formatted(
                                                network.address().map(Object::toString).orElse("?"),
                                                network.station()
                                                        .map(Object::toString)
                                                        .orElse("?")),
                                network.since()))
                : Optional.empty();
    }
}
