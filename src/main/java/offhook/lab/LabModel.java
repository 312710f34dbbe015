package offhook.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a virtual phone of a model is born with. Written from phones.md §1b and §2.3 on its own, so
 * that an error in the station's catalogue meets a phone that doesn't share it.
 */
public enum LabModel {
    P7940("7940", "CP-7940G", 8, "", "", ""),
    P7960("7960", "CP-7960G", 7, "", "", ""),
    P7906("7906", "CP-7906G", 369, "11", "term06", "tc"),
    P7911("7911", "CP-7911G", 307, "11", "term11", "tc"),
    P7931("7931", "CP-7931G", 348, "31", "term31", "mk"),
    P7941("7941", "CP-7941G", 115, "41", "term41", "mk"),
    P7961("7961", "CP-7961G", 30018, "41", "term61", "mk"),
    P7942("7942", "CP-7942G", 434, "42", "term42", "mk"),
    P7962("7962", "CP-7962G", 404, "42", "term62", "mk"),
    P7945("7945", "CP-7945G", 435, "45", "term45", "be"),
    P7965("7965", "CP-7965G", 436, "45", "term65", "be"),
    P7970("7970", "CP-7970G", 30006, "70", "term70", "td"),
    P7971("7971", "CP-7971G-GE", 119, "70", "term71", "td"),
    P7975("7975", "CP-7975G", 437, "75", "term75", "td");

    private final String label;
    private final String vendorModel;
    private final int deviceType;
    private final String family;
    private final String term;
    private final String jarGroup;

    LabModel(
            String label,
            String vendorModel,
            int deviceType,
            String family,
            String term,
            String jarGroup) {
        this.label = label;
        this.vendorModel = vendorModel;
        this.deviceType = deviceType;
        this.family = family;
        this.term = term;
        this.jarGroup = jarGroup;
    }

    /** As people say it, {@code 7961}; also with {@code CP-} before and {@code G} behind. */
    public static Optional<LabModel> named(String spelling) {
        String bare = spelling.strip().toUpperCase(java.util.Locale.ROOT).replaceFirst("^CP-", "");
        String digits = bare.replaceFirst("G(-GE)?$", "");
        return Arrays.stream(values()).filter(model -> model.label.equals(digits)).findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(LabModel::label).toList();
    }

    public String label() {
        return label;
    }

    /** The model's part of option 60. */
    String vendorModel() {
        return vendorModel;
    }

    int deviceType() {
        return deviceType;
    }

    boolean isTwoStage() {
        return family.isEmpty();
    }

    /** The two digits in the names of its loads; empty for the 7940 and 7960. */
    String family() {
        return family;
    }

    /** What its factory loader asks. */
    String defaultLoads() {
        return term + ".default.loads";
    }

    /** The beginning of its locale archive's name: {@code mk} of {@code mk-sip.jar}. */
    String jarGroup() {
        return jarGroup;
    }
}
