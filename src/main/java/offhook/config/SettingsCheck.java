package offhook.config;

import offhook.phone.LoadName;
import offhook.phone.Platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * SIPDefault.cnf and SIP&lt;MAC&gt;.cnf of a 7940/60: each line, then what the lines say together.
 */
final class SettingsCheck {
    private final String text;
    private final boolean isTemplate;
    private final CheckContext context;
    private final Remarks remarks;
    private final Map<String, SettingsLine> settings = new LinkedHashMap<>();

    SettingsCheck(String text, boolean isTemplate, CheckContext context, Remarks remarks) {
        this.text = text;
        this.isTemplate = isTemplate;
        this.context = context;
        this.remarks = remarks;
    }

    /**
     * @param isDefault whether it is read by all phones; then lines and registration may be
     *     elsewhere
     */
    void check(boolean isDefault) {
        for (SettingsLine line : SettingsLine.read(text)) {
            if (remarks.isOverfull()) {
                break;
            }
            if (!(isTemplate && isInstruction(line))) {
                form(line);
            }
        }
        new SettingsTogether(settings, context, remarks).check(isDefault);
    }

    /** {@code {if …}}, {@code {foreach …}}, {@code {% for %}}: not for the phone. */
    private boolean isInstruction(SettingsLine line) {
        char first = text.charAt(line.at());
        return first == '{' || first == '<';
    }

    private void form(SettingsLine line) {
        switch (line.separator()) {
            case ':' -> keyAndValue(line);
            case '=' -> equals(line);
            default ->
                    remarks.error(
                            CheckRule.NOT_KEY_AND_VALUE,
                            line.at(),
                            "\""
                                    + Remarks.shown(line.key().split("\\s")[0])
                                    + "\" begins no \"key: value\"; the phone ignores the line",
                            "Write it so, or put # before a comment.");
        }
    }

    private void equals(SettingsLine line) {
        String key = line.key().toLowerCase(Locale.ROOT);
        remarks.error(
                CheckRule.KEY_EQUALS_VALUE,
                line.separatorAt(),
                "\""
                        + Remarks.shown(line.key())
                        + "=\" has = where the phone wants a colon; it ignores the line",
                "Write " + Remarks.shown(line.key()) + ": value.",
                new Edit(line.keyTo(), blankEnd(line.separatorAt() + 1), ": "));
        if (KnownSettings.of(key).isPresent()) {
            keyAndValue(line);
        }
    }

