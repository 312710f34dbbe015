package offhook.config;

import offhook.phone.Certainty;

/** Rules about SIPDefault.cnf, SIP<MAC>.cnf and profiles for cfgfmt. */
enum TextRule implements CheckRule {
    KEY_EQUALS_VALUE("config-files.md §4 (sample 22)", Certainty.PROVED),
    NOT_KEY_AND_VALUE("config-files.md §4 (CG, CME)", Certainty.PROVED),
    QUOTE_NOT_CLOSED("config-files.md §4, §9", Certainty.UNKNOWN),
    TYPOGRAPHIC_QUOTES("config-files.md §4; sample 104", Certainty.PROVED),
    KEY_CASE("config-files.md §4", Certainty.LIKELY),
    KEY_UNKNOWN("config-files.md §4", Certainty.LIKELY),
    KEY_TWICE("config-files.md §4", Certainty.UNKNOWN),
    SETTING_WRONG("config-files.md §4 (SX, CG)", Certainty.PROVED),
    PASSWORD_TOO_LONG_HERE("config-files.md §4 (SIPCC; sample 16)", Certainty.LIKELY),
    PHONE_LABEL_TOO_LONG_HERE("config-files.md §4 (SX, CG)", Certainty.PROVED),
    LINE_WITHOUT_NAME("config-files.md §4 (CG)", Certainty.PROVED),
    LINE_WITHOUT_PROXY("config-files.md §4", Certainty.LIKELY),
    REGISTRATION_OFF("config-files.md §4 (CG: default 0)", Certainty.PROVED),
    REGISTRATION_UNSAID("config-files.md §4 (CG: default 0)", Certainty.PROVED),
    OTHER_SERVER("config-files.md §4 (CG)", Certainty.PROVED),
    PROXY_BACKUP("config-files.md §4 (CCX)", Certainty.LIKELY),
    LINE_NUMBER("config-files.md §4 (SIPCC)", Certainty.PROVED),
    PORT_RANGE("config-files.md §4", Certainty.PROVED),
    DIAL_TEMPLATE_EXTENSION("config-files.md §4, §5.1", Certainty.PROVED),
    SERVER_MISSING("config-files.md §4 (DE)", Certainty.LIKELY),
    CFGFMT("config-files.md §3", Certainty.PROVED);

    private final String source;
    private final Certainty certainty;

    TextRule(String source, Certainty certainty) {
        this.source = source;
        this.certainty = certainty;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Certainty certainty() {
        return certainty;
    }
}
