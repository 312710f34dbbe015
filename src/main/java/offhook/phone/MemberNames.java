package offhook.phone;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JAVA_MEMBER and JAVA_DEFAULT of firmware.md §2, and the parts of a wireless phone's load. */
public final class MemberNames {
    private static final Pattern JAVA_MEMBER =
            Pattern.compile(
                    "(apps|cnu|cvm|dsp|jar)(\\d{2})(sccp|sip)?\\."
                            + JavaVersion.PATTERN
                            + "(dev)?\\.sbn",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern JAVA_DEFAULT =
            Pattern.compile(
                    "term(06|11|31|41|42|45|61|62|65|70|71|75)\\.default(?:\\.loads)?",
                    Pattern.CASE_INSENSITIVE);

    /** No letter is the 7921, H the 7925, S the 7926 (firmware-loads.csv). */
    private static final Pattern WIRELESS =
            Pattern.compile(
                    "(TNUXR?|SYS|WLAN|APPS|GUI|JSYS|JUI)(H|S)?-"
                            + "(\\d{1,4}(?:\\.\\d{1,4}){1,4}(?:SR\\d{1,4}(?:\\.\\d{1,4})?)?)\\.SBN",
                    Pattern.CASE_INSENSITIVE);

    private MemberNames() {}

    /** The file's name as such a part's, in any case; empty if it is something else. */
    public static Optional<MemberName> read(String fileName) {
        String text = fileName.strip();
        if (text.length() > LoadNames.TEXT_MAX) {
            return Optional.empty();
        }
        Matcher member = JAVA_MEMBER.matcher(text);
        if (member.matches()) {
            return Platform.ofJavaFamily(member.group(2)).map(platform -> java(platform, member));
        }
        Matcher factory = JAVA_DEFAULT.matcher(text);
        if (factory.matches()) {
            String family = factory.group(1);
            return Platform.ofJavaFamily(family)
                    .map(it -> new MemberName.DefaultLoads(defaultLoads(family), it, family));
        }
        Matcher wireless = WIRELESS.matcher(text);
        return wireless.matches() ? Optional.of(wireless(wireless)) : Optional.empty();
    }

    static String defaultLoads(String family) {
        return "term" + family + ".default.loads";
    }

    private static MemberName java(Platform platform, Matcher match) {
        String kind = match.group(1).toLowerCase(Locale.ROOT);
        Optional<String> protocol = Optional.ofNullable(match.group(3));
        String text = match.group();
        int dot = text.indexOf('.');
        int build = text.length() - ".sbn".length() - (match.group(10) == null ? 0 : 3);
        return new MemberName.JavaMember(
                text.substring(0, dot).toLowerCase(Locale.ROOT)
                        + text.substring(dot, build).toUpperCase(Locale.ROOT)
                        + text.substring(build).toLowerCase(Locale.ROOT),
                platform,
                MemberName.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                match.group(2),
                protocol.map(word -> Protocol.valueOf(word.toUpperCase(Locale.ROOT))),
                JavaVersion.read(match, 4));
    }

    private static MemberName wireless(Matcher match) {
        String letter = match.group(2) == null ? "" : match.group(2).toUpperCase(Locale.ROOT);
        var platform =
                switch (letter) {
                    case "H" -> Platform.WIRELESS_7925;
                    case "S" -> Platform.WIRELESS_7926;
                    default -> Platform.WIRELESS_7921;
                };
        return new MemberName.WirelessMember(
                match.group().toUpperCase(Locale.ROOT),
                platform,
                match.group(1).toUpperCase(Locale.ROOT),
                match.group(3).toUpperCase(Locale.ROOT));
    }
}
