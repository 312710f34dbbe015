package offhook.provision;

import offhook.address.MacAddress;

import java.util.Locale;

/** The kinds of files that are made for a phone from its lines and settings. */
public enum FileForm {
    SIP_DEVICE("sep-sip.cnf.xml"),
    SCCP_DEVICE("sep-sccp.cnf.xml"),
    SIP_DEFAULTS("sipdefault.cnf"),
    SIP_PHONE("sip.cnf"),
    DIAL_PLAN("dialplan.xml"),
    RING_LIST("ringlist.xml"),
    RING_TABLE("ringlist.dat"),
    DISTINCTIVE_RINGS("distinctiveringlist.xml"),
    SOFT_KEYS("softkeys.xml"),
    IMAGE_LIST("list.xml"),
    RESTART("syncinfo.xml");

    private final String word;

    FileForm(String word) {
        this.word = word;
    }

    /** What the operator's own template for it is called, without the extension behind. */
    public String word() {
        return word;
    }

    /** Whether it is a phone's settings: what it asks for says where in its start it is. */
    public boolean isSettings() {
        return switch (this) {
            case SIP_DEVICE, SCCP_DEVICE, SIP_DEFAULTS, SIP_PHONE -> true;
            case DIAL_PLAN,
                    RING_LIST,
                    RING_TABLE,
                    DISTINCTIVE_RINGS,
                    SOFT_KEYS,
                    IMAGE_LIST,
                    RESTART ->
                    false;
        };
    }

    /** The name that phones ask for; those of backgrounds are in a folder by screen. */
    String nameFor(MacAddress mac) {
        String digits = mac.digits().toUpperCase(Locale.ROOT);
        return switch (this) {
            case SIP_DEVICE, SCCP_DEVICE -> "SEP" + digits + ".cnf.xml";
            case SIP_DEFAULTS -> "SIPDefault.cnf";
            case SIP_PHONE -> "SIP" + digits + ".cnf";
            case DIAL_PLAN -> "dialplan.xml";
            case RING_LIST -> "Ringlist.xml";
            case RING_TABLE -> "RINGLIST.DAT";
            case DISTINCTIVE_RINGS -> "DistinctiveRingList.xml";
            case SOFT_KEYS -> "softkeys.xml";
            case IMAGE_LIST -> "List.xml";
            case RESTART -> "syncinfo.xml";
        };
    }
}
