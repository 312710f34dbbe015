package offhook.provision;

import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code dialplan.xml} from one line of settings: rules with a blank between, each {@code pattern},
 * {@code pattern=seconds} or {@code pattern=seconds=rewrite}. Digits and # stand for themselves, a
 * point for one of any, * for one or more (config-files.md §5.1).
 */
final class DialPlan {
    private static final int FILE_BYTES_MAX = 8192;
    private static final int PATTERN_MAX = 63;
    private static final int SECONDS_MAX = 65_535;

    /** SIPCC: so long a phone waits for another digit when the plan says nothing. */
    private static final int SECONDS_USUAL = 10;

    /** What every published plan ends with: any number, five seconds after its last digit. */
    private static final Rule ANY = new Rule("*", 5, Optional.empty());

    /** {@link #ANY} as a setting. */
    static final String ANY_WRITTEN = "*=5";

    private record Rule(String pattern, int seconds, Optional<String> rewrite) {}

    /** One for all phones that have no plan of their own. */
    private static final Bytes USUAL = written("");

    private DialPlan() {}

    /** What is wrong with the setting: "the rule 2..=x: …"; none if a plan can be made of it. */
    static List<String> faults(String setting) {
        var faults = new ArrayList<String>();
        for (String rule : words(setting)) {
            fault(rule).ifPresent(why -> faults.add("the rule " + rule + " " + why));
        }
        if (faults.isEmpty() && content(setting).size() > FILE_BYTES_MAX) {
            faults.add("it makes a file of more than " + FILE_BYTES_MAX + " bytes");
        }
        return faults;
    }

    private static Optional<String> fault(String rule) {
        String[] parts = rule.split("=", 3);
        if (!parts[0].matches("(?:[0-9#.*,]|\\\\\\*)+")) {
            return Optional.of(
                    "holds something that a phone's pattern has not: expected digits, #, a point"
                            + " for any one, * for one or more, \\* for the star key");
        }
        if (parts[0].length() > PATTERN_MAX) {
            return Optional.of(
                    "has %d characters, at most %d fit".formatted(parts[0].length(), PATTERN_MAX));
        }
        if (parts.length > 1 && !parts[1].matches("\\d{1,5}")
                || parts.length > 1 && Integer.parseInt(parts[1]) > SECONDS_MAX) {
            return Optional.of("waits \"%s\" seconds: expected a whole number".formatted(parts[1]));
        }
        if (parts.length > 2
                && (parts[2].length() > PATTERN_MAX
                        || !parts[2].matches("(?:[0-9#.*A-Za-z@:;+_-]|%[0-5s%.])*"))) {
            return Optional.of(
                    "rewrites to \"%s\": expected digits, . for the next one that matched, %%s for"
                                    .formatted(parts[2])
                            + " all, %1 to %5 for a part");
        }
        return Optional.empty();
    }

    /**
     * @param setting without faults; empty: any number after five seconds
     */
    static Bytes content(String setting) {
        return setting.isBlank() ? USUAL : written(setting);
    }

    private static Bytes written(String setting) {
        List<Rule> rules = words(setting).stream().map(DialPlan::rule).toList();
        var xml = new XmlText().open("DIALTEMPLATE");
        rules.forEach(rule -> write(xml, rule));
        if (rules.stream().noneMatch(rule -> rule.pattern.equals(ANY.pattern))) {
            write(xml, ANY);
        }
        return xml.close().bytes();
    }

    private static void write(XmlText xml, Rule rule) {
        if (rule.rewrite.isPresent()) {
            xml.empty(
                    "TEMPLATE",
                    "MATCH",
                    rule.pattern,
                    "TIMEOUT",
                    String.valueOf(rule.seconds),
                    "REWRITE",
                    rule.rewrite.get());
        } else {
            xml.empty("TEMPLATE", "MATCH", rule.pattern, "TIMEOUT", String.valueOf(rule.seconds));
        }
    }

    /** The setting that makes this rule. */
    static String setting(String pattern, String seconds, Optional<String> rewrite) {
        String wait = seconds.matches("\\d{1,5}") ? seconds : String.valueOf(SECONDS_USUAL);
        return pattern + "=" + wait + rewrite.map(it -> "=" + it).orElse("");
    }

    private static List<String> words(String setting) {
        return setting.isBlank() ? List.of() : List.of(setting.strip().split("\\s+"));
    }

    private static Rule rule(String text) {
        String[] parts = text.split("=", 3);
        int seconds = parts.length > 1 ? Integer.parseInt(parts[1]) : SECONDS_USUAL;
        return new Rule(
                parts[0], seconds, parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }
}
