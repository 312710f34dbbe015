package offhook.config;

import offhook.phone.Certainty;

import java.util.Locale;

/** A rule that files are judged by: its name, where it is known from, and how surely. */
public enum CheckRule {
    // The form of a file: bytes, XML, name.
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
    INVISIBLE_CHARACTER("web pages put them into what is copied", Certainty.LIKELY),
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
    NOT_JUDGED("no rule here", Certainty.PROVED),
    OTHER_FAMILY("firmware.md §2 (names of loads)", Certainty.PROVED),

    // A phone's own XML file: server, lines, transport, elements.
    UNPROVISIONED("config-files.md §2.2 (SIPCC; sample 102)", Certainty.PROVED),
    UNPROVISIONED_ON_PURPOSE("config-files.md §2.2 (SIPCC)", Certainty.PROVED),
    NO_LINES("config-files.md §2.2 (SIPCC; sample 102)", Certainty.PROVED),
    LINES_MISPLACED("config-files.md §2.2 (sample 102)", Certainty.PROVED),
    NO_BUTTON("config-files.md §2.1 (SIPCC)", Certainty.PROVED),
    BUTTON_TWICE("config-files.md §2.1 (SIPCC)", Certainty.LIKELY),
    BUTTON_GAP("config-files.md §2.1 (older logic in SIPCC)", Certainty.LIKELY),
    MORE_LINES_THAN_KEYS("config-files.md §2.1, phones.md §1b", Certainty.LIKELY),
    PROXY_KINDS_MIXED("config-files.md §2.4 (SIPCC)", Certainty.PROVED),
    PASSWORD_TOO_LONG("config-files.md §2.1 (SIPCC: buffer of 32); sample 16", Certainty.PROVED),
    NO_PASSWORD("config-files.md §2.1, §6", Certainty.LIKELY),
    NAME_TOO_LONG("config-files.md §2.1 (SIPCC, UCM)", Certainty.PROVED),
    LABEL_TOO_LONG("config-files.md §2.1 (UCM), §8.5", Certainty.LIKELY),
    CONTACT_DIFFERS("config-files.md §2.1 (SIPCC; patches #19)", Certainty.PROVED),
    PHONE_LABEL_TOO_LONG("config-files.md §2.1 (BU, UCM)", Certainty.LIKELY),
    PHONE_LABEL_BLANK("config-files.md §2.1 (UCM)", Certainty.UNKNOWN),
    NO_SERVER("config-files.md §2.1, §8.4", Certainty.PROVED),
    SERVER_UNKNOWN("config-files.md §2.1, §8.4", Certainty.UNKNOWN),
    NAME_FOR_SERVER("config-files.md §2.1 (provisioner #243)", Certainty.LIKELY),
    PORTS_LATE("config-files.md §2.1 (SIPCC)", Certainty.LIKELY),
    SERVER_TWICE("config-files.md §2.1 (SIPCC)", Certainty.LIKELY),
    TOO_MANY_SERVERS("config-files.md §2.1 (UCM)", Certainty.LIKELY),
    PRIORITY_TWICE("config-files.md §2.1 (UCM)", Certainty.LIKELY),
    NEVER_REGISTERS("config-files.md §2.1 (SEED)", Certainty.LIKELY),
    UDP_ON_NINE("config-files.md §2.4 (UCM, AIOS, PJC)", Certainty.LIKELY),
    TRANSPORT_UNUSED("config-files.md §2.4 (SIPCC)", Certainty.PROVED),
    TRANSPORT_MISSING("config-files.md §2.1 (AIOS)", Certainty.LIKELY),
    TLS_WITHOUT_SECURITY("config-files.md §2.4 (SIPCC)", Certainty.PROVED),
    PROXY_UNUSED("config-files.md §2.1 (SIPCC)", Certainty.PROVED),
    KPML_ON("config-files.md §2.1 (ISS)", Certainty.LIKELY),
    CODEC_NONE("config-files.md §2.1 (provisioner #243)", Certainty.LIKELY),
    MEDIA_PORTS("config-files.md §2.1", Certainty.PROVED),
    DIAGNOSIS_OFF("config-files.md §2.3, §8.8", Certainty.PROVED),
    TIME_ZONE("config-files.md §2.5 (UCM)", Certainty.LIKELY),
    WRONG_VALUE("config-files.md §2.1 to §2.3", Certainty.LIKELY),
    BLANK_AROUND("config-files.md §2.6", Certainty.UNKNOWN),
    ELEMENT_TWICE("config-files.md §2.1 (provisioner #243)", Certainty.LIKELY),
    MISPLACED("config-files.md §2.1, §2.2", Certainty.LIKELY),
    ELEMENT_CASE("config-files.md §2.1, §5.1", Certainty.LIKELY),
    ELEMENT_SPELLING("config-files.md §2.6 (unknown elements are ignored)", Certainty.PROVED),
    WRONG_ROOT("config-files.md §1, §2", Certainty.LIKELY),
    DIAL_PLAN_NAME("config-files.md §2.1, §5.1", Certainty.LIKELY),

