package offhook.line;

import offhook.phone.Protocol;

import java.util.Arrays;
import java.util.Optional;

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

    private static final int SIP_PORT = 5060;
    private static final int SCCP_PORT = 2000;

    private final String word;
    private final String label;
    private final Protocol protocol;

    PbxKind(String word, String label, Protocol protocol) {
        this.word = word;
        this.label = label;
        this.protocol = protocol;
    }

    /** The kind of this word, exactly as written there. */
    public static Optional<PbxKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
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

    /** Where such a server listens. */
    public int usualPort() {
        return protocol == Protocol.SCCP ? SCCP_PORT : SIP_PORT;
    }
}
