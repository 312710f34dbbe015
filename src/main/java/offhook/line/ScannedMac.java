package offhook.line;

import offhook.address.MacAddress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MAC address as people, spreadsheets and bar-code scanners write it: {@code MAC:001B0C18BDC1},
 * {@code *001B0C18BDC1*}, {@code SEP001B0C18BDC1.cnf.xml}, or the label's other texts around it.
 */
final class ScannedMac {
    /** A label's text is far shorter; more is another column. */
    private static final int LETTERS_MAX = 200;

    private static final Pattern INSIDE =
            Pattern.compile(
                    "(?i)(?<![0-9a-f])(?:(?:[0-9a-f]{2}[:. -]){5}[0-9a-f]{2}"
                            + "|(?:[0-9a-f]{4}[. :-]){2}[0-9a-f]{4}|[0-9a-f]{12})(?![0-9a-f])");

    /** {@code 0:1b:c:18:bd:c1}: arp of macOS and Solaris drops a zero in front of each byte. */
    private static final Pattern SHORT_BYTES =
            Pattern.compile("(?i)[0-9a-f]{1,2}(?:([:-])[0-9a-f]{1,2})(?:\\1[0-9a-f]{1,2}){4}");

    /** SEP and SIP end in no hex digit; the words MAC and Ethernet do, and stand beside some. */
    private static final Pattern PREFIX =
            Pattern.compile("(?i)^\\W*(?:SEP|SIP|CTLSEP|ITLSEP|MAC(?: ?addr(?:ess)?)?|EA|SN)\\W*");

    private ScannedMac() {}

    /** Fine with the usual spelling, or wrong. */
    static ValueReading read(String written) {
        String text = written.strip();
        if (text.length() > LETTERS_MAX) {
            return ValueReading.wrong("expected twelve hex digits such as 001B0C18BDC1");
        }
        Optional<MacAddress> mac =
                MacAddress.read(text)
                        .or(() -> ofShortBytes(text))
                        .or(() -> only(PREFIX.matcher(text).replaceFirst("")))
                        .or(() -> only(text));
        return mac.map(ScannedMac::judged).orElseGet(() -> wrong(text));
    }

    private static ValueReading judged(MacAddress mac) {
        if (mac.value() == 0) {
            return ValueReading.wrong("it is all zeros, which no phone has");
        }
        // The lowest bit of the first byte: an address of a group, RFC 9542 §2.1.
        boolean isGroup = (mac.value() >> 40 & 1) == 1;
        return isGroup
                ? ValueReading.wrong("it is the address of a group of machines, which no phone has")
                : new ValueReading.Fine(mac.toString());
    }

    private static Optional<MacAddress> ofShortBytes(String text) {
        return SHORT_BYTES.matcher(text).matches()
                ? MacAddress.read(text.replaceAll("(?i)(?<![0-9a-f])([0-9a-f])(?![0-9a-f])", "0$1"))
                : Optional.empty();
    }

    private static Optional<MacAddress> only(String text) {
        Matcher matcher = INSIDE.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String first = matcher.group();
        return matcher.find() ? Optional.empty() : MacAddress.read(first);
    }

    private static ValueReading wrong(String text) {
        Optional<String> damage = SheetDamage.in(text);
        if (damage.isPresent()) {
            return ValueReading.wrong(damage.get());
        }
        String digits = PREFIX.matcher(text).replaceFirst("").replaceAll("[:. -]", "");
        if (!digits.matches("(?i)[0-9a-f]+")) {
            return ofLetters(digits);
        }
        String expected = "it has %d hex digits, expected 12".formatted(digits.length());
        // Spreadsheets drop zeros in front; Cisco's addresses begin with two.
        boolean hasLostZeros =
                (digits.length() == 10 || digits.length() == 11) && !digits.startsWith("00");
        return hasLostZeros
                ? ValueReading.wrong(expected, "0".repeat(12 - digits.length()) + digits)
                : ValueReading.wrong(expected);
    }

    private static ValueReading ofLetters(String digits) {
        String mended = digits.replaceAll("[Oo]", "0").replaceAll("[IilL]", "1");
        String expected = "expected twelve hex digits such as 001B0C18BDC1";
        return MacAddress.read(mended).isPresent() && mended.length() == 12
                ? ValueReading.wrong(expected, mended)
                : ValueReading.wrong(expected);
    }
}
