package offhook.line;

import offhook.phone.Protocol;

/**
 * What stands on the other side: it decides transport, proxy and NAT (config-files.md §2.4, §6).
 */
public enum PbxKind {
    ASTERISK_PJSIP("asterisk-pjsip", "Asterisk with PJSIP", Protocol.SIP),
    ASTERISK_CHAN_SIP("asterisk-chan-sip", "Asterisk with chan_sip", Protocol.SIP),
    FREEPBX("freepbx", "FreePBX", Protocol.SIP),
    FREESWITCH("freeswitch", "FreeSWITCH or FusionPBX", Protocol.SIP),
    OTHER_SIP("sip", "another SIP server on the LAN", Protocol.SIP),
    PROVIDER("provider", "a SIP provider on the Internet", Protocol.SIP),
    CHAN_SCCP("chan-sccp", "Asterisk with chan-sccp", Protocol.SCCP),
    CME("cme", "Cisco Unified CME", Protocol.SCCP),
    CUCM("cucm", "Cisco Unified Communications Manager", Protocol.SCCP);

    private final String word;
    private final String label;
    private final Protocol protocol;

    PbxKind(String word, String label, Protocol protocol) {
        this.word = word;
        this.label = label;
        this.protocol = protocol;
    }

    /** As settings and tables write it. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public Protocol protocol() {
        return protocol;
    }
}
