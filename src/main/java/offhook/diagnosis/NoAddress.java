package offhook.diagnosis;

import offhook.boot.Calls;
import offhook.boot.Network;
import offhook.event.StationEvent.AddressWithheld;
import offhook.event.StationEvent.Asking;

import java.time.Duration;
import java.util.Optional;

/** It calls for an address and is given none, by this station or by anybody (phones.md §3). */
final class NoAddress implements Rule {
    static final String CODE = "no-address";

    /** It calls again after 4, 8 and 16 s; another server may have answered the first. */
    private static final int CALLS_MIN = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Where nobody here has a reason, another server may just be slow or its answers lost. */
    static final int CALLS_TO_NOBODY_MIN = 3;

    private static final int CALLS_TO_NOBODY_MIN_WITH_LOSSES = 4;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        Calls calls = network.calls();
        if (network.phase() != Network.Phase.ASKING || calls.isAnswered()) {
            return Optional.empty();
        }
        return calls.withheld().isPresent()
                ? calls.withheld()
                        .filter(why -> calls.unanswered() >= CALLS_MIN)
                        .filter(why -> phone.hasBeenFor(network.since(), PATIENCE))
                        .map(why -> withheld(why, phone))
                : ofNobody(phone);
    }

    private static Finding withheld(AddressWithheld withheld, PhoneCase phone) {
        return finding(
                "the phone asks for an address and is given none: " + withheld.why(),
                withheld.remedy(),
                phone);
    }

    private static Optional<Finding> ofNobody(PhoneCase phone) {
        Calls calls = phone.story().network().calls();
        int enough = phone.isLossy() ? CALLS_TO_NOBODY_MIN_WITH_LOSSES : CALLS_TO_NOBODY_MIN;
        boolean isAlone =
                phone.surroundings().station().isPresent()
                        && calls.lastStart().equals(Optional.of(Asking.DISCOVER))
                        && isInVain(phone, enough);
        return isAlone
                ? Optional.of(
                        finding(
                                "the phone asks for an address, and nobody gives it one: this"
                                    + " station leaves that to another DHCP server (dhcp.serve)",
                                "look whether that server runs, is on the phone's network (VLAN)"
                                        + " and has addresses left; or let this station give them",
                                phone))
                : Optional.empty();
    }

    /** The last of so many calls has no answer, or there was one more. */
    static boolean isInVain(PhoneCase phone, int calls) {
        int unanswered = phone.story().network().calls().unanswered();
        return unanswered > calls
                || unanswered == calls
                        && phone.hasBeenFor(phone.story().lastSeen(), ANSWERED_WITHIN);
    }

    private static Finding finding(String sentence, String remedy, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.STUCK,
                sentence,
                remedy,
                "it asked %d times and more without an answer"
                        .formatted(phone.story().network().calls().unanswered()),
                phone.story().network().since());
    }
}
