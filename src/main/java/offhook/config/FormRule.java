package offhook.config;

import offhook.phone.Certainty;

/** Rules about the form of a file: bytes, XML, name. */
enum FormRule implements CheckRule {
    FILE_EMPTY("config-files.md §6", Certainty.PROVED),
    NOT_TEXT("config-files.md §4", Certainty.PROVED),
    WEB_PAGE("common sense", Certainty.PROVED),
    SIGNED_FILE("firmware.md §3.1, phones.md §4", Certainty.LIKELY),
    BYTE_ORDER_MARK("config-files.md §2.6, §9", Certainty.UNKNOWN),
    WIDE_CHARACTERS("config-files.md §2.6", Certainty.LIKELY),
    WRONG_ENCODING("config-files.md §2.6", Certainty.LIKELY),
    TYPOGRAPHIC_QUOTE("sample 104 (2011 how-to)", Certainty.PROVED),
    BARE_AMPERSAND("XML 1.0 §2.4; config-files.md §5.6", Certainty.PROVED),
    BARE_LESS_THAN("XML 1.0 §2.4", Certainty.PROVED),
    UNKNOWN_ENTITY("XML 1.0 §4.1", Certainty.PROVED),
    TAG_NOT_CLOSED("XML 1.0 §3.1; samples 06, 08, 10", Certainty.PROVED),
    ELEMENT_NOT_CLOSED("XML 1.0 §3", Certainty.PROVED),
    WRONG_END_TAG("XML 1.0 §3; provisioner's XMLDefault", Certainty.PROVED),
    BAD_ATTRIBUTE("XML 1.0 §3.1", Certainty.PROVED),
    BAD_COMMENT("XML 1.0 §2.5", Certainty.PROVED),
    BAD_CHARACTER("XML 1.0 §2.2", Certainty.PROVED),
    BAD_MARKUP("XML 1.0 §2", Certainty.PROVED),
    LATE_DECLARATION("XML 1.0 §2.8", Certainty.PROVED),
    TEXT_OUTSIDE("XML 1.0 §2.1", Certainty.PROVED),
    DOCUMENT_TYPE("hostile-inputs.md 17", Certainty.LIKELY),
    TOO_DEEP("hostile-inputs.md 17", Certainty.LIKELY),
    NAME_CASE("config-files.md §2, §4: traces JH, AIOS", Certainty.PROVED),
    NAME_SPELLING("config-files.md §2, §4: traces JH, AIOS", Certainty.PROVED),
    WRONG_NAME("config-files.md §1 to §4", Certainty.PROVED),
    PLACEHOLDER("samples 18, 30, 62", Certainty.PROVED),
    TEMPLATE("samples 44 to 50", Certainty.PROVED),
    NOT_JUDGED("no rule here", Certainty.PROVED);

    private final String source;
    private final Certainty certainty;

    FormRule(String source, Certainty certainty) {
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