    private int blankEnd(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private void keyAndValue(SettingsLine line) {
        if (line.key().isEmpty()) {
            remarks.error(
                    CheckRule.NOT_KEY_AND_VALUE,
                    line.at(),
                    "nothing stands before the colon; the phone ignores the line",
                    "Write key: value, or put # before a comment.");
            return;
        }
        invisible(line);
        boolean isQuoted = quotes(line);
        String key = line.key().toLowerCase(Locale.ROOT);
        boolean isTemplateKey = Placeholders.isIn(line.key());
        if (isTemplateKey) {
            return;
        }
        Optional<KnownSettings.Setting> setting = KnownSettings.of(key);
        if (setting.isEmpty()) {
            unknown(line, key);
            return;
        }
        if (!key.equals(line.key()) && !key.equals("domain_name")) {
            remarks.warning(
                    CheckRule.KEY_CASE,
                    line.at(),
                    "the key " + Remarks.shown(line.key()) + " is not in lower case",
                    "Write " + key + ".",
                    new Edit(line.at(), line.keyTo(), key));
        }
        SettingsLine before = settings.put(key, line);
        if (before != null && !before.value().equals(line.value()) && !isTemplate) {
            remarks.warning(
                    CheckRule.KEY_TWICE,
                    line.at(),
                    key
                            + " is set a second time, to another value than in line "
                            + remarks.at(before.at()).line()
                            + "; which one counts is not known",
                    "Keep one.");
        }
        if (isQuoted && !line.value().isEmpty() && !Placeholders.isIn(line.value())) {
            value(line, key, setting.get());
        }
    }

    private void invisible(SettingsLine line) {
        if (Invisible.isIn(text.substring(line.at(), line.valueTo()))) {
            remarks.warning(
                    CheckRule.INVISIBLE_CHARACTER,
                    line.at(),
                    "the line of "
                            + Remarks.shown(line.key())
                            + " holds a character that nobody sees and the phone reads, such as"
                            + " the blank of a web page",
                    "Type it anew.",
                    Invisible.removed(text, line.at(), line.valueTo()));
        }
    }

    private void unknown(SettingsLine line, String key) {
        Optional<String> near =
                NearWord.of(KnownSettings.general(key), KnownSettings.keys())
                        .map(
                                it ->
                                        it.replaceFirst(
                                                "N",
                                                KnownSettings.numberOf(key)
                                                        .map(number -> number.toString())
                                                        .orElse("1")));
        remarks.warning(
                CheckRule.KEY_UNKNOWN,
                line.at(),
                Remarks.shown(line.key()) + " is no setting of a 7940/60; the phone ignores it",
                near.map(it -> "Probably " + it + " is meant.").orElse(""),
                near.map(it -> new Edit[] {new Edit(line.at(), line.keyTo(), it)})
                        .orElse(new Edit[0]));
    }

    /** Whether the value can be judged: its quotes are right, or it has none. */
    private boolean quotes(SettingsLine line) {
        String value = line.value();
        boolean isTypographic =
                !value.isEmpty()
                        && text.charAt(Math.max(0, line.valueFrom() - 1)) != '"'
                        && XmlTag.isTypographic(value.charAt(0));
        if (isTypographic) {
            String inside = value.substring(1);
            boolean isClosed =
                    !inside.isEmpty() && XmlTag.isTypographic(inside.charAt(inside.length() - 1));
            String bare = isClosed ? inside.substring(0, inside.length() - 1) : inside;
            remarks.error(
                    CheckRule.TYPOGRAPHIC_QUOTES,
                    line.valueFrom(),
                    "the quotes around the value of "
                            + Remarks.shown(line.key())
                            + " are typographic, as web pages make them; the phone takes them for a"
                            + " part of the value",
                    "Write plain quotes: \".",
                    new Edit(line.valueFrom(), line.valueTo(), '"' + bare + '"'));
        } else if (!line.isClosed()) {
            remarks.error(
                    CheckRule.QUOTE_NOT_CLOSED,
                    line.valueFrom() - 1,
                    "the quote before the value of "
                            + Remarks.shown(line.key())
                            + " is never closed",
                    "Write \" behind the value.",
                    new Edit(line.valueTo(), line.valueTo(), "\""));
        }
        return !isTypographic && line.isClosed();
    }

    private void value(SettingsLine line, String key, KnownSettings.Setting setting) {
        if (key.equals("image_version")) {
            image(line);
            return;
        }
        String value = line.value().strip();
        if (setting.type() instanceof ValueType.Host && value.startsWith("USE")) {
            return;
        }
        setting.type()
                .wrong(value)
                .ifPresent(
                        why ->
                                remarks.add(
                                        CheckRule.SETTING_WRONG.code(),
                                        setting.severity(),
                                        line.valueFrom(),
                                        key + " is " + Values.quoted(key, value) + ": " + why,
                                        "",
                                        CheckRule.SETTING_WRONG.source(),
                                        setting.certainty()));
    }

    private void image(SettingsLine line) {
        var rules = new LoadRules(remarks);
        Optional<LoadName> load =
                rules.name("image_version", line.value().strip(), line.valueFrom(), line.valueTo());
        load.filter(it -> it.platform() != Platform.TWO_STAGE)
                .ifPresent(
                        it ->
                                remarks.error(
                                        CheckRule.LOAD_WRONG_FAMILY,
                                        line.valueFrom(),
                                        "image_version names "
                                                + it.text()
                                                + ", a load for "
                                                + it.platform().label()
                                                + "; only 7940 and 7960 read this file",
                                        "Name one such as P0S3-8-12-00."));
    }
}
