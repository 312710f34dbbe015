package offhook.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dial plan. One mistake makes the phone drop the whole file and use its own default. */
final class DialPlanCheck {
    private static final int BYTES_MAX = 8192;
    private static final int PATTERN_MAX = 63;
    private static final int TONES_MAX = 3;

    private static final Set<String> ATTRIBUTES =
            Set.of("match", "timeout", "user", "line", "rewrite", "route", "tone");

    private static final List<String> TONES =
            List.of(
                    "Bellcore-Inside",
                    "Bellcore-Outside",
                    "Bellcore-Busy",
                    "Bellcore-Reorder",
                    "Bellcore-CallWaiting",
                    "Bellcore-Hold",
                    "Bellcore-Reminder",
                    "Bellcore-Confirmation",
                    "Bellcore-Permanent",
                    "Bellcore-None",
                    "Cisco-Zip",
                    "Cisco-ZipZip",
                    "Cisco-BeepBonk");

    /** What an Asterisk extension pattern has and a phone's has not. */
    private static final Pattern FOREIGN = Pattern.compile("[\\[\\]XZN!xzn|{}()?]|^_");

    private static final Pattern GROUP = Pattern.compile("%(.?)");

    private final Remarks remarks;

    DialPlanCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(XmlElement plan, int bytes) {
        if (bytes > BYTES_MAX) {
            remarks.error(
                    CheckRule.PLAN_TOO_LONG,
                    0,
                    "the file has " + bytes + " bytes; a phone reads " + BYTES_MAX + " at most",
                    "Use fewer, wider patterns.");
        }
        boolean hasCatchAll = false;
        boolean hasTemplate = false;
        for (XmlElement child : plan.children()) {
            if (child.name().equals("versionStamp")) {
                stamp(child);
            } else if (child.name().equalsIgnoreCase("TEMPLATE")) {
                hasTemplate = true;
                template(child);
                hasCatchAll |= matches(child).filter("*"::equals).isPresent();
            } else {
                unknown(child);
            }
        }
        if (!hasTemplate) {
            remarks.warning(
                    CheckRule.PLAN_EMPTY,
                    plan.from(),
                    "there is no <TEMPLATE> in the dial plan",
                    "Write at least <TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"/>.");
        } else if (!hasCatchAll) {
            remarks.hint(
                    CheckRule.NO_CATCH_ALL,
                    plan.from(),
                    "no pattern matches every number; the others are dialled after the phone's own"
                            + " 10 to 15 seconds",
                    "Write <TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"/> at the end.");
        }
    }

    private static Optional<String> matches(XmlElement template) {
        return template.attribute("match").map(XmlAttribute::value);
    }

    private void stamp(XmlElement stamp) {
        int length = stamp.value().length();
        if (length < 3 || length > 64) {
            remarks.warning(
                    CheckRule.STAMP,
                    stamp.contentFrom(),
                    "<versionStamp> has " + length + " characters, expected 3 to 64",
                    "");
        }
    }

    private void unknown(XmlElement child) {
        remarks.error(
                CheckRule.PLAN_ELEMENT,
                child.from(),
                "<" + child.name() + "> is nothing a dial plan has; the phone drops the whole file",
                "Only <versionStamp> and <TEMPLATE> may stand here.");
    }

    private void template(XmlElement template) {
        if (!template.name().equals("TEMPLATE")) {
            remarks.error(
                    CheckRule.TEMPLATE_CASE,
                    template.from(),
                    "<" + template.name() + "> has to be written in capitals: <TEMPLATE>",
                    "Write <TEMPLATE>.",
                    ElementRules.renamed(template, "TEMPLATE"));
        }
        var seen = new HashSet<String>();
        int tones = 0;
        for (XmlAttribute attribute : template.attributes()) {
            String name = attribute.name().toLowerCase(Locale.ROOT);
            tones += name.equals("tone") ? 1 : 0;
            if (!ATTRIBUTES.contains(name)) {
                attribute(attribute);
            } else if (seen.add(name) && !Placeholders.isIn(attribute.value())) {
                value(attribute, name);
            }
        }
        boolean isWhole =
                template.attributes().stream()
                        .allMatch(it -> ATTRIBUTES.contains(it.name().toLowerCase(Locale.ROOT)));
        if (matches(template).isEmpty() && isWhole) {
            remarks.error(
                    CheckRule.PLAN_VALUE,
                    template.from(),
                    "the <TEMPLATE> has no MATCH",
                    "Write MATCH=\"...\" with a pattern.");
        }
        if (tones > TONES_MAX) {
            remarks.error(
                    CheckRule.PLAN_VALUE, template.from(), "more than three TONE attributes", "");
        }
    }

    private void attribute(XmlAttribute attribute) {
        String meant =
                NearWord.of(attribute.name(), ATTRIBUTES)
                        .map(it -> "Probably " + it.toUpperCase(Locale.ROOT) + " is meant.")
                        .orElse("Known are MATCH, TIMEOUT, USER, LINE, REWRITE, ROUTE and TONE.");
        remarks.error(
                CheckRule.PLAN_ATTRIBUTE,
                attribute.at(),
                "the attribute "
                        + Remarks.shown(attribute.name())
                        + " is unknown; the phone drops the whole file",
                meant);
    }

    private void value(XmlAttribute attribute, String name) {
        String value = attribute.value();
        switch (name) {
            case "match" -> pattern(attribute);
            case "rewrite" -> rewrite(attribute);
            case "timeout" -> typed(attribute, new ValueType.Whole(0, 65_535));
            case "line" -> typed(attribute, new ValueType.Whole(0, 100));
            case "user" -> typed(attribute, ValueType.of("Phone|IP"));
            case "route" -> typed(attribute, ValueType.of("Default|Emergency|FQDN"));
            default -> {
                if (!value.isEmpty()) {
                    typed(attribute, new ValueType.OneOf(TONES, false));
                }
            }
        }
    }

    private void typed(XmlAttribute attribute, ValueType type) {
        type.wrong(attribute.value().strip())
                .ifPresent(
                        why ->
                                remarks.error(
                                        CheckRule.PLAN_VALUE,
                                        attribute.at(),
                                        attribute.name()
                                                + " is "
                                                + Values.quoted("", attribute.value())
                                                + ": "
                                                + why,
                                        ""));
    }

    private void pattern(XmlAttribute attribute) {
        String value = attribute.value();
        tooLong(attribute);
        Matcher foreign = FOREIGN.matcher(value);
        if (foreign.find()) {
            remarks.error(
                    CheckRule.PATTERN,
                    attribute.at(),
                    "the pattern "
                            + Values.quoted("", value)
                            + " holds "
                            + foreign.group()
                            + ", which stands for itself here and is never dialled, so the pattern"
                            + " never matches",
                    "A phone knows digits, # , . for one of any digit, * for one or more, \\* for"
                            + " the star key, and a comma for the second dial tone; write one line"
                            + " for each digit of a class.");
        } else if (value.matches("[*]+\\d[\\d#]*")) {
            remarks.hint(
                    CheckRule.PATTERN,
                    attribute.at(),
                    "the pattern "
                            + Values.quoted("", value)
                            + " begins with *, which stands for any digits here and not for the"
                            + " star key: it matches every number that ends so",
                    "Write " + value.replace("*", "\\*") + " if the star key is meant.");
        } else if (value.matches(".*[A-Za-z].*")) {
            remarks.hint(
                    CheckRule.PATTERN,
                    attribute.at(),
                    "the pattern "
                            + Values.quoted("", value)
                            + " holds letters, which stand for"
                            + " themselves",
                    "");
        }
    }

    private void tooLong(XmlAttribute attribute) {
        if (attribute.value().length() > PATTERN_MAX) {
            remarks.error(
                    CheckRule.PATTERN_TOO_LONG,
                    attribute.at(),
                    attribute.name()
                            + " has "
                            + attribute.value().length()
                            + " characters, at most "
                            + PATTERN_MAX
                            + " fit",
                    "Shorten it.");
        }
    }

    private void rewrite(XmlAttribute attribute) {
        tooLong(attribute);
        Matcher group = GROUP.matcher(attribute.value());
        while (group.find()) {
            if (!group.group(1).matches("[0-5s%.]")) {
                remarks.error(
                        CheckRule.REWRITE,
                        attribute.at(),
                        "the rewrite "
                                + Values.quoted("", attribute.value())
                                + " holds "
                                + group.group()
                                + "; known are %s and %0 for all, %1 to %5 for a group, %% and %.",
                        "");
                return;
            }
        }
    }
}
