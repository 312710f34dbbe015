package offhook.phone;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Guesses which load was meant by a name that is none. The mistakes are those of how-tos and forum
 * posts; each repair is tried on top of the ones before it, and the first name that fits is it.
 */
final class LikelyLoad {
    private static final List<UnaryOperator<String>> REPAIRS =
            List.of(
                    // A blank or an underscore from a web page; an extension given twice.
                    text -> LoadNames.bare(text.replaceAll("\\s+", "").replace('_', '-')),
                    // The letter O for the digit 0: POS3-8-12-00.
                    text -> text.replaceFirst("^(?i)PO(?=[0OSM]3)", "P0"),
                    text -> text.replaceFirst("^(?i)P0O3", "P003"),
                    // The dash forgotten, or a dot for it: P0S38-12-00, P0S3.8.12.00.
                    text -> text.replaceFirst("^(?i)(P0[0SM]3)[.]?(?=\\d{1,2}[-.])", "$1-"),
                    // Dots in the version, a dash behind the family: SIP41-9.4.2SR3.1S.
                    LikelyLoad::dashes,
                    // P0S3-8-12-0 and P0S3-8-12 for P0S3-8-12-00.
                    text -> text.replaceFirst("^(?i)(P0[0SM]3-\\d+-\\d+)$", "$1-00"),
                    text -> text.replaceFirst("^(?i)(P0[0SM]3-\\d+-\\d+-)(\\d)$", "$1\\0$2"),
                    // SCCP40 of the 2011 how-to; SIP61 for what 7961 and 7941 share.
                    LikelyLoad::family);

    private static final Pattern FAMILY = Pattern.compile("(?i)(?<=^(?:SCCP|SIP|TERM))\\d{2}");

    private static final List<Integer> FAMILIES = List.of(11, 31, 41, 42, 45, 70, 75);

    /** Farther off it would be a guess about the phone, not about the finger. */
    private static final int FAMILY_DISTANCE_MAX = 2;

    private LikelyLoad() {}

    static Optional<String> of(String bare) {
        if (bare.length() > LoadNames.TEXT_MAX) {
            return Optional.empty();
        }
        String text = bare;
        for (UnaryOperator<String> repair : REPAIRS) {
            text = repair.apply(text);
            Optional<String> name = LoadShape.readAny(text).map(LoadName::text);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static String dashes(String text) {
        String dashed = text.replace('.', '-');
        return dashed.replaceFirst("^(?i)((?:SCCP|SIP|TERM)\\d{2})-?(?=\\d)", "$1.");
    }

    private static String family(String text) {
        return FAMILY.matcher(text).replaceFirst(LikelyLoad::nearestFamily);
    }

    /** The platform's own digits, else the nearest that exist: 61 and 40 are 41. */
    private static String nearestFamily(MatchResult match) {
        int digits = Integer.parseInt(match.group());
        Optional<String> nearest =
                FAMILIES.stream()
                        .min(Comparator.comparingInt(family -> Math.abs(family - digits)))
                        .filter(family -> Math.abs(family - digits) <= FAMILY_DISTANCE_MAX)
                        .map(family -> Integer.toString(family));
        return Platform.ofJavaFamily(match.group())
                .flatMap(Platform::javaFamily)
                .or(() -> nearest)
                .orElse(match.group());
    }
}
