package offhook.boot;

import offhook.address.Ipv4;
import offhook.event.StationEvent;
import offhook.event.StationEvent.Asking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the phone stands on the LAN.
 *
 * @param vendorClass option 60 as last sent
 * @param lease as last granted by us; zero if never
 * @param station the TFTP server that our answer named
 * @param since when this phase began
 * @param isRestarting it asked for an address anew although it had asked for files before
 * @param emptyRounds how often it was granted an address and then asked for no file, up to {@link
 *     #EMPTY_ROUNDS_MAX}
 * @param calls how it asks for an address
 */
public record Network(
        Optional<Ipv4> address,
        Phase phase,
        Instant since,
        String vendorClass,
        Duration lease,
        Optional<Ipv4> station,
        boolean isRestarting,
        int emptyRounds,
        Optional<Ipv4> otherServer,
        Calls calls) {
    /** Where it is with its address. */
    public enum Phase {
        NONE,
        ASKING,
        GRANTED,
        /** We said no; it has to begin again. */
        REFUSED,
        /** Another server gave it, or it is set by hand. */
        FOREIGN
    }

    /** Enough to say that it is a habit. */
    static final int EMPTY_ROUNDS_MAX = 3;

    /** A phone that starts asks for files within the second (log 22), unless it cannot. */
    private static final Duration SILENCE_MIN = Duration.ofSeconds(20);

    static Network none(Instant at) {
        return new Network(
                Optional.empty(),
                Phase.NONE,
                at,
                "",
                Duration.ZERO,
                Optional.empty(),
                false,
                0,
                Optional.empty(),
                Calls.NONE);
    }

    public boolean isOurs() {
        return phase == Phase.GRANTED;
    }

    Network refused(Instant at) {
        Network next = in(Phase.REFUSED, at);
        return phase == Phase.REFUSED ? next : next.with(calls.heard());
    }

    Network givenUp(Instant at) {
        return in(Phase.NONE, at);
    }

    Network bootBegun() {
        return settled(false);
    }

    Network fileAsked() {
        return settled(isRestarting);
    }

    Network follows(Ipv4 server, Instant at) {
        return new Network(
                address,
                Phase.FOREIGN,
                phase == Phase.FOREIGN ? since : at,
                vendorClass,
                Duration.ZERO,
                station,
                isRestarting,
                0,
                Optional.of(server),
                calls.heard());
    }

    Network asked(StationEvent.AddressAsked asked, Instant at, boolean hadFiles) {
        Asking asking = asked.asking();
        boolean isAnew = asking == Asking.DISCOVER || asking == Asking.INIT_REBOOT;
        boolean isRenewal = asking == Asking.RENEWING || asking == Asking.REBINDING;
        boolean isEmptyRound = isAnew && phase == Phase.GRANTED && !hadFiles && asked.secs() == 0;
        // It started, and came as far as its address: it keeps that, and asks for nothing.
        boolean isSilent =
                isRenewal
                        && isRestarting
                        && phase == Phase.GRANTED
                        && !at.isBefore(since.plus(SILENCE_MIN));
        // It asks again for what it was granted: it has not heard that, and can't have gone on.
        boolean isLate = asking == Asking.SELECTING && phase == Phase.GRANTED;
        return new Network(
                address,
                isAnew ? Phase.ASKING : phase,
                isAnew && phase != Phase.ASKING || isLate ? at : since,
                asked.vendorClass(),
                lease,
                station,
                // Up long enough to renew, and no hunt in between: it did not restart after all.
                !isRenewal && isRestarting || isAnew && hadFiles,
                isSilent
                        ? EMPTY_ROUNDS_MAX
                        : Math.min(EMPTY_ROUNDS_MAX, emptyRounds + (isEmptyRound ? 1 : 0)),
                otherServer,
                isAnew ? calls.again(asked) : calls.heard());
    }

    Network granted(StationEvent.AddressGranted granted, Instant at) {
        return new Network(
                Optional.of(granted.address()),
                Phase.GRANTED,
                phase == Phase.GRANTED ? since : at,
                vendorClass,
                Duration.ofSeconds(granted.leaseSeconds()),
                Optional.of(granted.tftpServer()),
                isRestarting,
                emptyRounds,
                Optional.empty(),
                phase == Phase.ASKING ? calls.granted() : calls);
    }

    /** Somebody answers it. */
    Network offered() {
        return with(calls.answered());
    }

    /** Said of a phone that begins; one that only renews goes on as long as it may. */
    Network withheld(StationEvent.AddressWithheld why) {
        return phase == Phase.ASKING ? with(calls.withheld(why)) : this;
    }

    Network seen(StationEvent.AddressSeen seen, Instant at) {
        return new Network(
                Optional.of(seen.address()),
                Phase.FOREIGN,
                phase == Phase.FOREIGN ? since : at,
                vendorClass,
                Duration.ZERO,
                station,
                isRestarting,
                0,
                otherServer,
                calls.heard());
    }

    /** It asks for files: whatever held it up is over. */
    private Network settled(boolean stillRestarting) {
        Calls heard = calls.heard();
        return emptyRounds == 0 && heard == calls && isRestarting == stillRestarting
                ? this
                : new Network(
                        address,
                        phase,
                        since,
                        vendorClass,
                        lease,
                        station,
                        stillRestarting,
                        0,
                        otherServer,
                        heard);
    }

    private Network with(Calls next) {
        return new Network(
                address,
                phase,
                since,
                vendorClass,
                lease,
                station,
                isRestarting,
                emptyRounds,
                otherServer,
                next);
    }

    private Network in(Phase next, Instant at) {
        return phase == next
                ? this
                : new Network(
                        address,
                        next,
                        at,
                        vendorClass,
                        lease,
                        station,
                        isRestarting,
                        emptyRounds,
                        otherServer,
                        calls);
    }
}
