package offhook.config;

/** What a configuration file is, by content first and name second. */
public enum FileKind {
    DEVICE("a phone's own file (SEP<MAC>.cnf.xml)"),
    DEFAULTS("the default file (XMLDefault.cnf.xml)"),
    SIP_SETTINGS("SIP settings of a 7940/60 (SIP<MAC>.cnf, SIPDefault.cnf)"),
    IMAGE_NAME("OS79XX.TXT"),
    DIAL_PLAN("a dial plan"),
    RING_LIST("a ring list"),
    RING_TABLE("a ring list of a 7940/60 (RINGLIST.DAT)"),
    SOFT_KEYS("soft keys"),
    IMAGE_LIST("a list of background images"),
    FEATURE_POLICY("a feature policy"),
    SYNC("syncinfo.xml"),
    PROFILE("a profile of a 7905/7912 (text for cfgfmt)"),
    SERVICE("an XML object for the services key"),
    SCHEMA("an XML schema, which no phone reads"),
    OTHER_XML("an XML file that no rule here knows"),
    WEB_PAGE("a web page"),
    BINARY("not text"),
    EMPTY("empty"),
    UNKNOWN("a text that no rule here knows");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** Whether it has to be well-formed XML. */
    boolean isXml() {
        return switch (this) {
            case DEVICE,
                    DEFAULTS,
                    DIAL_PLAN,
                    RING_LIST,
                    SOFT_KEYS,
                    IMAGE_LIST,
                    FEATURE_POLICY,
                    SYNC,
                    SERVICE,
                    SCHEMA,
                    OTHER_XML ->
                    true;
            case SIP_SETTINGS, IMAGE_NAME, RING_TABLE, PROFILE, WEB_PAGE, BINARY, EMPTY, UNKNOWN ->
                    false;
        };
    }

    public String label() {
        return label;
    }
}
