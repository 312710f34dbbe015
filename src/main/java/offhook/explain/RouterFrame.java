package offhook.explain;

import offhook.address.MacAddress;
import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.util.Optional;

/**
 * What is captured on a router or a firewall itself: PPP, the packet filter's log, IPsec, the tags
 * between a processor and its switch chip (tcpdump.org/linktypes).
 */
final class RouterFrame {
    private static final int PPP_IP = 0x0021;
    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int IP_TYPE = 0x0800;

    /** Both ends of an Ethernet header, before the type. */
    private static final int ADDRESS_BYTES = 12;

    private static final int NFLOG_PAYLOAD = 9;

    /** Attributes before the packet; Linux writes about ten. */
    private static final int ATTRIBUTES_MAX = 64;

    private RouterFrame() {}

    static Frame read(int linkType, ByteReader in) throws MalformedException {
        return switch (linkType) {
            case 9, 50 -> ppp(in);
            case 51 -> Frame.pppoe(in, Optional.empty());
            case 104 -> {
                in.skip("address, control", 2);
                yield in.u16("protocol") == IP_TYPE
                        ? Frame.ip(in, Optional.empty())
                        : new Frame.Other();
            }
            case 109 -> {
                in.skip("IPsec", 12);
                yield Frame.ip(in, Optional.empty());
            }
            case 117 -> filterLog(in);
            case 239 -> nflog(in);
            case 282 -> {
                in.skip("switch tag", 4);
                yield Frame.ethernet(in);
            }
            case 284 -> switched(in, 8);
            default -> switched(in, 4);
        };
    }

    /** RFC 1662 §3.1: address and control may be left out. */
    private static Frame ppp(ByteReader in) throws MalformedException {
        int first = in.u16("PPP protocol");
        int protocol = first == ADDRESS_AND_CONTROL ? in.u16("PPP protocol") : first;
        return protocol == PPP_IP ? Frame.ip(in, Optional.empty()) : new Frame.Other();
    }

    /** OpenBSD's and FreeBSD's pf; its length leaves the padding to four bytes out. */
    private static Frame filterLog(ByteReader in) throws MalformedException {
        int length = in.u8("length");
        in.skip("header", Math.max(0, (length + 3) / 4 * 4 - 1));
        return Frame.ip(in, Optional.empty());
    }

    /** Linux: attributes in the byte order of the machine, the packet is one of them. */
    private static Frame nflog(ByteReader in) throws MalformedException {
        in.skip("family, version, group", 4);
        for (int i = 0; i < ATTRIBUTES_MAX && in.remaining() >= 4; i++) {
            int one = in.u16("length");
            int two = in.u16("type");
            // There are some twenty types.
            boolean isLittle = two > 0xff;
            int length = isLittle ? Integer.reverseBytes(one) >>> 16 : one;
            int type = isLittle ? Integer.reverseBytes(two) >>> 16 : two;
            if (type == NFLOG_PAYLOAD) {
                return Frame.ip(in, Optional.empty());
            }
            in.skip("attribute", Math.max(0, (length + 3) / 4 * 4 - 4));
        }
        return new Frame.Other();
    }

    /** Ethernet with a tag of the switch chip's in front of the type. */
    private static Frame switched(ByteReader in, int tagBytes) throws MalformedException {
        Bytes addresses = in.bytes("addresses", ADDRESS_BYTES);
        in.skip("switch tag", tagBytes);
        MacAddress source = MacAddress.of(addresses.slice(ADDRESS_BYTES / 2, ADDRESS_BYTES));
        return Frame.tagged(in, in.u16("type"), Optional.of(source));
    }
}
