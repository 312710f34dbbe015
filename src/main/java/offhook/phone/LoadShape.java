package offhook.phone;

import static offhook.phone.JavaVersion.number;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of load names, in the order in which they are tried (firmware.md §2). A name without
 * its extension falls in one of them or is not a load's.
 */
enum LoadShape {
    /** S is SIP, M is MGCP: {@code P0S3-08-11-00} is 8.11(0). */
    DASH_APP("P0([SM])3-(\\d{1,2})-(\\d{1,2})-(\\d{2})", LoadShape::dashApplication),
    DASH_LOADER(
            "P003-(\\d{1,2})-(\\d{1,2})-(\\d{2})",
            (text, m) -> new LoadName.UniversalLoader(upper(text), dashVersion(m, 1))),
    /** {@code aabbccdd} is aa.bb(cc.dd): {@code P00308010200} is 8.1(2.0). */
    SKINNY_NUM("P00([345])(\\d{2})(\\d{2})(\\d{2})(\\d{2})", LoadShape::skinny),
    SKINNY_SR("P003(\\d{2})(\\d{2})SR(\\d{2})", LoadShape::skinnyServiceRelease),
    /**
     * Names of eight characters from before 5.0; 4 is a 7910, 5 a 7935 ({@code P005B302}). Tried
     * after the others with P003.
     */
    EARLY_83("P0(?:([0SM])3|0([45]))([0-9A-Z]{2})([0-9]{2})", LoadShape::early),
    /** A trailing S says signed. */
    JAVA_LOAD(
            "(SCCP|SIP|TERM)(06|11|31|41|42|45|70|75)\\." + JavaVersion.PATTERN + "(S|DEV)?",
            LoadShape::javaLoad),
    /** major minor build protocol yymmdd letter; .sbin is signed, .zup is not. */
    KUP("CP79(02|05|12)(\\d{2})(\\d{2})(\\d{2})(SCCP|SIP)(\\d{6})([A-Z])", LoadShape::kup),
    OLD_LD("ld-v(\\d{1,4})-(\\d{2})-(h323|sip|mgcp)-(\\d{6})([a-f])", LoadShape::oldLd),
    EXPANSION_14("S001(\\d{2})(\\d{2})(\\d{2})(\\d{2})", LoadShape::expansion14),
    EXPANSION_15("B01([56])-(\\d{1,4}(?:-\\d{1,4}){1,4})", LoadShape::expansion15),
    WIFI(
            "CP792([156])G-(\\d{1,4}(?:\\.\\d{1,4}){1,4})(?:SR(\\d{1,4})((?:\\.\\d{1,4})?))?",
            LoadShape::wireless),
    SINGLE_7920("cmterm_7920\\.(\\d{1,4}\\.\\d{1,4}-\\d{1,4}-\\d{1,4})", LoadShape::single7920),
    SINGLE_7936(
            "cmterm_7936\\." + JavaVersion.PATTERN,
            (text, m) -> conference(lower(text), Platform.CONFERENCE_7936, m, 1)),
    SINGLE_7937(
            "apps37sccp\\." + JavaVersion.PATTERN,
            (text, m) -> conference(lower(text), Platform.CONFERENCE_7937, m, 1)),
    /** 6900 to 9900: named so that a story can name them; not planned for. */
    NEXT_GENERATION(
            "(sip|sccp)((?:69|78|88|89|99)(?:xx|\\dx|\\d{2}))\\." + JavaVersion.PATTERN,
            LoadShape::nextGeneration);

    private final Pattern pattern;
    private final BiFunction<String, Matcher, LoadName> maker;

