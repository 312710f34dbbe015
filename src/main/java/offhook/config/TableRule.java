package offhook.config;

import offhook.phone.Certainty;

/** Rules about dial plans, rings, soft keys, images and service objects. */
enum TableRule implements CheckRule {
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

    TableRule(String source, Certainty certainty) {
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
