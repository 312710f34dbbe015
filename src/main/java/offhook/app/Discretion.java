package offhook.app;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.wire.Bytes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken out before something is shown to strangers: secrets, and public addresses. An
 * address always becomes the same stand-in, so that what belongs together still does. Not
 * thread-safe; one for each bundle.
 */
final class Discretion {
    static final String REMOVED = "removed";

    /** Nobody's: for benchmarks in a laboratory (RFC 2544). */
    private static final Ipv4 STAND_INS = Ipv4.of("198.18.0.1");

    private static final int STAND_INS_MAX = 1 << 17;

    /** RFC 6890: addresses that say nothing about whose network it is. */
    private static final List<Subnet> PRIVATE =
            List.of(
                    Subnet.around(Ipv4.of("0.0.0.0"), 8),
                    Subnet.around(Ipv4.of("10.0.0.0"), 8),
                    Subnet.around(Ipv4.of("100.64.0.0"), 10),
                    Subnet.around(Ipv4.of("127.0.0.0"), 8),
                    Subnet.around(Ipv4.of("169.254.0.0"), 16),
                    Subnet.around(Ipv4.of("172.16.0.0"), 12),
                    Subnet.around(Ipv4.of("192.0.2.0"), 24),
                    Subnet.around(Ipv4.of("192.168.0.0"), 16),
                    Subnet.around(Ipv4.of("198.18.0.0"), 15),
                    Subnet.around(Ipv4.of("198.51.100.0"), 24),
                    Subnet.around(Ipv4.of("203.0.113.0"), 24),
                    Subnet.around(Ipv4.of("224.0.0.0"), 3));

    private static final Pattern IPV4 =
            Pattern.compile("(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w-]|\\.\\d)");

    /** Global unicast, RFC 4291 §2.4. */
    private static final Pattern IPV6 =
            Pattern.compile("(?<![\\w:])[23][0-9a-fA-F]{3}:[0-9a-fA-F:]{2,34}(?![\\w:])");

    private static final String SECRET_NAME =
            "[\\w.-]*(?:passw(?:or)?d|passphrase|secret|token|credential|authkey|psk)[\\w.-]*";

    private static final Pattern SECRET_ELEMENT =
            Pattern.compile("(?i)(<(" + SECRET_NAME + ")(?:\\s[^<>]*)?>)[^<]*");

    private static final Pattern SECRET_SETTING =
            Pattern.compile("(?im)^(\\s*\"?" + SECRET_NAME + "\"?\\s*[:=]\\s*).*$");

    private static final Pattern SECRET_FIELD =
            Pattern.compile("(?i)(\"" + SECRET_NAME + "\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Pattern LOGIN_IN_URL = Pattern.compile("(://)[^/@\\s\"]+@");

    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)([?&;]" + SECRET_NAME + "=)[^&;\\s\"]*");

    private final Map<Ipv4, Ipv4> standIns = new HashMap<>();

    String of(String text) {
        String open = SECRET_ELEMENT.matcher(text).replaceAll("$1" + REMOVED);
        open = SECRET_FIELD.matcher(open).replaceAll("$1\"" + REMOVED + "\"");
        open = SECRET_SETTING.matcher(open).replaceAll("$1" + REMOVED);
        open = LOGIN_IN_URL.matcher(open).replaceAll("$1" + REMOVED + "@");
        open = SECRET_IN_URL.matcher(open).replaceAll("$1" + REMOVED);
        open = IPV6.matcher(open).replaceAll("2001:db8::1");
        return IPV4.matcher(open)
                .replaceAll(
                        found ->
                                Ipv4.read(found.group())
                                        .map(address -> of(address).toString())
                                        .orElse(Matcher.quoteReplacement(found.group())));
    }

    Ipv4 of(Ipv4 address) {
        return isPublic(address)
                ? standIns.computeIfAbsent(
                        address, _ -> STAND_INS.plus(standIns.size() % STAND_INS_MAX))
                : address;
    }

    /** Public addresses at every place of a packet's bytes, as numbers and as text. */
    Bytes of(Bytes packet, List<Ipv4> known) {
        byte[] bytes = packet.toArray();
        for (Ipv4 address : known) {
            Bytes from = address.bytes();
            Bytes to = of(address).bytes();
            replace(bytes, from, to);
            // As text it may become shorter or longer, which would move all behind it.
            String text = address.toString();
            replace(bytes, Bytes.ofText(text), Bytes.ofText("0".repeat(text.length())));
        }
        return Bytes.of(bytes);
    }

    static boolean isPublic(Ipv4 address) {
        return PRIVATE.stream().noneMatch(subnet -> subnet.contains(address));
    }

    private static void replace(byte[] bytes, Bytes from, Bytes to) {
        for (int at = 0; at + from.size() <= bytes.length; at++) {
            int same = 0;
            while (same < from.size() && (bytes[at + same] & 0xff) == from.at(same)) {
                same++;
            }
            if (same == from.size()) {
                System.arraycopy(to.toArray(), 0, bytes, at, to.size());
            }
        }
    }
}
