package offhook.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What values of a kind look like; reads what people write for them. Limits: config-files.md. */
public sealed interface ValueForm {
    /** Fifty names of files, which is all that a phone shows of rings and pictures (§5.2, §5.3). */
    int LIST_BYTES_MAX = 4_096;

    /** Yes, 1 and on are taken for true: spreadsheets and other programs write them. */
    record Truth() implements ValueForm {}

    record Whole(int low, int high, boolean isEven) implements ValueForm {}

    record OneOf(List<String> words) implements ValueForm {
        public OneOf {
            words = List.copyOf(words);
        }

        OneOf(String... words) {
            this(List.of(words));
        }
    }

    /** Shown on a screen or part of a name; bytes as the phone's buffers count them. */
    record Text(int bytesMax) implements ValueForm {}

    /** ASCII without blanks, as in names of users and folders. */
    record Name(int bytesMax) implements ValueForm {}

    /** §2.1: SIPCC's buffer holds 31 bytes; what is longer was cut, and refused by the server. */
    record Password() implements ValueForm {
        static final int BYTES_MAX = 31;
    }

    /** An address or a name that a resolver takes, without scheme and port. */
    record Host() implements ValueForm {
        static final int BYTES_MAX = 50;
    }

    record Url() implements ValueForm {
        static final int BYTES_MAX = 255;
    }

    /** What keys can dial. */
    record Dialled() implements ValueForm {
        static final int BYTES_MAX = 30;
    }

    /** A time zone; which ones there are, is told by {@link Vocabulary}. */
    record Zone() implements ValueForm {}

    /** {@code D/M/YA}, config-files.md §2.5. */
    record DateOrder() implements ValueForm {}

    /** Reads a value that is not empty. */
    default ValueReading read(String written, Vocabulary words) {
        String text = written.strip();
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return ValueReading.wrong("it has a control character in it, such as a line break");
        }
        return switch (this) {
            case Truth _ -> truth(text);
            case Whole whole -> whole(whole, text);
            case OneOf(var known) -> oneOf(known, text);
            case Text(int bytesMax) -> limited(text, bytesMax);
            case Name(int bytesMax) ->
                    text.matches("[!-~]*")
                            ? limited(text, bytesMax)
                            : ValueReading.wrong("expected plain letters without blanks");
            case Password _ -> password(written);
            case Host _ -> host(text);
            case Url _ ->
                    text.matches("(?i)[a-z][a-z0-9+.-]*:\\S+")
                            ? limited(text, Url.BYTES_MAX)
                            : ValueReading.wrong("expected an address that begins with http://");
            case Dialled _ -> dialled(text);
            case Zone _ -> words.zone(text);
            case DateOrder _ -> dateOrder(text);
        };
    }

    private static ValueReading truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1", "enabled", "y" -> new ValueReading.Fine("true");
            case "false", "no", "off", "0", "disabled", "n" -> new ValueReading.Fine("false");
            default -> ValueReading.wrong("expected true or false");
        };
    }

    private static ValueReading whole(Whole form, String text) {
        String expected =
                "expected %s number from %d to %d"
                        .formatted(form.isEven ? "an even" : "a whole", form.low, form.high);
        if (!text.matches("-?\\d{1,9}")) {
            return ValueReading.wrong(expected);
        }
        int number = Integer.parseInt(text);
        int near = Math.clamp(number, form.low, form.high);
        near -= form.isEven ? near % 2 : 0;
        return near == number
                ? new ValueReading.Fine(String.valueOf(number))
                : ValueReading.wrong(expected, String.valueOf(near));
    }

    private static ValueReading oneOf(List<String> known, String text) {
        Optional<String> same = known.stream().filter(text::equalsIgnoreCase).findFirst();
        if (same.isPresent()) {
            return new ValueReading.Fine(same.get());
        }
        return new ValueReading.Wrong(
                "expected one of " + String.join(", ", known), ValueReading.nearest(text, known));
    }

    private static ValueReading limited(String text, int bytesMax) {
        int bytes = bytes(text);
        return bytes <= bytesMax
                ? new ValueReading.Fine(text)
                : ValueReading.wrong(
                        "it has %d bytes, at most %d fit".formatted(bytes, bytesMax),
                        cut(text, bytesMax));
    }

    /** Nothing of it is ever shown. */
    private static ValueReading password(String text) {
        int bytes = bytes(text);
        if (bytes > Password.BYTES_MAX) {
            return ValueReading.wrong(
                    ("it has %d bytes, at most %d fit into the phone: set a shorter one at the"
                                    + " server and here")
                            .formatted(bytes, Password.BYTES_MAX));
        }
        if (!text.equals(text.strip())) {
            return ValueReading.wrong("it begins or ends with a blank, which some phones drop");
        }
        return text.matches("[ -~]*")
                ? new ValueReading.Fine(text)
                : ValueReading.wrong(
                        "it has a letter that is not plain ASCII; phone and server may spell that"
                                + " differently");
    }

    private static ValueReading host(String text) {
        String bare = text.replaceFirst("(?i)^(sips?|https?|tcp|udp):(//)?", "");
        String host = bare.replaceFirst("^([^:]*):\\d+$", "$1").replaceFirst("/.*$", "");
        boolean isAddress = host.matches("[\\d.]+");
        boolean isSound =
                isAddress
                        ? offhook.address.Ipv4.read(host).isPresent()
                        : host.matches("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9])?\\.?");
        if (!isSound) {
            return ValueReading.wrong("expected an address such as 192.168.1.10 or a host name");
        }
        return host.equals(text)
                ? limited(text, Host.BYTES_MAX)
                : ValueReading.wrong("expected a host alone, without scheme and port", host);
    }

    private static ValueReading dialled(String text) {
        String bare = text.replaceAll("[ ()/-]", "");
        if (!bare.matches("\\+?[0-9*#A-Da-d]*")) {
            // A SIP user may be a word; a blank may be none.
            return text.matches("[!-~&&[^\"<>@;,:]]+")
                    ? limited(text, Dialled.BYTES_MAX)
                    : ValueReading.wrong("expected digits, * and #, such as *97");
        }
        return limited(bare, Dialled.BYTES_MAX);
    }

    private static ValueReading dateOrder(String text) {
        return text.matches("(?:[DM]([./-])[DM]\\1YY?|YY?([./-])[DM]\\2[DM])[Aa]?")
                ? new ValueReading.Fine(text)
                : ValueReading.wrong(
                        "expected D, M and Y with / - or . between, and A at the end for a 12-hour"
                                + " clock",
                        "D/M/Y");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest beginning that fits; no letter is cut in two. */
    private static String cut(String text, int bytesMax) {
        int end = text.length();
        while (end > 0
                && (bytes(text.substring(0, end)) > bytesMax
                        || Character.isHighSurrogate(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
