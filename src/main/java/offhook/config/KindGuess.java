package offhook.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what a file is: by its content, and by its name where the content leaves it open. */
final class KindGuess {
    /** Lines looked at to tell settings from prose. */
    private static final int LINES_SEEN = 40;

    /** So many control characters an editor leaves in XML; each is remarked in its place. */
    private static final int STRAY_MAX = 4;

    /** A page, or a part of one that was copied with its markup. */
    private static final Pattern PAGE =
            Pattern.compile("<!doctype html|<(?:html|head|body|div|pre|code|table|p|span)[\\s>]");

    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");

    private KindGuess() {}

    static FileKind of(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return FileKind.EMPTY;
        }
        if (isBinary(text)) {
            return FileKind.BINARY;
        }
        String head = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        // Copied from a page's source, or by an editor that knows better.
        boolean isEscaped =
                head.startsWith("&lt;") || "\u2039\uff1c\u3008".indexOf(head.charAt(0)) >= 0;
        if (isEscaped || PAGE.matcher(head).lookingAt() || head.startsWith("{\\rtf")) {
            return FileKind.WEB_PAGE;
        }
        Optional<String> root = root(text);
        // chan-sccp's list of what vendorConfig may hold looks like a phone's file and is none.
        if (text.contains(" defaultvalue=\"")) {
            return FileKind.OTHER_XML;
        }
        boolean isMarkup = start.startsWith("<") || root.filter(KindGuess::isOurs).isPresent();
        return isMarkup ? ofXml(lower, root.orElse("")) : ofText(lower, start);
    }

    private static boolean isBinary(String text) {
        int end = Math.min(text.length(), 4096);
        int odd = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            odd += c < 9 || c > 13 && c < ' ' && c != 27 ? 1 : 0;
        }
        return odd > (text.startsWith("<") ? STRAY_MAX : 0);
    }

    /** The first element, behind comments and declarations. */
    private static Optional<String> root(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            int next = text.indexOf('<', at);
            if (next < 0) {
                return Optional.empty();
            }
            if (text.startsWith("<!--", next)) {
                at = after(text, "-->", next);
            } else if (text.startsWith("<?", next)) {
                at = after(text, "?>", next);
            } else if (text.startsWith("<!", next)) {
                at = after(text, ">", next);
            } else {
                Matcher match = ROOT.matcher(text).region(next, text.length());
                return match.lookingAt() ? Optional.of(match.group(1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int after(String text, String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? -1 : end + mark.length();
    }

    private static boolean isOurs(String root) {
        return ofXml("", root) != FileKind.OTHER_XML;
    }

    private static FileKind ofXml(String name, String root) {
        // CME's XMLDefault7960.cnf.xml is what it gives a phone of this type as the phone's own.
        boolean isOfType = name.matches("xmldefault\\w+\\.cnf\\.xml");
        if ((name.contains("xmldefault") || name.contains("sepdefault")) && !isOfType) {
            return FileKind.DEFAULTS;
        }
        return switch (root.toLowerCase(Locale.ROOT)) {
            case "device" -> FileKind.DEVICE;
            case "default" -> FileKind.DEFAULTS;
            case "dialtemplate" -> FileKind.DIAL_PLAN;
            case "ciscoipphoneringlist" -> FileKind.RING_LIST;
            case "softkeycfg" -> FileKind.SOFT_KEYS;
            case "ciscoipphoneimagelist" -> FileKind.IMAGE_LIST;
            case "featurepolicy" -> FileKind.FEATURE_POLICY;
            case "image", "syncinfo" -> FileKind.SYNC;
            case "xsd:schema", "xs:schema", "schema" -> FileKind.SCHEMA;
            default -> ofUnknownRoot(name, root);
        };
    }

    private static FileKind ofUnknownRoot(String name, String root) {
        if (root.startsWith("CiscoIPPhone")) {
            return FileKind.SERVICE;
        }
        if (name.matches("sep.*\\.cnf\\.xml.*")) {
            return FileKind.DEVICE;
        }
        if (name.contains("dialplan") || name.contains("dialtemplate")) {
            return FileKind.DIAL_PLAN;
        }
        return name.contains("ringlist") ? FileKind.RING_LIST : FileKind.OTHER_XML;
    }

    private static FileKind ofText(String name, String text) {
        if (name.contains("os79xx")) {
            return FileKind.IMAGE_NAME;
        }
        if (name.contains("ringlist")) {
            return FileKind.RING_TABLE;
        }
        if (text.startsWith("#txt")) {
            return FileKind.PROFILE;
        }
        if (name.matches("(sip|sep|mgc).*\\.cnf.*") || name.endsWith(".cnf")) {
            return FileKind.SIP_SETTINGS;
        }
        List<String> lines = text.lines().filter(it -> !it.isBlank()).limit(LINES_SEEN).toList();
        boolean isSettings =
                lines.stream()
                        .anyMatch(
                                it ->
                                        it.matches(
                                                "(?i)\\s*(image_version|(proxy|line)\\d_\\w+|"
                                                    + "sip_\\w+|proxy_register|dtmf_\\w+|timer_\\w+)"
                                                    + "\\s*[:=].*"));
        if (isSettings) {
            return FileKind.SIP_SETTINGS;
        }
        if (lines.stream().allMatch(it -> it.matches(".+\\t.*\\.(?i:raw|pcm)\\s*"))) {
            return FileKind.RING_TABLE;
        }
        boolean isImage = lines.size() == 1 && lines.getFirst().matches("\\s*P00?[0-9SM]\\S+\\s*");
        return isImage ? FileKind.IMAGE_NAME : FileKind.UNKNOWN;
    }
}
