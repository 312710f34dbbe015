package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models and libraries for planning, made by hand: no file is opened. */
final class PlanFixture {
    static final PhoneModel M7960 = model("7960", Platform.TWO_STAGE, "P003", "P0S3-");
    static final PhoneModel M7961 = model("7961", Platform.JAVA_41, "SCCP41.", "SIP41.");
    static final PhoneModel M7945 = model("7945", Platform.JAVA_45, "SCCP45.", "SIP45.");
    static final PhoneModel M7970 = model("7970", Platform.JAVA_70, "SCCP70.", "SIP70.");
    static final PhoneModel M7975 = model("7975", Platform.JAVA_75, "SCCP75.", "SIP75.");
    static final PhoneModel M7912 = model("7912", Platform.CP7912, "CP7912");
    static final PhoneModel M7910 = model("7910", Platform.SINGLE_7910, "P004");

    private PlanFixture() {}

    static PhoneModel model(String name, Platform platform, String... prefixes) {
        Generation generation =
                platform.isJava()
                        ? Generation.JAVA
                        : switch (platform) {
                            case TWO_STAGE -> Generation.TWO_STAGE;
                            case CP7902, CP7905, CP7912 -> Generation.CP79XX;
                            default -> Generation.SINGLE_IMAGE;
                        };
        return new PhoneModel(
                name,
                generation,
                platform,
                0,
                List.of(),
                Optional.empty(),
                List.of(prefixes),
                1,
                List.of(),
                "test");
    }

    static LoadName load(String text) {
        return LoadNames.named(text).orElseThrow();
    }

    static Origin at(String text) {
        return new Origin.Exactly(load(text));
    }

    /** Versions as {@code 5.3} or {@code 8.0.9}; an empty text is no bound. */
    static Origin.Between between(Protocol protocol, String atLeast, String below) {
        return new Origin.Between(
                Optional.ofNullable(protocol), version(atLeast), version(below), "test");
    }

    static Optional<LoadVersion> version(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int[] numbers = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Optional.of(
                LoadVersion.of(numbers[0], numbers[1], numbers.length > 2 ? numbers[2] : 0));
    }

    static Library library(String... loads) {
        return library(Arrays.stream(loads).map(PlanFixture::complete).toList());
    }

    static Library library(List<Load> loads) {
        return new Library(loads, List.of());
    }

    /** With all files that such a load has. */
    static Load complete(String text) {
        LoadName name = load(text);
        var files = new ArrayList<String>();
        if (name.platform() != Platform.TWO_STAGE) {
            files.add(text + ".loads");
        } else if (name.version().major() < 5) {
            files.add(text + ".bin");
        } else if (name.version().major() < 7) {
            files.addAll(List.of(text + ".bin", text + ".sbn"));
        } else {
            files.addAll(List.of(text + ".loads", text + ".sb2"));
        }
        return with(text, new Condition.Complete(), Optional.empty(), files);
    }

    static Load with(
            String text, Condition condition, Optional<Integer> hardware, List<String> files) {
        Map<String, LibraryFile> extras = new HashMap<>();
        files.forEach(
                file ->
                        extras.put(
                                file.toLowerCase(Locale.ROOT),
                                new LibraryFile(file, 1, "00", "00", false)));
        return new Load(load(text), List.of(), extras, condition, hardware, "test", List.of());
    }

    static UpgradePlan plan(PhoneModel model, Origin from, String to, Library library) {
        return UpgradePlanner.plan(model, from, load(to), library);
    }

    static List<String> names(List<PlanStep> steps) {
        return steps.stream().map(step -> step.load().text()).toList();
    }

    static List<String> ids(List<UpgradeRule> rules) {
        return rules.stream().map(UpgradeRule::id).toList();
    }
}
