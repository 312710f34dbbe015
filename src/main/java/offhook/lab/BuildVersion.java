package offhook.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version in the name of a Java phone's load or member, and which signing key it is from.
 *
 * <p>Images before 8.3(3) know only the old key; 8.3(3) to 8.5(2) know both; from 8.5(2)SR1 on only
 * the new one is left (firmware.md §4.1 B1, phones.md §2.3).
 */
record BuildVersion(int major, int minor, int maintenance, String suffix) {
    /** Whose signature a package bears, and which signatures an image can verify. */
    enum Era {
        OLD_KEY,
        BOTH_KEYS,
        NEW_KEY;

        boolean canVerify(Era other) {
            return this == BOTH_KEYS || other == BOTH_KEYS || this == other;
        }
    }

    private static final Pattern FORM =
            Pattern.compile("(\\d+)-(\\d+)-(\\d+)(SR|ES|TH|TR)?\\d*(?:-\\d+)*");

    /** The first version in the text. */
    static Optional<BuildVersion> in(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(
                new BuildVersion(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        found.group(4) == null ? "" : found.group(4)));
    }

    Era era() {
        int number = (major * 100 + minor) * 100 + maintenance;
        if (number < 8_03_03) {
            return Era.OLD_KEY;
        }
        // 8.5(2) itself is made of members 8-5-2TH1-9; ES and SR builds of it came after.
        boolean isAfter852 =
                number > 8_05_02
                        || number == 8_05_02 && (suffix.equals("SR") || suffix.equals("ES"));
        return isAfter852 ? Era.NEW_KEY : Era.BOTH_KEYS;
    }

    /** Images from 8.5 on ask for an identity trust list; the exact version is inferred. */
    boolean asksIdentityTrustList() {
        return major > 8 || major == 8 && minor >= 5;
    }
}