    LoadShape(String pattern, BiFunction<String, Matcher, LoadName> maker) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.maker = maker;
    }

    /** The name if it has this shape. */
    Optional<LoadName> read(String bare) {
        Matcher match = pattern.matcher(bare);
        return match.matches() ? Optional.of(maker.apply(bare, match)) : Optional.empty();
    }

    /** The name in the first shape that fits. */
    static Optional<LoadName> readAny(String bare) {
        for (LoadShape shape : values()) {
            Optional<LoadName> name = shape.read(bare);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private static LoadName dashApplication(String text, Matcher m) {
        var protocol = upper(m.group(1)).equals("S") ? Protocol.SIP : Protocol.MGCP;
        return twoStage(text, protocol, dashVersion(m, 2));
    }

    private static LoadVersion dashVersion(Matcher m, int first) {
        return LoadVersion.of(number(m, first), number(m, first + 1), number(m, first + 2));
    }

    private static LoadName skinny(String text, Matcher m) {
        var platform =
                switch (m.group(1)) {
                    case "3" -> Platform.TWO_STAGE;
                    case "4" -> Platform.SINGLE_7910;
                    default -> Platform.CONFERENCE_7935;
                };
        var protocol = Optional.of(Protocol.SCCP);
        return new LoadName.Numbered(upper(text), platform, protocol, fourPairs(m, 2));
    }

    private static LoadVersion fourPairs(Matcher m, int first) {
        int build = number(m, first + 3);
        return new LoadVersion(
                number(m, first),
                number(m, first + 1),
                number(m, first + 2),
                "",
                0,
                build == 0 ? List.of() : List.of(build));
    }

    private static LoadName skinnyServiceRelease(String text, Matcher m) {
        int major = number(m, 1);
        int minor = number(m, 2);
        // The name leaves the maintenance number out. P0030801SRnn mend 8.1(2), as the text in
        // SR2's package says (firmware.md §1.1); no other such name is known.
        int maintenance = major == 8 && minor == 1 ? 2 : 0;
        var version = new LoadVersion(major, minor, maintenance, "SR", number(m, 3), List.of());
        return twoStage(text, Protocol.SCCP, version);
    }

    private static LoadName early(String text, Matcher m) {
        var platform =
                switch (String.valueOf(m.group(2))) {
                    case "4" -> Platform.SINGLE_7910;
                    case "5" -> Platform.CONFERENCE_7935;
                    default -> Platform.TWO_STAGE;
                };
        var protocol =
                switch (m.group(1) == null ? "0" : upper(m.group(1))) {
                    case "S" -> Protocol.SIP;
                    case "M" -> Protocol.MGCP;
                    default -> Protocol.SCCP;
                };
        // P0S30203 is 2.3. What letters would mean is not known; such a name sorts below all.
        String major = m.group(3);
        boolean isNumber = major.chars().allMatch(Character::isDigit);
        var version = LoadVersion.of(isNumber ? Integer.parseInt(major) : 0, number(m, 4), 0);
        return new LoadName.Numbered(upper(text), platform, Optional.of(protocol), version);
    }

    private static LoadName twoStage(String text, Protocol protocol, LoadVersion version) {
        return new LoadName.Numbered(
                upper(text), Platform.TWO_STAGE, Optional.of(protocol), version);
    }

    private static LoadName javaLoad(String text, Matcher m) {
        return new LoadName.JavaLoad(
                upper(text),
                Platform.ofJavaFamily(m.group(2)).orElseThrow(),
                switch (upper(m.group(1))) {
                    case "SCCP" -> Optional.of(Protocol.SCCP);
                    case "SIP" -> Optional.of(Protocol.SIP);
                    default -> Optional.empty();
                },
                JavaVersion.read(m, 3),
                m.group(9) != null && m.group(9).equalsIgnoreCase("S"));
    }

    private static LoadName kup(String text, Matcher m) {
        return new LoadName.Other(
                upper(text),
                Platform.valueOf("CP79" + m.group(1)),
                Optional.of(Protocol.valueOf(upper(m.group(5)))),
                LoadVersion.of(number(m, 2), number(m, 3), number(m, 4)));
    }

    private static LoadName oldLd(String text, Matcher m) {
        var protocol = Protocol.valueOf(upper(m.group(3)));
        var version = LoadVersion.of(number(m, 1), number(m, 2), 0);
        return new LoadName.Other(lower(text), Platform.CP7905, Optional.of(protocol), version);
    }

    private static LoadName expansion14(String text, Matcher m) {
        return new LoadName.Other(
                upper(text), Platform.EXPANSION_7914, Optional.empty(), fourPairs(m, 1));
    }

    private static LoadName expansion15(String text, Matcher m) {
        var platform = m.group(1).equals("5") ? Platform.EXPANSION_7915 : Platform.EXPANSION_7916;
        var version = version(JavaVersion.numbers(m.group(2)), "", 0);
        return new LoadName.Other(upper(text), platform, Optional.empty(), version);
    }

    private static LoadName wireless(String text, Matcher m) {
        boolean isRelease = m.group(3) != null;
        var base = version(JavaVersion.numbers(m.group(2)), "", 0);
        var version =
                isRelease
                        ? new LoadVersion(
                                base.major(),
                                base.minor(),
                                base.maintenance(),
                                "SR",
                                number(m, 3),
                                JavaVersion.numbers(m.group(4)))
                        : base;
        return new LoadName.Other(
                upper(text),
                Platform.valueOf("WIRELESS_792" + m.group(1)),
                // The 792x with a .LOADS are all published as SCCP packages (firmware.md §1.4).
                Optional.of(Protocol.SCCP),
                version);
    }

    private static LoadName single7920(String text, Matcher m) {
        var version = version(JavaVersion.numbers(m.group(1)), "", 0);
        var protocol = Optional.of(Protocol.SCCP);
        return new LoadName.Other(lower(text), Platform.WIRELESS_7920, protocol, version);
    }

    private static LoadName conference(String text, Platform platform, Matcher m, int first) {
        var protocol = Optional.of(Protocol.SCCP);
        return new LoadName.Other(text, platform, protocol, JavaVersion.read(m, first));
    }

    private static LoadName nextGeneration(String text, Matcher m) {
        var protocol = Optional.of(Protocol.valueOf(upper(m.group(1))));
        String models = lower(m.group(2));
        // Cisco writes sip78xx and sip88xx small, SIP69xx and SCCP894x large.
        boolean isSmall = models.startsWith("78") || models.startsWith("88");
        String family = isSmall ? lower(m.group(1)) : upper(m.group(1));
        String version = upper(text.substring(text.indexOf('.')));
        return new LoadName.Other(
                family + models + version,
                Platform.NEXT_GENERATION,
                protocol,
                JavaVersion.read(m, 3));
    }

    /** The first three numbers, zero where there is none; the rest are builds. */
    private static LoadVersion version(List<Integer> numbers, String suffix, int suffixNumber) {
        return new LoadVersion(
                numbers.get(0),
                numbers.size() > 1 ? numbers.get(1) : 0,
                numbers.size() > 2 ? numbers.get(2) : 0,
                suffix,
                suffixNumber,
                numbers.size() > 3 ? numbers.subList(3, numbers.size()) : List.of());
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
