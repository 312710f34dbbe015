package offhook.diagnosis;

import offhook.event.StationEvent;

import java.util.Optional;

/**
 * What another server's log, a packet or the phone's console says without our deducing it
 * (phones.md §3, §4).
 */
final class SaidOutright implements Rule {
    static final String WRONG_MAC = "wrong-mac-in-name";
    static final String UNREADABLE = "file-unreadable";

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        // The gravest first; the others are in the story.
        return phone.story().hearsay().troubles().stream()
                .reduce(
                        (one, two) ->
                                severity(two, phone).compareTo(severity(one, phone)) < 0
                                        ? two
                                        : one)
                .map(trouble -> finding(trouble, phone));
    }

    private static Finding finding(StationEvent.TroubleSeen trouble, PhoneCase phone) {
        return new Finding(
                trouble.code(),
                severity(trouble, phone),
                trouble.sentence(),
                remedy(trouble.code()),
                trouble.evidence(),
                phone.story().lastSeen());
    }

    private static Severity severity(StationEvent.TroubleSeen trouble, PhoneCase phone) {
        return switch (trouble.code()) {
            case "file-scan" -> Severity.ALARM;
            case "transfer-stalled", "registration-refused", WRONG_MAC -> Severity.WARNING;
            // A server that does not mind gave it the file; others leave it stuck.
            case "name-case" -> wasGiven(trouble, phone) ? Severity.NOTICE : Severity.STUCK;
            default -> Severity.STUCK;
        };
    }

    private static boolean wasGiven(StationEvent.TroubleSeen trouble, PhoneCase phone) {
        return phone.boot().files().stream()
                .anyMatch(fact -> fact.isGiven() && trouble.sentence().contains(fact.name()));
    }

    private static String remedy(String code) {
        return switch (code) {
            case "tftp-address-missing" ->
                    "let the DHCP server give options 150 and 66 with the TFTP server's address";
            case "tftp-address-malformed" ->
                    "give option 150 as addresses, four bytes each, not as text: the phone takes"
                            + " no address otherwise";
            case "reply-lost-broadcast" ->
                    "let the DHCP server keep the broadcast flag of the request in its reply; the"
                            + " phone hears no other";
            case "one-way-tftp" ->
                    "open all UDP ports between phone and server, not only 69: the data comes from"
                            + " a port of its own";
            case "name-case" ->
                    "rename the file to the spelling that the phone asks for, or let the server"
                            + " ignore case";
            case UNREADABLE ->
                    "let the server's user read the file and enter its folder (chmod 644 and 755);"
                            + " then AppArmor or SELinux, on Windows what else holds it open";
            case WRONG_MAC ->
                    "if that file is meant for this phone, give it the phone's own number, the one"
                            + " on the label under its foot";
            case "configuration-refused" ->
                    "check its SEP….cnf.xml: a line 1, a call manager or proxy USECALLMANAGER,"
                            + " well-formed XML; offhook check names the line";
            case "load-not-asked" ->
                    "put the load into the phone's own SEP….cnf.xml, under the device type's"
                            + " number; or reset the phone to its loader";
            case "loader-hunting" ->
                    "answer absent files with TFTP error 1 and nothing else; give the phone a"
                            + " SEP….cnf.xml that names a load of a complete package";
            case "no-file-request" ->
                    "if it stays so with a TFTP server that answers, its boot loader is broken and"
                            + " no network can mend it";
            case "low-power" ->
                    "connect the external power brick: inline power is not enough for a reset";
            case "authentication-failed" ->
                    "erase the phone's trust list (CTL, ITL) or reset it; then load a package in"
                            + " between, 8.3(3) to 8.5(2) for a Java phone";
            case "registration-refused" ->
                    "correct the line in the book, then let the phone read its file again: offhook"
                            + " restart MAC, or its power";
            case "file-scan" -> "look who has this address: configuration files hold passwords";
            default -> "look at the phone's Settings, Status, Status Messages";
        };
    }
}