    // The names of loads in any file.
    LOAD_NAME_EXTENSION("config-files.md §1 (SEED), firmware.md §2", Certainty.PROVED),
    LOAD_NAME_TOO_LONG("config-files.md §2.1", Certainty.PROVED),
    NOT_A_LOAD("firmware.md §2", Certainty.LIKELY),
    LOAD_WRONG_FAMILY("firmware.md §2, §5.3; phones.md §4", Certainty.PROVED),
    LOAD_OTHER_PROTOCOL("firmware.md §5.2", Certainty.PROVED),
    WRONG_NUMBER("config-files.md §1, firmware.md §5.3", Certainty.PROVED),
    NUMBER_UNKNOWN("config-files.md §1, firmware.md §5.3", Certainty.LIKELY),
    NUMBER_IGNORED("firmware.md §5.2", Certainty.LIKELY),
    NO_LOAD("config-files.md §1", Certainty.LIKELY),
    DEFAULT_ROOT("config-files.md §1", Certainty.LIKELY),
    DEFAULT_WITHOUT_SERVER("config-files.md §1, firmware.md §5.2", Certainty.LIKELY),
    LOADER_NEEDED("firmware.md §3.3", Certainty.LIKELY),
    BLANK_BEHIND("firmware.md §3.3 (CSCdv19260)", Certainty.PROVED),
    ONE_LINE_ONLY("firmware.md §3.3", Certainty.PROVED),

    // SIPDefault.cnf, SIP<MAC>.cnf and profiles for cfgfmt.
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
    CFGFMT("config-files.md §3", Certainty.PROVED),

    // Dial plans, rings, soft keys, images and service objects.
    PLAN_TOO_LONG("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    TEMPLATE_CASE("config-files.md §5.1 (SIPCC, UCM)", Certainty.PROVED),
    PLAN_ELEMENT("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    PLAN_ATTRIBUTE("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    PLAN_VALUE("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    PATTERN("config-files.md §5.1 (SIPCC); sample 72", Certainty.PROVED),
    PATTERN_TOO_LONG("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    REWRITE("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    NO_CATCH_ALL("config-files.md §5.1", Certainty.LIKELY),
    PLAN_EMPTY("config-files.md §5.1", Certainty.LIKELY),
    STAMP("config-files.md §5.1 (SIPCC)", Certainty.PROVED),
    RING("config-files.md §5.2", Certainty.LIKELY),
    RING_LINE("config-files.md §5.2 (sample 82)", Certainty.LIKELY),
    SOFT_KEY("config-files.md §5.4 (UCM)", Certainty.LIKELY),
    IMAGE("config-files.md §5.3 (UCM)", Certainty.LIKELY),
    SERVICE_OBJECT("config-files.md §5.6 (CiscoIPPhone.xsd)", Certainty.PROVED),
    SYNC_INFO("config-files.md §5.7", Certainty.LIKELY);

    private final String source;
    private final Certainty certainty;

    CheckRule(String source, Certainty certainty) {
        this.source = source;
        this.certainty = certainty;
    }

    /** A section of the facts, a tag of its table of sources, or a person's report. */
    public String source() {
        return source;
    }

    public Certainty certainty() {
        return certainty;
    }

    /** As it stands behind a remark: {@code no-proxy}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
