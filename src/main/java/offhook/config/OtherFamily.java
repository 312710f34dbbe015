package offhook.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phones that ask for the same file names as a 7900 and read files of the same form by other rules:
 * told by the load that the file names.
 */
public final class OtherFamily {
    /** {@code sip88xx.12-8-1}, {@code sip8845_65.…}, {@code SIP894x.…}, {@code CP3905.…}. */
    private static final Pattern LOAD =
            Pattern.compile(
                    "(?i)(?:sip|sccp|cp-?)(39|68|69|78|88|89|99)(?:\\d\\d|xx|\\dx)\\w*\\..*");

    private static final Pattern SMALL_BUSINESS = Pattern.compile("(?i)spa\\d.*");

    private static final Pattern ADAPTER = Pattern.compile("(?i)ATA\\d.*");

    private OtherFamily() {}

    /** As people call it, {@code phone of the 8800 family}; empty if none is told. */
    public static Optional<String> of(XmlElement device) {
        boolean isFlat =
                device.name().toLowerCase(Locale.ROOT).equals("flat-profile")
                        || device.child("flat-profile").isPresent();
        return isFlat
                ? Optional.of("SPA phone, or one with multiplatform firmware")
                : ofLoad(device.valueOf("loadInformation"));
    }

    static Optional<String> ofLoad(String load) {
        Matcher match = LOAD.matcher(load);
        if (match.matches()) {
            return Optional.of("phone of the " + match.group(1) + "00 family");
        }
        if (SMALL_BUSINESS.matcher(load).matches()) {
            return Optional.of("SPA phone");
        }
        return ADAPTER.matcher(load).matches()
                ? Optional.of("telephone adapter")
                : Optional.empty();
    }
}
