package offhook.line;

import java.util.Optional;

/**
 * A server that lines register at.
 *
 * @param name what lines call it
 * @param host an address, or a name that the phones can resolve
 * @param port 5060 for SIP and 2000 for SCCP unless said otherwise
 * @param transport empty: what the phone's load does best
 * @param isBehindNat whether the phones reach it only through address translation
 * @param natAddress the address they are seen from; empty: not known
 * @param voicemail what the messages key dials; may be empty
 */
public record Pbx(
        String name,
        PbxKind kind,
        String host,
        int port,
        Optional<Transport> transport,
        Optional<String> outboundProxy,
        boolean isBehindNat,
        Optional<String> natAddress,
        String voicemail) {
    /** On the LAN, at the usual port, by the transport that suits the load. */
    public static Pbx of(String name, PbxKind kind, String host) {
        return new Pbx(
                name,
                kind,
                host,
                kind.usualPort(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                "");
    }

    /** The same at another port. */
    public Pbx at(int other) {
        return new Pbx(
                name,
                kind,
                host,
                other,
                transport,
                outboundProxy,
                isBehindNat,
                natAddress,
                voicemail);
    }
}
