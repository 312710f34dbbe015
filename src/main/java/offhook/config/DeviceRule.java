package offhook.config;

import offhook.phone.Certainty;

/** Rules about a phone's own XML file: server, lines, transport, elements. */
enum DeviceRule implements CheckRule {
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
    DIAL_PLAN_NAME("config-files.md §2.1, §5.1", Certainty.LIKELY);

    private final String source;
    private final Certainty certainty;

    DeviceRule(String source, Certainty certainty) {
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
