package offhook.phone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a text is not the name of a load, and which load was probably meant. */
final class WrongLoadName {
    private static final Pattern JAVA_OF_SOME_FAMILY =
            Pattern.compile(
                    "(SCCP|SIP|TERM)(\\d{2})\\." + JavaVersion.PATTERN + "(?:S|DEV)?",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern PACKAGE =
            Pattern.compile("cmterm[-_].*|.*\\.(zip|exe|cop|sgn|tar|gz)", Pattern.CASE_INSENSITIVE);

    /** What a 7940/60 tells as its boot load ID beside its app load ID: {@code PC03A300}. */
    private static final Pattern BOOT_LOADER =
            Pattern.compile("PC0[0-9A-Z]{5}", Pattern.CASE_INSENSITIVE);

    private static final Pattern MODEL =
            Pattern.compile("(?:CP-?)?79\\d{2}G?(?:-GE)?", Pattern.CASE_INSENSITIVE);

    private WrongLoadName() {}

    static LoadNameReading.NotALoad judge(String text) {
        Optional<String> likely = LikelyLoad.of(LoadNames.bare(text));
        String shown =
                text.length() > LoadNames.TEXT_MAX
                        ? text.substring(0, LoadNames.TEXT_MAX) + "…"
                        : text;
        String meant = likely.map(name -> " Probably " + name + " was meant.").orElse("");
        return new LoadNameReading.NotALoad(reason(text, shown) + meant, likely);
    }

    private static String reason(String text, String shown) {
        if (text.isEmpty()) {
            return "The name of a load is empty; expected one such as P0S3-8-12-00 or"
                    + " SIP41.9-4-2SR3-1S.";
        }
        if (text.length() > LoadNames.TEXT_MAX) {
            return shown
                    + " has "
                    + text.length()
                    + " characters; the name of a load has "
                    + LoadNames.TEXT_MAX
                    + " at most.";
        }
        Optional<MemberName> member = MemberNames.read(text);
        if (member.isPresent()) {
            return ofMember(member.get());
        }
        Optional<String> other = OtherFamilies.of(text);
        if (other.isPresent()) {
            return shown
                    + " is firmware of "
                    + other.get()
                    + ", which this station does not move; expected a load of a 7900 phone.";
        }
        if (BOOT_LOADER.matcher(text).matches()) {
            return shown
                    + " is a 7940/60's boot loader: name what it shows as its application load,"
                    + " such as P00308010200.";
        }
        if (MODEL.matcher(text).matches()) {
            return shown + " is a model, not a load; expected one such as SIP41.9-4-2SR3-1S.";
        }
        if (PACKAGE.matcher(text).matches()) {
            return shown + " names a package, not a load: import it, and name the load it holds.";
        }
        Matcher java = JAVA_OF_SOME_FAMILY.matcher(LoadNames.bare(text));
        if (java.matches()) {
            return ofFamily(shown, java.group(2));
        }
        return shown
                + " does not look like any load; expected one such as P00308010200 or"
                + " P0S3-8-12-00 (7940/60), SIP41.9-4-2SR3-1S (7941/61), or"
                + " CP7912080004SCCP080108A (7912).";
    }

    private static String ofMember(MemberName member) {
        return switch (member) {
            case MemberName.JavaMember it ->
                    it.text()
                            + " is one part of a load for "
                            + it.platform().label()
                            + ", not a load: name the load whose manifest lists it, such as SIP"
                            + it.platform().javaFamily().orElseThrow()
                            + ".9-4-2SR3-1S.";
            case MemberName.DefaultLoads it ->
                    it.text()
                            + " is the manifest that a factory loader asks; every package for "
                            + it.platform().label()
                            + " has its own under that name: name the load.";
            case MemberName.WirelessMember it ->
                    it.text()
                            + " is one part of a load for a "
                            + it.platform().label()
                            + ", not a load: name the load, such as CP"
                            + it.platform().label()
                            + "G-"
                            + it.version()
                            + ".";
        };
    }

    private static String ofFamily(String shown, String family) {
        return Platform.ofJavaFamily(family)
                .map(
                        platform ->
                                shown
                                        + " names family "
                                        + family
                                        + ", but the loads of "
                                        + platform.label()
                                        + " are named "
                                        + platform.javaFamily().orElseThrow()
                                        + ".")
                .orElse(
                        shown
                                + " names family "
                                + family
                                + ", which does not exist; expected 11 (7906/7911), 31, 41"
                                + " (7941/7961), 42 (7942/7962), 45 (7945/7965), 70 (7970/7971)"
                                + " or 75.");
    }
}
