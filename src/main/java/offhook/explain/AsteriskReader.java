package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Asterisk says of registrations: chan_sip, chan_pjsip and chan_sccp. SIP names an address
 * only, so it tells of a phone if the address is known as one.
 */
final class AsteriskReader implements LineReader {
    private static final Pattern FAILED =
            Pattern.compile(
                    "(?:Registration from|Request 'REGISTER' from) '.*?' failed for '"
                            + Words.IP
                            + "(?::\\d+)?'.*? - (\\S.*)$");
    private static final Pattern REGISTERED =
            Pattern.compile("Registered SIP '.*?' at " + Words.IP + ":\\d+");
    private static final Pattern CONTACT =
            Pattern.compile("Added contact 'sips?:[^@']*@" + Words.IP + "[:;'][^']*'? to AOR");
    private static final Pattern SCCP =
            Pattern.compile(
                    "\\b(SEP[0-9A-F]{12})\\b:? .*?(?:Device )?(?:is"
                            + " )?([Rr]egistered|[Rr]eject\\w*)");
    private static final Pattern REJECTED =
            Pattern.compile("Rejecting (?:Device )?(SEP[0-9A-F]{12}):? ?(.*)$");

    /** chan_sccp's {@code SEP…: Rejecting device: Device Unknown}. */
    private static final Pattern REJECTED_BEHIND =
            Pattern.compile(
                    "\\b(SEP[0-9A-F]{12})\\b:? +(?:Rejecting device: ?(.*)|Reject(?:ing|ed)"
                            + " (.*))$");

    /** chan_sccp's {@code SEP…: is registering, … Type: Cisco 7940 (8), … (loadinfo '…')}. */
    private static final Pattern REGISTERING =
            Pattern.compile("\\b(SEP[0-9A-F]{12}): is registering, .*?Type: .*?\\((\\d{1,6})\\)");

    /** Asterisk's own chan_skinny. */
    private static final Pattern SKINNY =
            Pattern.compile("Device '(SEP[0-9A-F]{12})' successfully registered");

    private static final Pattern LOAD_INFO = Pattern.compile("\\(loadinfo '([\\w.()-]+)'");

    private final PhoneCatalogue catalogue;

    AsteriskReader(PhoneCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String program() {
        return "Asterisk";
    }

    @Override
    public List<String> words() {
        return List.of(
                "' failed for '",
                "registered sip",
                "added contact",
                "sccp_",
                "rejecting ",
                "is registering,",
                "' successfully registered");
    }

    @Override
    public LineReading read(LogLine line) {
        String text = line.text();
        Matcher failed = FAILED.matcher(text);
        if (failed.find()) {
            return sip(Words.address(failed, 1), false, "Asterisk says: " + failed.group(2));
        }
        Matcher registered = REGISTERED.matcher(text);
        if (registered.find()) {
            return sip(Words.address(registered, 1), true, "Asterisk registered it");
        }
        Matcher contact = CONTACT.matcher(text);
        if (contact.find()) {
            return sip(Words.address(contact, 1), true, "Asterisk registered it");
        }
        Matcher rejected = REJECTED.matcher(text);
        if (rejected.find()) {
            return sccp(rejected.group(1), false, "Asterisk says: " + rejected.group(2));
        }
        Matcher behind = REJECTED_BEHIND.matcher(text);
        if (behind.find()) {
            String why = behind.group(2) == null ? behind.group(3) : behind.group(2);
            return sccp(behind.group(1), false, "Asterisk says: rejected, " + why.strip());
        }
        Matcher registering = REGISTERING.matcher(text);
        if (registering.find()) {
            return registering(registering, text);
        }
        Matcher skinny = SKINNY.matcher(text);
        if (skinny.find()) {
            return sccp(skinny.group(1), true, "Asterisk registered it");
        }
        Matcher sccp = SCCP.matcher(text);
        return text.contains("sccp_") && sccp.find()
                ? sccp(
                        sccp.group(1),
                        sccp.group(2).equalsIgnoreCase("registered"),
                        "Asterisk says: " + sccp.group(2))
                : LineReading.NOT_MINE;
    }

    /** What the phone said of itself; whether it is taken in is another line's. */
    private LineReading registering(Matcher match, String text) {
        int number = Integer.parseInt(match.group(2));
        var inventory =
                new Inventory(catalogue)
                        .of(MacAddress.read(match.group(1)))
                        .deviceType(number, "it registers as device type " + number);
        Matcher load = LOAD_INFO.matcher(text);
        if (load.find()) {
            inventory.load(load.group(1), "it registers with load " + load.group(1));
        }
        return new LineReading.Understood(inventory.clues());
    }

    private static LineReading sip(Optional<Ipv4> phone, boolean isAccepted, String evidence) {
        return registration("SIP", phone.map(Who::at), isAccepted, evidence);
    }

    private static LineReading sccp(String name, boolean isAccepted, String evidence) {
        Optional<Who> phone = MacAddress.read(name).map(mac -> Who.of(mac).asPhone());
        return registration("SCCP", phone, isAccepted, evidence);
    }

    private static LineReading registration(
            String protocol, Optional<Who> phone, boolean isAccepted, String evidence) {
        var seen = new StationEvent.RegistrationSeen(protocol, isAccepted, evidence);
        return LineReading.ofAny(phone.map(who -> new Clue(who, seen)));
    }
}
