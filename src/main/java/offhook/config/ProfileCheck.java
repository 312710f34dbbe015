package offhook.config;

/** The text that Cisco's cfgfmt makes a 7905's or 7912's binary profile from. */
final class ProfileCheck {
    private final Remarks remarks;

    ProfileCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(String text) {
        for (SettingsLine line : SettingsLine.read(text)) {
            if (line.separator() == '=') {
                remarks.error(
                        CheckRule.KEY_EQUALS_VALUE,
                        line.separatorAt(),
                        "\"" + Remarks.shown(line.key()) + "=\" has = where cfgfmt wants a colon",
                        "Write " + Remarks.shown(line.key()) + ":value.",
                        new Edit(line.separatorAt(), line.separatorAt() + 1, ":"));
            } else if (line.separator() == 0) {
                remarks.error(
                        CheckRule.NOT_KEY_AND_VALUE,
                        line.at(),
                        "\"" + Remarks.shown(line.key()) + "\" is no key:value",
                        "Write it so, or put # before a comment.");
            }
        }
        remarks.hint(
                CheckRule.CFGFMT,
                0,
                "a 7905 or 7912 cannot read this text: cfgfmt has to make gk<MAC> or ld<MAC> of it",
                "");
    }
}
