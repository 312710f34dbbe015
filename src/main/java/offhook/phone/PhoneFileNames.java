package offhook.phone;

import offhook.address.MacAddress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which file a phone means. Total: what fits nothing is {@link PhoneFile.Unknown}. */
public final class PhoneFileNames {
    private static final List<String> BEFORE_MAC =
            List.of("ctlsep", "itlsep", "sep", "sip", "mgc", "wlan", "gk", "ld");

    private static final int MAC_DIGITS = 12;

    private static final Pattern BLANK_BEFORE_EXTENSION = Pattern.compile("\\s+(?=\\.[^./\\s]+$)");

    private static final Pattern DEFAULT_LOADS = Pattern.compile("term\\d{2}\\.default\\.loads");

    private static final List<String> IMAGES =
            List.of(".sbn", ".sb2", ".bin", ".sbin", ".zup", ".zz.sgn");

    private static final List<String> EXTENSIONS_OF_COMFORT =
            List.of(".jar", ".raw", ".rwb", ".pcm", ".png", ".bmp", ".dat", ".xml");

    /**
     * What follows the settings: locale jars and dictionaries, tones, ring lists and rings, dial
     * plan and dial rules, soft keys, backgrounds (phones.md §2.2 to §2.6, config-files.md §5).
     */
    private static final Pattern COMFORT =
            pattern(
                    "(?:.*/)?(?:[^/]+\\.(?:jar|raw|rwb|pcm|png|bmp|dat)"
                            + "|[^/]*-(?:tones|font|dictionary|kate)[^/]*\\.xml"
                            + "|(?:distinctive)?ringlist(?:-wb)?\\.xml"
                            + "|[^/]*dialplan[^/]*\\.xml|[^/]*dial[^/]*rules\\.xml"
                            + "|[^/]*soft_?-?keys?[^/]*\\.xml|syncinfo\\.xml"
                            + "|ldapdirectories\\.xml|featurepolicy[^/]*\\.xml)"
                            + "|desktops/.+/list\\.xml");

    private PhoneFileNames() {}

    /** What the name means, in any case and with the additions that {@link #normal} takes off. */
    public static PhoneFile read(String asked) {
        String name = normal(asked);
        String small = lower(name);
        Optional<PhoneFile> own = withMac(small);
        if (own.isPresent()) {
            return own.get();
        }
        return switch (small) {
            case "xmldefault.cnf.xml", "xmldefault.cnf.xml.sgn" -> new PhoneFile.DefaultSettings();
            case "sipdefault.cnf" -> new PhoneFile.SipDefaults();
            case "os79xx.txt" -> new PhoneFile.ImageName();
            case "itlfile.tlv" -> new PhoneFile.IdentityTrustList(Optional.empty());
            case "sepdefault.cnf", "gkdefault.cfg", "lddefault.cfg" ->
                    new PhoneFile.ProfileDefaults(name);
            case "wlandefault.xml" -> new PhoneFile.WirelessSettings(Optional.empty());
            default -> ofExtension(name, small);
        };
    }

    /**
     * The name for look-ups: slashes forward, no {@code ./} or {@code /} in front (an empty locale,
     * {@code tftp_cfg_dir}), no blank at the end or before the extension (a blank in OS79XX.TXT).
     * The case stays, and so do folders; nothing is refused.
     */
    public static String normal(String asked) {
        String name = asked.replace('\\', '/').strip();
        while (name.startsWith("/") || name.startsWith("./")) {
            name = name.substring(name.indexOf('/') + 1).stripLeading();
        }
        // Hardly any name has one, and names are read a million times in a large log.
        return name.chars().anyMatch(Character::isWhitespace)
                ? BLANK_BEFORE_EXTENSION.matcher(name).replaceFirst("")
                : name;
    }

    /** Not by a pattern: a large log holds a million names, and each is read several times. */
    private static Optional<PhoneFile> withMac(String small) {
        for (String prefix : BEFORE_MAC) {
            int end = prefix.length() + MAC_DIGITS;
            boolean isLikely =
                    small.length() >= end
                            && small.startsWith(prefix)
                            && (small.length() == end
                                    || small.charAt(end) == '.' && small.length() > end + 1);
            if (isLikely && isHex(small, prefix.length(), end)) {
                return MacAddress.read(small.substring(prefix.length(), end))
                        .flatMap(mac -> ofPhone(prefix, mac, small.substring(end)));
            }
        }
        return Optional.empty();
    }

    private static boolean isHex(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<PhoneFile> ofPhone(String prefix, MacAddress mac, String extension) {
        return Optional.ofNullable(
                switch (prefix + extension) {
                    case "ctlsep.tlv" -> new PhoneFile.CertificateTrustList(mac);
                    case "itlsep.tlv" -> new PhoneFile.IdentityTrustList(Optional.of(mac));
                    case "sep.cnf.xml" -> new PhoneFile.OwnSettings(mac, false);
                    case "sep.cnf.xml.sgn", "sep.cnf.xml.enc.sgn" ->
                            new PhoneFile.OwnSettings(mac, true);
                    case "sip.cnf" -> new PhoneFile.OwnSipSettings(mac);
                    case "mgc.cnf" -> new PhoneFile.OwnMgcpSettings(mac);
                    case "gk", "ld" -> new PhoneFile.OwnProfile(mac);
                    case "wlan.xml" -> new PhoneFile.WirelessSettings(Optional.of(mac));
                    default -> null;
                });
    }

    private static PhoneFile ofExtension(String name, String small) {
        if (DEFAULT_LOADS.matcher(small).matches()) {
            return new PhoneFile.DefaultLoads(small);
        }
        if (small.endsWith(".loads") && small.length() > ".loads".length()) {
            String load = name.substring(0, name.length() - ".loads".length());
            return new PhoneFile.Manifest(LoadShape.readAny(load).map(LoadName::text).orElse(load));
        }
        if (endsWithOne(small, IMAGES)) {
            return new PhoneFile.Image(name);
        }
        return endsWithOne(small, EXTENSIONS_OF_COMFORT) && COMFORT.matcher(name).matches()
                ? new PhoneFile.Comfort(name)
                : new PhoneFile.Unknown(name);
    }

    private static boolean endsWithOne(String small, List<String> extensions) {
        for (String extension : extensions) {
            if (small.endsWith(extension) && small.length() > extension.length()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
