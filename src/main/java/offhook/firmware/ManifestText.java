package offhook.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .loads} file says behind its envelope (firmware.md §3.2).
 *
 * @param members file names in download order
 * @param release the build it says it is: {@code 9-4-2ES26}
 * @param hardwareComp the value of {@code #HARDWARE_COMP_1}
 * @param hasBareLines some line ends in a line feed without carriage return
 */
public record ManifestText(
        List<String> members,
        Optional<String> release,
        Optional<Integer> hardwareComp,
        boolean hasBareLines) {
    public ManifestText {
        members = List.copyOf(members);
    }

    /** Loads of 6900 to 9900 phones list a dozen; the 7900's eight at most. */
    public static final int MEMBERS_MAX = 64;

    private static final int MEMBER_CHARACTERS_MAX = 128;

    private static final Pattern RELEASE =
            Pattern.compile("#\\s*RELEASE load version\\s+(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HARDWARE =
            Pattern.compile("#\\s*HARDWARE_COMP_1\\s+(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    /** A text that went through an old Macintosh has carriage returns alone. */
    private static final Pattern LINE_END = Pattern.compile("\\r?\\n|\\r");

    /** Blanks, and the zeros or the Ctrl-Z with which some tools end a text. */
    private static final Pattern BLANK_ENDS =
            Pattern.compile("^[\\s\\x00\\x1a]+|[\\s\\x00\\x1a]+$");

    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    /** The text, or a sentence part that says why it is none. */
    public sealed interface Reading {
        record Read(ManifestText text) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    /**
     * Lines of both kinds are read: names alone (Java phones, 7940/60), and {@code NAME size hex}
     * of the wireless phones, whose optional members have {@code #+} before them.
     */
    public static Reading read(String payload) {
        var members = new ArrayList<String>();
        Optional<String> release = Optional.empty();
        Optional<Integer> hardware = Optional.empty();
        for (String raw : LINE_END.split(payload, -1)) {
            String line = BLANK_ENDS.matcher(raw).replaceAll("");
            Matcher releaseLine = RELEASE.matcher(line);
            Matcher hardwareLine = HARDWARE.matcher(line);
            if (releaseLine.lookingAt()) {
                release = Optional.of(releaseLine.group(1));
            } else if (hardwareLine.lookingAt()) {
                hardware = Optional.of(Integer.parseInt(hardwareLine.group(1)));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("LA_VERSION")) {
                String member = line.split("\\s+")[0];
                if (member.length() > MEMBER_CHARACTERS_MAX || !MEMBER.matcher(member).matches()) {
                    return new Reading.Unreadable("a line of it is no file name");
                }
                members.add(member);
            }
        }
        if (members.isEmpty() || members.size() > MEMBERS_MAX) {
            return new Reading.Unreadable("it lists " + members.size() + " files");
        }
        return new Reading.Read(
                new ManifestText(members, release, hardware, hasBareLines(payload)));
    }

    private static boolean hasBareLines(String payload) {
        for (int at = payload.indexOf('\n'); at >= 0; at = payload.indexOf('\n', at + 1)) {
            if (at == 0 || payload.charAt(at - 1) != '\r') {
                return true;
            }
        }
        return false;
    }
}
