package offhook.desk;

import offhook.address.Ipv4;

import java.time.Duration;

/**
 * What the operator settles for the desk.
 *
 * @param station our address, for phones that got theirs from another server
 * @param convertingLease for phones on their way: they renew at half of it, and so show that they
 *     live and can be made to start again
 * @param ownFiles who is given a phone's file with its passwords
 */
public record DeskSettings(
        Scopes scopes, Targets targets, Ipv4 station, Duration convertingLease, OwnFiles ownFiles) {
    /** Renewals each minute: soon enough for people, and nothing for a LAN of a thousand phones. */
    public static final Duration CONVERTING_LEASE_USUAL = Duration.ofMinutes(2);

    /** Own files only to who holds the phone's lease. */
    public DeskSettings(Scopes scopes, Targets targets, Ipv4 station, Duration convertingLease) {
        this(scopes, targets, station, convertingLease, OwnFiles.LEASE);
    }

    public DeskSettings with(OwnFiles others) {
        return new DeskSettings(scopes, targets, station, convertingLease, others);
    }
}
