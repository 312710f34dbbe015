package offhook.phone;

import java.util.Arrays;
import java.util.Optional;

/** The hardware that a load is built for: models of one platform run the same loads. */
public enum Platform {
    TWO_STAGE("7940/60"),
    SINGLE_7910("7910"),
    JAVA_11("7906/7911"),
    JAVA_31("7931"),
    JAVA_41("7941/7961"),
    JAVA_42("7942/7962"),
    JAVA_45("7945/7965"),
    JAVA_70("7970/7971"),
    JAVA_75("7975"),
    CP7902("7902"),
    CP7905("7905"),
    CP7912("7912"),
    WIRELESS_7920("7920"),
    WIRELESS_7921("7921"),
    WIRELESS_7925("7925"),
    WIRELESS_7926("7926"),
    CONFERENCE_7935("7935"),
    CONFERENCE_7936("7936"),
    CONFERENCE_7937("7937"),
    EXPANSION_7914("7914"),
    EXPANSION_7915("7915"),
    EXPANSION_7916("7916"),
    /** 6900, 7800, 8800, 8900, 9900: named in the catalogue, not planned for. */
    NEXT_GENERATION("next generation");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    /** The models, as people write them: {@code 7941/7961}. */
    public String label() {
        return label;
    }

    public boolean isJava() {
        return name().startsWith("JAVA_");
    }

    /** The two digits in the names of a Java phone's loads, {@code 41}; empty for others. */
    public Optional<String> javaFamily() {
        return isJava() ? Optional.of(name().substring("JAVA_".length())) : Optional.empty();
    }

    /** From the two digits of a load's name (06 and 11 are one platform). */
    public static Optional<Platform> ofJavaFamily(String digits) {
        String family =
                switch (digits) {
                    case "06" -> "11";
                    case "61" -> "41";
                    case "62" -> "42";
                    case "65" -> "45";
                    case "71" -> "70";
                    default -> digits;
                };
        return Arrays.stream(values())
                .filter(platform -> platform.name().equals("JAVA_" + family))
                .findFirst();
    }
}
