package offhook.desk;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.Lease;
import offhook.dhcp.LeaseBook;
import offhook.event.StationEvent;
import offhook.phone.PhoneFileNames;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether who asks for a phone's own file may have it: such files hold passwords, and TFTP asks for
 * none. Belongs to the desk's thread.
 */
final class FileGuard {
    private final OwnFiles ownFiles;
    private final LeaseBook leases;
    private final Roster roster;
    private final ScanWatch scans = new ScanWatch();

    FileGuard(OwnFiles ownFiles, LeaseBook leases, Roster roster) {
        this.ownFiles = ownFiles;
        this.leases = leases;
        this.roster = roster;
    }

    /** Before anything is noted of the phone that the name names; empty if it may go on. */
    Optional<FileAnswer.Withheld> stops(Input.FileRequested requested, Turn turn) {
        Optional<MacAddress> named = PhoneFileNames.read(requested.name()).phone();
        Ipv4 address = requested.client().address();
        Optional<MacAddress> holder = leases.at(address, turn.now).map(Lease::mac);
        if (named.isEmpty() || named.equals(holder)) {
            return Optional.empty();
        }
        switch (scans.asked(address, named.get(), turn.now)) {
            case ANSWER -> {}
            case ALARM -> alarm(address, holder, named.get(), turn);
            case SILENCE -> {
                return Optional.of(
                        new FileAnswer.Withheld(
                                address + " asks for the files of many phones, and is slowed",
                                holder,
                                true));
            }
        }
        return holder.isEmpty() && isElsewhere(named.get(), turn.now)
                ? Optional.of(
                        new FileAnswer.Withheld(
                                named.get() + " holds a lease of this station at another address",
                                named,
                                false))
                : Optional.empty();
    }

    Audience audience(Ipv4 address, MacAddress phone, Instant now) {
        boolean isHolder =
                leases.at(address, now).filter(lease -> lease.mac().equals(phone)).isPresent();
        return isHolder || ownFiles == OwnFiles.ANYONE ? Audience.PHONE : Audience.STRANGER;
    }

    /** Sentences; for those who look after the station. */
    List<String> alarms(Instant now) {
        return scans.scanners(now).stream().map(FileGuard::sentence).toList();
    }

    private static String sentence(Ipv4 address) {
        return address
                + " asks for the files of many phones (file-scan) and is slowed: configuration"
                + " files hold passwords; look who has this address.";
    }

    /** It holds a lease of ours somewhere else, so this is not it. */
    private boolean isElsewhere(MacAddress phone, Instant now) {
        return ownFiles == OwnFiles.LEASE
                && roster.known(phone)
                        .flatMap(known -> known.story().network().address())
                        .flatMap(address -> leases.at(address, now))
                        .filter(lease -> lease.mac().equals(phone))
                        .isPresent();
    }

    /** To the story of the phone that scans, if one does, and of the one whose file is asked. */
    private void alarm(Ipv4 address, Optional<MacAddress> holder, MacAddress named, Turn turn) {
        holder.flatMap(roster::known)
                .ifPresent(
                        phone ->
                                roster.tell(
                                        phone,
                                        new StationEvent.TroubleSeen(
                                                "file-scan",
                                                "it asks for the files of many other phones",
                                                "at " + address + ", now for one of " + named),
                                        turn));
        roster.known(named)
                .ifPresent(
                        phone ->
                                roster.tell(phone, new StationEvent.Note(sentence(address)), turn));
    }
}
