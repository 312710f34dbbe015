package offhook.diagnosis;

import offhook.boot.Calls;
import offhook.boot.Network;
import offhook.event.StationEvent.Asking;

import java.time.Duration;
import java.util.Optional;

/** It is answered each time, and goes on calling for an address (phones.md §6, 19; log 15). */
final class ReplyLost implements Rule {
    static final String CODE = "reply-lost-broadcast";

    /** A phone calls at once, 4 and 12 s later: where nothing else gets lost, three say it. */
    private static final int ANSWERS_MIN = 3;

    /** So long after the last of them: a phone that hears it answers within the second. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One packet in twenty lost: four in a row are no bad luck. */
    private static final int ANSWERS_MIN_WITH_LOSSES = 4;

    private static final Duration PATIENCE_WITH_LOSSES = Duration.ofSeconds(10);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        Network network = phone.story().network();
        Calls calls = network.calls();
        int enough = phone.isLossy() ? ANSWERS_MIN_WITH_LOSSES : ANSWERS_MIN;
        boolean isOver = calls.unheard() >= ANSWERS_MIN_WITH_LOSSES;
        boolean isLikely =
                calls.answersInVain() >= enough
                        && phone.hasBeenFor(
                                phone.story().lastSeen(),
                                phone.isLossy() ? PATIENCE_WITH_LOSSES : PATIENCE);
        boolean isCalling =
                network.phase() == Network.Phase.ASKING || network.phase() == Network.Phase.GRANTED;
        return isCalling && (isOver || isLikely)
                ? Optional.of(finding(phone, calls))
                : Optional.empty();
    }

    private static Finding finding(PhoneCase phone, Calls calls) {
        boolean offers = calls.lastStart().equals(Optional.of(Asking.DISCOVER));
        return new Finding(
                CODE,
                Severity.STUCK,
                "the phone calls for an address and does not hear the answer",
                "it wants its answers by broadcast: let a DHCP relay in between keep the broadcast"
                    + " flag, and look for a switch port, VLAN or firewall that stops broadcasts to"
                    + " UDP port 68. If another DHCP server answers too: its option 150 as text"
                    + " makes a phone leave the address",
                "%s went out %d times, and it called again each time"
                        .formatted(offers ? "an offer" : "a confirmation", calls.answersInVain()),
                phone.story().network().since());
    }
}
