package offhook.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a 7940/60 image as the phone itself takes it apart (firmware.md §1.1, §1.2).
 *
 * @param kind {@code 0} SCCP, {@code S} SIP, {@code M} MGCP, {@code L} a universal loader
 */
record ImageName(String text, char kind, int major, int minor, int patch) {
    private static final Pattern SCCP =
            Pattern.compile("P003(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)|SR(\\d\\d))");
    private static final Pattern DASHED = Pattern.compile("P0([0SM])3-(\\d+)-(\\d+)-(\\d+)");
    private static final Pattern SHORT = Pattern.compile("P0([0SM])3(\\d\\d)(\\d\\d)");

    /** The first version that comes as a universal loader and an application. */
    private static final int UNIVERSAL_SINCE = 7;

    static Optional<ImageName> read(String text) {
        Matcher sccp = SCCP.matcher(text);
        if (sccp.matches()) {
            int patch = sccp.group(3) == null ? 0 : Integer.parseInt(sccp.group(3));
            return of(text, '0', sccp.group(1), sccp.group(2), patch);
        }
        Matcher dashed = DASHED.matcher(text);
        if (dashed.matches()) {
            char kind = dashed.group(1).charAt(0) == '0' ? 'L' : dashed.group(1).charAt(0);
            int patch = Integer.parseInt(dashed.group(4));
            return of(text, kind, dashed.group(2), dashed.group(3), patch);
        }
        Matcher early = SHORT.matcher(text);
        return early.matches()
                ? of(text, early.group(1).charAt(0), early.group(2), early.group(3), 0)
                : Optional.empty();
    }

    private static Optional<ImageName> of(
            String text, char kind, String major, String minor, int patch) {
        return Optional.of(
                new ImageName(text, kind, Integer.parseInt(major), Integer.parseInt(minor), patch));
    }

    boolean isSip() {
        return kind == 'S';
    }

    /** 4.4 is {@code isBefore(5, 0)}. */
    boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || major == otherMajor && minor < otherMinor;
    }

    /** The loader that this load installs first; empty for a single image. */
    Optional<String> universalLoader() {
        if (major < UNIVERSAL_SINCE) {
            return Optional.empty();
        }
        return Optional.of(kind == '0' || kind == 'L' ? text : "P003" + text.substring(4));
    }

    /** A loader, or the SCCP {@code .sbn} that is one. */
    boolean isUniversalLoader() {
        return universalLoader().filter(text::equals).isPresent();
    }
}
