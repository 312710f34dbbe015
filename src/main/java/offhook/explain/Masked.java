package offhook.explain;

import offhook.address.MacAddress;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in which somebody covered the phone's number before showing the log to others: {@code
 * CTLSEP001B0Cxxxxxx.tlv}, {@code SEP001B0C******.cnf.xml}. A number that nobody has stands in for
 * it, so that the name still means what it means; it says of nobody who it is.
 */
public final class Masked {
    /** Of those that {@link Cast} gives to who has no MAC address that we know. */
    static final MacAddress NUMBER = new MacAddress(0x02ff_ffff_ffffL);

    private static final String DIGITS = "02FFFFFFFFFF";
    private static final String COVERED = "X".repeat(12);
    private static final int NUMBER_LENGTH = 12;

    private static final Pattern COVERED_NAME =
            Pattern.compile(
                    "(?<![A-Za-z0-9])((?:CTL|ITL)?SEP)"
                            + "(?:[0-9a-f]{0,11}[xyz*#?•…]{1,12}[0-9a-fxyz*#?•….]{0,11}"
                            + "|[0-9a-f]{2,11}\\.{3}|<[^<>\\s]{1,20}>|\\[[^\\[\\]\\s]{1,20}\\]"
                            + "|\\{[^{}\\s]{1,20}\\}|mac(?:[_-]?addr(?:ess)?)?)"
                            + "(?=\\.(?:cnf\\.xml|tlv)\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern COVERED_DEVICE =
            Pattern.compile("\\bSEP(?=[0-9A-F]{0,8}[Xx*#]{4})[0-9A-FXx*#]{12}(?![\\w*#.])");

    private Masked() {}

    /** The line with a number where it was covered. */
    static String uncovered(String line) {
        int at = line.indexOf("SEP");
        // A device's name is written in capitals, and small letters stand in many words.
        boolean isNamed = line.contains(".cnf.xml") || line.contains(".tlv");
        if (at < 0 && isNamed) {
            at = line.indexOf("sep");
        }
        if (at < 0 || isNumber(line, at + 3)) {
            return line;
        }
        Matcher name = COVERED_NAME.matcher(line);
        String named = name.find() ? name.replaceAll("$1" + DIGITS) : line;
        Matcher device = COVERED_DEVICE.matcher(named);
        return device.find() ? device.replaceAll("SEP" + DIGITS) : named;
    }

    /** A sentence of ours as the log would have it. */
    public static String covered(String sentence) {
        return sentence.contains(DIGITS)
                ? sentence.replace(DIGITS, COVERED)
                : sentence.contains(DIGITS.toLowerCase(Locale.ROOT))
                        ? sentence.replace(DIGITS.toLowerCase(Locale.ROOT), COVERED)
                        : sentence;
    }

    private static boolean isNumber(String line, int from) {
        int end = from;
        while (end < line.length() && end < from + NUMBER_LENGTH && LineScan.isHex(line, end)) {
            end++;
        }
        return end == from + NUMBER_LENGTH;
    }
}
