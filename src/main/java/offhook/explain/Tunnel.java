package offhook.explain;

import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What is carried inside of IP: the copies that switches send of a port (ERSPAN in GRE), virtual
 * networks (VXLAN, Geneve), MikroTik's and others' sniffers (TZSP), plain GRE and IP in IP.
 *
 * @param linkType of the inner packet, as libpcap numbers it
 */
record Tunnel(int linkType, ByteBuffer inner) {
    /** A copy of a copy; more is an attack on those who follow them. */
    static final int DEPTH_MAX = 3;

    private static final int IP_IN_IP = 4;
    private static final int GRE = 47;
    private static final int ETHERNET = 1;
    private static final int RAW_IP = 101;

    /** Where the ports and the length of UDP end. */
    private static final int UDP_BYTES = 8;

    /** Total: what cannot be read is no tunnel. */
    static Optional<Tunnel> of(int protocol, ByteBuffer payload) {
        var in = new ByteReader(payload.slice());
        try {
            return switch (protocol) {
                case IP_IN_IP -> Optional.of(new Tunnel(RAW_IP, in.rest()));
                case GRE -> gre(in);
                case Frame.UDP -> udp(in);
                default -> Optional.empty();
            };
        } catch (MalformedException cut) {
            return Optional.empty();
        }
    }

    /** RFC 2784, 2890; ERSPAN: draft-foschiano-erspan. */
    private static Optional<Tunnel> gre(ByteReader in) throws MalformedException {
        int flags = in.u16("GRE flags");
        int type = in.u16("GRE protocol");
        boolean hasSequence = (flags & 0x1000) != 0;
        int optional =
                ((flags & 0x8000) != 0 ? 4 : 0)
                        + ((flags & 0x2000) != 0 ? 4 : 0)
                        + (hasSequence ? 4 : 0);
        in.skip("GRE options", optional);
        return switch (type) {
            case 0x0800 -> Optional.of(new Tunnel(RAW_IP, in.rest()));
            case 0x6558 -> Optional.of(new Tunnel(ETHERNET, in.rest()));
            case 0x88be -> {
                // Only the second version counts, and has a header of its own.
                in.skip("ERSPAN", hasSequence ? 8 : 0);
                yield Optional.of(new Tunnel(ETHERNET, in.rest()));
            }
            case 0x22eb -> {
                in.skip("ERSPAN", 8);
                boolean hasMore = (in.i32("ERSPAN flags") & 1) != 0;
                in.skip("ERSPAN platform", hasMore ? 8 : 0);
                yield Optional.of(new Tunnel(ETHERNET, in.rest()));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Tunnel> udp(ByteReader in) throws MalformedException {
        if (in.remaining() < UDP_BYTES + 8) {
            return Optional.empty();
        }
        in.skip("source port", 2);
        int port = in.u16("destination port");
        in.skip("length, checksum", 4);
        return switch (port) {
            case 4789, 8472 -> vxlan(in);
            case 6081 -> geneve(in);
            case 37_008 -> tzsp(in);
            default -> Optional.empty();
        };
    }

    /** RFC 7348 §5. */
    private static Optional<Tunnel> vxlan(ByteReader in) throws MalformedException {
        boolean isValid = (in.u8("flags") & 0x08) != 0;
        in.skip("VXLAN", 7);
        return isValid ? Optional.of(new Tunnel(ETHERNET, in.rest())) : Optional.empty();
    }

    /** RFC 8926 §3.4. */
    private static Optional<Tunnel> geneve(ByteReader in) throws MalformedException {
        int options = (in.u8("version, options") & 0x3f) * 4;
        in.skip("flags", 1);
        boolean isEthernet = in.u16("protocol") == 0x6558;
        in.skip("network, options", 4 + options);
        return isEthernet ? Optional.of(new Tunnel(ETHERNET, in.rest())) : Optional.empty();
    }

    /** Tags of a byte, a length and a value, to one of type 1; 0 has no length. */
    private static Optional<Tunnel> tzsp(ByteReader in) throws MalformedException {
        in.skip("version, type", 2);
        boolean isEthernet = in.u16("protocol") == 1;
        int tag = in.u8("tag");
        while (tag != 1) {
            in.skip("tag", tag == 0 ? 0 : in.u8("tag's length"));
            tag = in.u8("tag");
        }
        return isEthernet ? Optional.of(new Tunnel(ETHERNET, in.rest())) : Optional.empty();
    }
}
