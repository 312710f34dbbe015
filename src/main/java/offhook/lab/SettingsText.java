package offhook.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How phones read their settings: by the element they look for, not as XML readers do. */
final class SettingsText {
    private SettingsText() {}

    /** A settings file at all: its outer element opens and closes. */
    static boolean isWhole(String text) {
        return text.matches("(?s).*<(device|Default)\\b.*</\\1\\s*>\\s*");
    }

    /** The trimmed content of an element, empty if it is absent or blank. */
    static Optional<String> element(String text, String name) {
        Matcher found =
                Pattern.compile("<" + name + "(?:\\s[^>]*)?>([^<]*)</" + name + "\\s*>")
                        .matcher(text);
        return found.find()
                ? Optional.of(found.group(1).strip()).filter(content -> !content.isEmpty())
                : Optional.empty();
    }

    /** An element of that name within another: {@code name} in {@code userLocale}. */
    static Optional<String> element(String text, String outer, String name) {
        Matcher found =
                Pattern.compile("(?s)<" + outer + "(?:\\s[^>]*)?>(.*?)</" + outer + "\\s*>")
                        .matcher(text);
        return found.find() ? element(found.group(1), name) : Optional.empty();
    }

    /**
     * The load of a phone's own settings, or of the defaults by number; zero-padded numbers occur
     * in the wild (firmware.md §5.3).
     */
    static Optional<String> load(String text, int deviceType) {
        return element(text, "loadInformation")
                .or(() -> element(text, "loadInformation0*" + deviceType));
    }

    /** {@code image_version : "P0S3-8-12-00"} of a SIP settings file. */
    static Optional<String> imageVersion(String text) {
        Matcher found =
                Pattern.compile("(?m)^\\s*image_version\\s*:\\s*\"?([^\"\\s#;]*)\"?").matcher(text);
        return found.find()
                ? Optional.of(found.group(1)).filter(version -> !version.isEmpty())
                : Optional.empty();
    }
}
