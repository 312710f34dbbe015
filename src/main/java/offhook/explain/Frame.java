package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What a captured frame carries. {@link #read} looks through VLAN tags and link headers. */
sealed interface Frame {
    /**
     * An IPv4 packet, whole or a fragment.
     *
     * @param source of the frame, if the link has such addresses
     * @param payload behind the IP header, no longer than the header says
     */
    record Ip(
            Optional<MacAddress> source,
            Ipv4 from,
            Ipv4 to,
            int protocol,
            int identification,
            int fragmentOffset,
            boolean hasMoreFragments,
            ByteBuffer payload)
            implements Frame {}

    /** Cisco Discovery Protocol, behind its LLC header. */
    record Cdp(Optional<MacAddress> source, ByteBuffer payload) implements Frame {}

    /** IEEE 802.1AB. */
    record Lldp(Optional<MacAddress> source, ByteBuffer payload) implements Frame {}

    /** Something that tells nothing of phones: IPv6, ARP, spanning tree. */
    record Other() implements Frame {}

    /**
     * @param why a sentence part
     */
    record Unreadable(String why) implements Frame {}

    /** Tags may be nested twice; more is an attack on those who follow them. */
    int TAGS_MAX = 4;

    /** A way through a provider's network has two or three. */
    int LABELS_MAX = 8;

    int UDP = 17;
    int TCP = 6;

    /** Total: no input throws. */
    static Frame read(int linkType, ByteBuffer bytes) {
        var in = new ByteReader(bytes);
        try {
            return switch (linkType) {
                case 1 -> ethernet(in);
                case 113 -> cooked(in);
                case 276 -> cookedTwo(in);
                case 0, 108 -> loopback(in);
                case 12, 14, 101, 228, 229 -> ip(in, Optional.empty());
                case 9, 50, 51, 104, 109, 117, 239, 281, 282, 283, 284 ->
                        RouterFrame.read(linkType, in);
                case 105 -> WirelessFrame.read(in);
                case 127, 192 -> WirelessFrame.behindHeader(in);
                default ->
                        new Unreadable(
                                "link type %d: expected Ethernet, Linux cooked, raw IP or wireless"
                                        .formatted(linkType));
            };
        } catch (MalformedException cut) {
            return new Unreadable(cut.malformation().toString());
        }
    }

    static Frame ethernet(ByteReader in) throws MalformedException {
        in.skip("destination", 6);
        MacAddress source = MacAddress.of(in.bytes("source", 6));
        return tagged(in, in.u16("type"), Optional.of(source));
    }

    static Frame tagged(ByteReader in, int first, Optional<MacAddress> source)
            throws MalformedException {
        int type = first;
        for (int i = 0; i < TAGS_MAX && tagBytes(type) > 0; i++) {
            in.skip("tag", tagBytes(type));
            type = in.u16("type");
        }
        if (type < 0x600) {
            return llc(in, type, source);
        }
        return switch (type) {
            case 0x0800 -> ip(in, source);
            case 0x88cc -> new Lldp(source, in.rest());
            case 0x8864 -> pppoe(in, source);
            case 0x8847 -> mpls(in, source);
            default -> new Other();
        };
    }

    /** What stands between a tag's type and the next; 0 if it is none. */
    private static int tagBytes(int type) {
        return switch (type) {
            case 0x8100, 0x88a8, 0x9100, 0x9200 -> 2;
            // The port of a fabric extender (VN-Tag), Cisco's security group.
            case 0x8926 -> 4;
            case 0x8909 -> 6;
            default -> 0;
        };
    }

    /** RFC 2516 §4: six bytes, then PPP's own type. */
    static Frame pppoe(ByteReader in, Optional<MacAddress> source) throws MalformedException {
        in.skip("PPPoE", 6);
        return in.u16("PPP protocol") == 0x0021 ? ip(in, source) : new Other();
    }

    /** RFC 3032 §2.1: labels of four bytes; a bit says which is the last. */
    private static Frame mpls(ByteReader in, Optional<MacAddress> source)
            throws MalformedException {
        for (int i = 0; i < LABELS_MAX; i++) {
            if ((in.i32("label") & 0x100) != 0) {
                return ip(in, source);
            }
        }
        return new Other();
    }

    /** LLC and SNAP, as behind wireless headers. */
    static Frame snap(ByteReader in, Optional<MacAddress> source) throws MalformedException {
        boolean isSnap = in.u16("LLC") == 0xaaaa && in.u8("control") == 3;
        in.skip("OUI", 3);
        return isSnap ? tagged(in, in.u16("type"), source) : new Other();
    }

    /** IEEE 802.3 with a length: CDP comes in SNAP with Cisco's number and type 0x2000. */
    private static Frame llc(ByteReader in, int length, Optional<MacAddress> source)
            throws MalformedException {
        if (length < 8 || in.remaining() < 8) {
            return new Other();
        }
        boolean isSnap = in.u16("LLC") == 0xaaaa && in.u8("control") == 3;
        boolean isCisco = in.u8("OUI") == 0 && in.u16("OUI") == 0x000c;
        boolean isCdp = in.u16("protocol") == 0x2000;
        return isSnap && isCisco && isCdp ? new Cdp(source, in.rest()) : new Other();
    }

    private static Frame cooked(ByteReader in) throws MalformedException {
        in.skip("packet type", 2);
        int addressType = in.u16("ARPHRD");
        int length = in.u16("address length");
        Bytes address = in.bytes("address", 8);
        Optional<MacAddress> source = source(addressType, length, address);
        return tagged(in, in.u16("protocol"), source);
    }

    private static Frame cookedTwo(ByteReader in) throws MalformedException {
        int protocol = in.u16("protocol");
        in.skip("reserved, interface", 6);
        int addressType = in.u16("ARPHRD");
        in.skip("packet type", 1);
        int length = in.u8("address length");
        Bytes address = in.bytes("address", 8);
        return tagged(in, protocol, source(addressType, length, address));
    }

    private static Optional<MacAddress> source(int addressType, int length, Bytes address) {
        return addressType == 1 && length == 6
                ? Optional.of(MacAddress.of(address.slice(0, 6)))
                : Optional.empty();
    }

    /** The protocol family in the byte order of the machine that captured; 2 is IPv4 everywhere. */
    private static Frame loopback(ByteReader in) throws MalformedException {
        int family = in.i32("family");
        return family == 2 || family == 2 << 24 ? ip(in, Optional.empty()) : new Other();
    }

    static Frame ip(ByteReader in, Optional<MacAddress> source) throws MalformedException {
        int first = in.u8("IP version");
        if (first >> 4 != 4) {
            return new Other();
        }
        int headerBytes = (first & 15) * 4;
        in.skip("service", 1);
        int total = in.u16("total length");
        int identification = in.u16("identification");
        int fragment = in.u16("fragment");
        in.skip("TTL", 1);
        int protocol = in.u8("protocol");
        in.skip("checksum", 2);
        var from = new Ipv4(in.i32("source"));
        var to = new Ipv4(in.i32("destination"));
        if (headerBytes < 20) {
            return new Unreadable("IP header of %d bytes, expected 20".formatted(headerBytes));
        }
        in.skip("options", headerBytes - 20);
        // Zero where the network card cuts packets (segmentation offload): then all there is.
        int payload = total == 0 ? in.remaining() : total - headerBytes;
        if (payload < 0) {
            return new Unreadable("IP packet of %d bytes, less than its header".formatted(total));
        }
        ByteBuffer bytes = in.rest();
        bytes.limit(Math.min(bytes.limit(), payload));
        return new Ip(
                source,
                from,
                to,
                protocol,
                identification,
                (fragment & 0x1fff) * 8,
                (fragment & 0x2000) != 0,
                bytes);
    }
}
