package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;

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

    @Override
    public String program() {
        return "Asterisk";
    }

    @Override
    public List<String> words() {
        return List.of("' failed for '", "registered sip", "added contact", "sccp_", "rejecting ");
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
        Matcher sccp = SCCP.matcher(text);
        return text.contains("sccp_") && sccp.find()
                ? sccp(
                        sccp.group(1),
                        sccp.group(2).equalsIgnoreCase("registered"),
                        "Asterisk says: " + sccp.group(2))
                : LineReading.NOT_MINE;
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
