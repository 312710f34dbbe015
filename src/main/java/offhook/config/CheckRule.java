package offhook.config;

import offhook.phone.Certainty;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A rule that files are judged by: its name, where it is known from, and how surely. */
public sealed interface CheckRule permits FormRule, DeviceRule, LoadRule, TextRule, TableRule {
    String name();

    /** Every rule, by subject. */
    static List<CheckRule> all() {
        return Stream.<CheckRule[]>of(
                        FormRule.values(),
                        DeviceRule.values(),
                        LoadRule.values(),
                        TextRule.values(),
                        TableRule.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** A section of the facts, a tag of its table of sources, or a person's report. */
    String source();

    Certainty certainty();

    /** As it stands behind a remark: {@code no-proxy}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
