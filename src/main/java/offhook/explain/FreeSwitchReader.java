package offhook.explain;

import offhook.event.StationEvent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FreeSWITCH's words of registrations that fail. They name an address only, so they tell of a phone
 * if the address is known as one; a challenge is no refusal.
 */
final class FreeSwitchReader implements LineReader {
    private static final Pattern FAILED =
            Pattern.compile(
                    "SIP auth failure \\(REGISTER\\) on sofia profile .*? for \\[([^\\]]{1,128})\\]"
                            + " from ip "
                            + Words.IP);
    private static final Pattern UNKNOWN =
            Pattern.compile("Can't find user \\[([^\\]]{1,128})\\] from " + Words.IP);

    @Override
    public String program() {
        return "FreeSWITCH";
    }

    @Override
    public List<String> words() {
        return List.of("sip auth failure", "can't find user [");
    }

    @Override
    public LineReading read(LogLine line) {
        Matcher failed = FAILED.matcher(line.text());
        if (failed.find()) {
            return refused(failed, "SIP auth failure for ");
        }
        Matcher unknown = UNKNOWN.matcher(line.text());
        return unknown.find() ? refused(unknown, "it can't find user ") : LineReading.NOT_MINE;
    }

    private static LineReading refused(Matcher match, String why) {
        var seen =
                new StationEvent.RegistrationSeen(
                        "SIP", false, "FreeSWITCH says: " + why + match.group(1));
        return LineReading.ofAny(
                Words.address(match, 2).map(address -> new Clue(Who.at(address), seen)));
    }
}
