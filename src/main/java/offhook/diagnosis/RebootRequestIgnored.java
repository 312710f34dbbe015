package offhook.diagnosis;

import offhook.boot.Network;
import offhook.event.StationEvent.Asking;

import java.util.Optional;

/**
 * A phone that had an address asks to keep it, and nobody says yes or no (phones.md §3; log 16).
 */
final class RebootRequestIgnored implements Rule {
    static final String CODE = "reboot-request-ignored";

    /** It asks at once, and 4, 8 and 16 s later; the second may be a lost packet. */
    private static final int UNHEARD_MIN = 3;

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        boolean isIgnored =
                network.phase() == Network.Phase.ASKING
                        && network.calls().lastStart().equals(Optional.of(Asking.INIT_REBOOT))
                        && network.calls().unanswered() >= UNHEARD_MIN;
        return isIgnored
                ? Optional.of(
                        new Finding(
                                CODE,
                                Severity.STUCK,
                                "the phone asks to keep its old address and gets no answer",
                                "make the DHCP server authoritative, so that it says yes or no at"
                                        + " once; else the phone loses a minute in every start",
                                "it asked %d times without an answer, 4, 8 and 16 s apart"
                                        .formatted(network.calls().unanswered()),
                                network.since()))
                : Optional.empty();
    }
}
