package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneFile;
import offhook.phone.PhoneFileNames;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pieces that lines of all programs are made of: addresses and file names. */
final class Words {
    static final String IP = "(?:::ffff:)?(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})";
    static final String MAC =
            "((?:[0-9A-Fa-f]{1,2}[:-]){5}[0-9A-Fa-f]{1,2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4})";

    private static final Pattern ONE_DIGIT =
            Pattern.compile("(?<![0-9A-Fa-f])(?=[0-9A-Fa-f](?:[:-]|$))");

    private static final Pattern CUT =
            Pattern.compile("(?:.*/)?(SEP|CTLSEP|ITLSEP)([0-9A-F]{12})(\\.?\\w*(?:\\.\\w*)?)");

    private Words() {}

    static Optional<MacAddress> mac(String text) {
        // Some programs leave leading zeros out: 0:1b:c:18:bd:c1.
        String whole =
                text.length() < 17 && !text.contains(".")
                        ? ONE_DIGIT.matcher(text).replaceAll("0")
                        : text;
        return MacAddress.read(whole);
    }

    /** The name as the phone asked for it: without quotes, and without the server's own folder. */
    static String fileName(String written) {
        String name = written.strip();
        while (name.length() > 1 && "<\"'`".indexOf(name.charAt(0)) >= 0) {
            name = name.substring(1);
        }
        while (name.length() > 1 && ">\"'`,;".indexOf(name.charAt(name.length() - 1)) >= 0) {
            name = name.substring(0, name.length() - 1);
        }
        String slashed = name.replace('\\', '/');
        String base = slashed.substring(slashed.lastIndexOf('/') + 1);
        boolean isInFolder = base.length() < slashed.length() && !base.isEmpty();
        return isInFolder && !(PhoneFileNames.read(base) instanceof PhoneFile.Unknown)
                ? base
                : name;
    }

    /** A name that a narrow terminal cut behind the phone's number can only have been one. */
    static String whole(String name) {
        Matcher cut = CUT.matcher(name);
        if (!cut.matches()) {
            return name;
        }
        String extension = cut.group(1).equalsIgnoreCase("SEP") ? ".cnf.xml" : ".tlv";
        String head = name.substring(0, cut.end(2));
        boolean isCut = cut.group(3).length() < extension.length();
        return isCut && extension.startsWith(cut.group(3)) ? head + extension : name;
    }

    /** Whether nobody but a phone asks for such a file. */
    static boolean isPhones(PhoneFile file) {
        return switch (file) {
            case PhoneFile.CertificateTrustList _,
                    PhoneFile.IdentityTrustList _,
                    PhoneFile.OwnSettings _,
                    PhoneFile.OwnSipSettings _,
                    PhoneFile.OwnMgcpSettings _,
                    PhoneFile.OwnProfile _,
                    PhoneFile.DefaultSettings _,
                    PhoneFile.SipDefaults _,
                    PhoneFile.ProfileDefaults _,
                    PhoneFile.WirelessSettings _,
                    PhoneFile.ImageName _,
                    PhoneFile.DefaultLoads _,
                    PhoneFile.Manifest _ ->
                    true;
            case PhoneFile.Image(String image) ->
                    !image.toLowerCase(Locale.ROOT).endsWith(".bin")
                            || LoadNames.named(image).isPresent();
            case PhoneFile.Comfort(String comfort) -> {
                String small = comfort.toLowerCase(Locale.ROOT);
                yield small.endsWith(".jar")
                        || small.endsWith("-tones.xml")
                        || small.contains("ringlist")
                        || small.contains("dialplan");
            }
            case PhoneFile.Unknown _ -> false;
        };
    }

    static Optional<LoadName> load(String text) {
        return LoadNames.named(text.strip());
    }

    /** The group as an address, if the line matches. */
    static Optional<Ipv4> address(Matcher match, int group) {
        return match.group(group) == null ? Optional.empty() : Ipv4.read(match.group(group));
    }
}
