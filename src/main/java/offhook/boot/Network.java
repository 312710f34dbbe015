package offhook.boot;

import offhook.address.Ipv4;
import offhook.event.StationEvent;

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
 * @param lastStart how it asked when it last asked anew, by DISCOVER or INIT_REBOOT
 * @param unheard how often it has asked so without an answer, up to {@link #UNHEARD_MAX}
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
        Optional<StationEvent.Asking> lastStart,
        int unheard) {
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

    /** A start asks four times, 4, 8 and 16 s apart, before it tries otherwise (phones.md §3). */
    static final int UNHEARD_MAX = 4;

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
                Optional.empty(),
                0);
    }

    public boolean isOurs() {
        return phase == Phase.GRANTED;
    }

    Network refused(Instant at) {
        return in(Phase.REFUSED, at);
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
                lastStart,
                0);
    }

    Network asked(StationEvent.AddressAsked asked, Instant at, boolean hadFiles) {
        boolean isAnew =
                asked.asking() == StationEvent.Asking.DISCOVER
                        || asked.asking() == StationEvent.Asking.INIT_REBOOT;
        boolean isRenewal =
                asked.asking() == StationEvent.Asking.RENEWING
                        || asked.asking() == StationEvent.Asking.REBINDING;
        boolean isEmptyRound = isAnew && phase == Phase.GRANTED && !hadFiles;
        return new Network(
                address,
                isAnew ? Phase.ASKING : phase,
                isAnew && phase != Phase.ASKING ? at : since,
                asked.vendorClass(),
                lease,
                station,
                // Up long enough to renew, and no hunt in between: it did not restart after all.
                !isRenewal && isRestarting || isAnew && hadFiles,
                Math.min(EMPTY_ROUNDS_MAX, emptyRounds + (isEmptyRound ? 1 : 0)),
                otherServer,
                isAnew ? Optional.of(asked.asking()) : lastStart,
                isAnew ? unheardWith(asked.asking()) : unheard);
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
                lastStart,
                0);
    }

    /** Somebody answers it. */
    Network offered() {
        return unheard == 0
                ? this
                : new Network(
                        address,
                        phase,
                        since,
                        vendorClass,
                        lease,
                        station,
                        isRestarting,
                        emptyRounds,
                        otherServer,
                        lastStart,
                        0);
    }

    private int unheardWith(StationEvent.Asking asking) {
        boolean isSame = lastStart.equals(Optional.of(asking));
        return isSame ? Math.min(UNHEARD_MAX, unheard + 1) : 1;
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
                lastStart,
                0);
    }

    /** It asks for files: whatever held it up is over. */
    private Network settled(boolean stillRestarting) {
        return emptyRounds == 0 && unheard == 0 && isRestarting == stillRestarting
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
                        lastStart,
                        0);
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
                        lastStart,
                        next == Phase.REFUSED ? 0 : unheard);
    }
}
