package offhook.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in an element or behind a key. An empty value is judged elsewhere. */
sealed interface ValueType {
    /** Why the value is wrong: "is 12, expected 1 to 5"; empty if it is right. */
    Optional<String> wrong(String value);

    record Anything() implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            return Optional.empty();
        }
    }

    /** Exactly {@code true} or {@code false}; a phone takes everything else for false. */
    record Truth() implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("expected true or false, in lower case");
        }
    }

    record Whole(long low, long high) implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            boolean isNumber = value.matches("[+-]?\\d{1,12}");
            return isNumber && Long.parseLong(value) >= low && Long.parseLong(value) <= high
                    ? Optional.empty()
                    : Optional.of("expected a whole number from " + low + " to " + high);
        }
    }

    /** One of some words; {@code isExact} says whether their case counts. */
    record OneOf(List<String> words, boolean isExact) implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            boolean isKnown =
                    words.stream()
                            .anyMatch(
                                    word ->
                                            isExact
                                                    ? word.equals(value)
                                                    : word.equalsIgnoreCase(value));
            return isKnown
                    ? Optional.empty()
                    : Optional.of("expected one of " + String.join(", ", words));
        }
    }

    /** Text of so many bytes in UTF-8, which is how the phone's buffers count. */
    record Text(int bytesMax) implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            return bytes <= bytesMax
                    ? Optional.empty()
                    : Optional.of("it has " + bytes + " bytes, at most " + bytesMax + " fit");
        }
    }

    /** An address or a name that a resolver takes. */
    record Host() implements ValueType {
        private static final Pattern NAME =
                Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?");
        private static final Pattern IPV6 =
                Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\\]?");
        private static final Pattern NUMBERS = Pattern.compile("[\\d.]+");
        private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

        @Override
        public Optional<String> wrong(String value) {
            boolean isName = NAME.matcher(value).matches();
            boolean isBadIpv4 = NUMBERS.matcher(value).matches() && !isIpv4(value);
            return (isName || IPV6.matcher(value).matches()) && !isBadIpv4
                    ? Optional.empty()
                    : Optional.of(
                            "expected an address such as 192.168.1.10 or a host name, without"
                                    + " http:// and without port");
        }

        private static boolean isIpv4(String value) {
            return IPV4.matcher(value).matches()
                    && List.of(value.split("\\.")).stream()
                            .allMatch(part -> Integer.parseInt(part) <= 255);
        }
    }

    /** The part before the @ of an address; the phone puts the server behind it. */
    record User() implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            return value.indexOf('@') < 0
                    ? Optional.empty()
                    : Optional.of(
                            "expected the user alone; the phone puts @ and the server behind it");
        }
    }

    /** Something with a scheme; {@code Application:} and {@code TFTP:} are Cisco's own. */
    record Url() implements ValueType {
        static final int BYTES_MAX = 255;

        @Override
        public Optional<String> wrong(String value) {
            if (!value.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
                return Optional.of("expected an address that begins with http://");
            }
            return new Text(BYTES_MAX).wrong(value);
        }
    }

    /** {@code D/M/YA}: day, month, year and what stands between; A is the 12-hour clock. */
    record DatePattern() implements ValueType {
        @Override
        public Optional<String> wrong(String value) {
            return value.matches("(?:[DM]([./-])[DM]\\1YY?|YY?([./-])[DM]\\2[DM])[Aa]?")
                    ? Optional.empty()
                    : Optional.of(
                            "expected D, M and Y or YY with / - or . between, and A at the end for"
                                    + " a 12-hour clock, such as D/M/YA");
        }
    }

    /** Reads {@code bool}, {@code 0-3}, {@code text:31}, {@code a|b|c}, {@code =a|b} and so on. */
    static ValueType of(String text) {
        return switch (text) {
            case "any" -> new Anything();
            case "bool" -> new Truth();
            case "flag" -> new Whole(0, 1);
            case "port" -> new Whole(1, 65_535);
            case "host" -> new Host();
            case "user" -> new User();
            case "url" -> new Url();
            case "date" -> new DatePattern();
            default -> ofPattern(text);
        };
    }

    private static ValueType ofPattern(String text) {
        if (text.startsWith("text:")) {
            return new Text(Integer.parseInt(text.substring("text:".length())));
        }
        if (text.matches("-?\\d+-\\d+")) {
            int dash = text.indexOf('-', 1);
            return new Whole(
                    Long.parseLong(text.substring(0, dash)),
                    Long.parseLong(text.substring(dash + 1)));
        }
        boolean isExact = text.startsWith("=");
        String words = isExact ? text.substring(1) : text;
        return new OneOf(List.of(words.replace('_', ' ').split("\\|")), isExact);
    }
}
