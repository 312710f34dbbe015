package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;

import java.util.Optional;

/**
 * Finds addresses in a line without patterns: a large log has a million of them, and most of the
 * time went there.
 */
final class LineScan {
    private static final String MAPPED = "::ffff:";
    private static final int MAC_TEXT_MAX = 17;
    private static final int MAC_TEXT_MIN = 11;

    private LineScan() {}

    /**
     * Something between two places of a line.
     *
     * @param at where it begins
     * @param end behind it
     */
    record Found<T>(T value, int at, int end) {}

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isHex(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** The first whole dotted address; a longer row of numbers and dots is none. */
    static Optional<Found<Ipv4>> address(String text, int from) {
        for (int dot = text.indexOf('.', from); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int at = dot;
            while (at > from && isDigit(text, at - 1)) {
                at--;
            }
            if (at == dot || at > from && text.charAt(at - 1) == '.') {
                continue;
            }
            int end = dot;
            while (isDigit(text, end) || end < text.length() && text.charAt(end) == '.') {
                end++;
            }
            // A sentence may end behind it.
            int last = text.charAt(end - 1) == '.' ? end - 1 : end;
            Optional<Ipv4> read =
                    last - at <= 15 ? Ipv4.read(text.substring(at, last)) : Optional.empty();
            if (read.isPresent()) {
                return Optional.of(new Found<>(read.get(), at, last));
            }
            dot = end - 1;
        }
        return Optional.empty();
    }

    /** Exactly here, perhaps written as IPv6 writes it. */
    static Optional<Found<Ipv4>> addressHere(String text, int at) {
        int begin = text.startsWith(MAPPED, at) ? at + MAPPED.length() : at;
        int end = begin;
        while (end - begin <= 15
                && (isDigit(text, end) || end < text.length() && text.charAt(end) == '.')) {
            end++;
        }
        int last = end > begin && text.charAt(end - 1) == '.' ? end - 1 : end;
        return Ipv4.read(text.substring(begin, last)).map(read -> new Found<>(read, at, last));
    }

    /** The first MAC address with colons, dashes, or in three groups of four. */
    static Optional<Found<MacAddress>> mac(String text, int from) {
        for (int at = from; at + MAC_TEXT_MIN <= text.length(); at++) {
            boolean mayBegin = isHex(text, at) && (at == 0 || !isOfMac(text, at - 1));
            if (!mayBegin) {
                continue;
            }
            int end = at;
            while (end - at <= MAC_TEXT_MAX && isOfMac(text, end)) {
                end++;
            }
            if (end - at >= MAC_TEXT_MIN && end - at <= MAC_TEXT_MAX) {
                Optional<MacAddress> read = written(text.substring(at, end));
                if (read.isPresent()) {
                    return Optional.of(new Found<>(read.get(), at, end));
                }
            }
            at = Math.max(at, end - 1);
        }
        return Optional.empty();
    }

    private static boolean isOfMac(String text, int at) {
        if (isHex(text, at)) {
            return true;
        }
        char c = at >= 0 && at < text.length() ? text.charAt(at) : ' ';
        boolean isBetween = isHex(text, at - 1) && isHex(text, at + 1);
        return isBetween && (c == ':' || c == '-' || c == '.');
    }

    private static Optional<MacAddress> written(String text) {
        int colons = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            colons += c == ':' || c == '-' ? 1 : 0;
            dots += c == '.' ? 1 : 0;
        }
        boolean isMac = colons == 5 && dots == 0 || colons == 0 && dots == 2;
        return isMac ? Words.mac(text) : Optional.empty();
    }
}
