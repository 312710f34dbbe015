package offhook.explain;

import offhook.boot.BootStory;
import offhook.boot.Network;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which kind of request a log meant that only says DHCPREQUEST: behind an offer, the choice of it;
 * from a phone that was quiet with its address, a renewal; else a start with the old address (RFC
 * 2131 §4.3.2; phones.md §3).
 */
final class Requests {
    /** A phone that starts asks for files within the minute; one that renews asks for none. */
    static final Duration QUIET = Duration.ofMinutes(2);

    private Requests() {}

    static StationEvent settled(StationEvent event, BootStory story, Instant at) {
        boolean isOpen =
                event instanceof StationEvent.AddressAsked asked
                        && asked.asking() == Asking.INIT_REBOOT
                        && asked.options().isEmpty();
        if (!isOpen) {
            return event;
        }
        var asked = (StationEvent.AddressAsked) event;
        Network network = story.network();
        boolean isChoice =
                network.phase() == Network.Phase.ASKING
                        && network.calls().lastStart().equals(Optional.of(Asking.DISCOVER));
        boolean isRenewal =
                network.phase() == Network.Phase.GRANTED
                        && network.address().equals(asked.wanted())
                        && !at.isBefore(story.lastSeen().plus(QUIET));
        Asking asking =
                isChoice ? Asking.SELECTING : isRenewal ? Asking.RENEWING : Asking.INIT_REBOOT;
        return new StationEvent.AddressAsked(
                asking,
                asked.vendorClass(),
                asked.hostName(),
                asked.options(),
                asked.parameters(),
                asked.wanted(),
                asked.chosenServer(),
                asked.wantsBroadcast(),
                asked.secs());
    }
}
