package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;

/**
 * Bytes to messages and back, RFC 2131 §2. Total: no input throws. What is written has at least 300
 * bytes (RFC 1542 §2.1).
 */
public final class DhcpCodec {
    /** op to file: what every BOOTP message has. */
    static final int FIXED_BYTES = 236;

    static final int MAGIC_COOKIE = 0x63825363;
    static final int CHADDR_BYTES = 16;
    static final int SNAME_BYTES = 64;
    static final int FILE_BYTES = 128;

    /** Shorter ones are thrown away by old BOOTP relays and clients (RFC 1542 §2.1). */
    static final int MESSAGE_BYTES_MIN = 300;

    /**
     * Clients and relays send what fits an Ethernet frame, 1,472 bytes; twice that leaves room for
     * odd links and bounds the work that one datagram can cause.
     */
    public static final int DATAGRAM_BYTES_MAX = 3072;

    private DhcpCodec() {}

    public static DhcpInput decode(ByteBuffer datagram) {
        var reader = new ByteReader(datagram);
        try {
            if (reader.remaining() > DATAGRAM_BYTES_MAX) {
                throw reader.malformed(
                        "datagram",
                        reader.remaining() + " bytes, expected at most " + DATAGRAM_BYTES_MAX);
            }
            return new DhcpInput.Message(message(reader));
        } catch (MalformedException e) {
            return new DhcpInput.Unreadable(e.malformation());
        }
    }

    private static DhcpMessage message(ByteReader reader) throws MalformedException {
        int op = reader.u8("op");
        if (op != DhcpMessage.REQUEST && op != DhcpMessage.REPLY) {
            throw reader.malformed("op", op + ", expected 1 (request) or 2 (reply)");
        }
        int htype = reader.u8("htype");
        int hlen = reader.u8("hlen");
        if (hlen > CHADDR_BYTES) {
            throw reader.malformed("hlen", hlen + ", expected at most " + CHADDR_BYTES);
        }
        int hops = reader.u8("hops");
        int xid = reader.i32("xid");
        int secs = reader.u16("secs");
        int flags = reader.u16("flags");
        var ciaddr = new Ipv4(reader.i32("ciaddr"));
        var yiaddr = new Ipv4(reader.i32("yiaddr"));
        var siaddr = new Ipv4(reader.i32("siaddr"));
        var giaddr = new Ipv4(reader.i32("giaddr"));
        var chaddr = reader.bytes("chaddr", hlen);
        reader.skip("chaddr", CHADDR_BYTES - hlen);
        // Empty where it is all zeros, as almost always: nothing is copied then.
        Bytes sname = reader.bytesUnlessZero("sname", SNAME_BYTES);
        Bytes file = reader.bytesUnlessZero("file", FILE_BYTES);
        int cookie = reader.i32("magic cookie");
        if (cookie != MAGIC_COOKIE) {
            throw reader.malformed(
                    "magic cookie",
                    "%08x, expected %08x: not DHCP, plain BOOTP perhaps"
                            .formatted(cookie, MAGIC_COOKIE));
        }
        var options = new OptionReader();
        options.readAll(reader, file, sname);
        return new DhcpMessage(
                op,
                htype,
                hops,
                xid,
                secs,
                flags,
                ciaddr,
                yiaddr,
                siaddr,
                giaddr,
                chaddr,
                options.hasTakenSname() ? "" : textUpToNul(sname),
                options.hasTakenFile() ? "" : textUpToNul(file),
                options.found());
    }

    /**
     * The message as it goes out. A value of more than 255 bytes is split (RFC 3396); sname and
     * file are never overloaded.
     */
    public static Bytes encode(DhcpMessage message) {
        return MessageWriter.write(message);
    }

    private static String textUpToNul(Bytes field) {
        if (field.isEmpty() || field.at(0) == 0) {
            return "";
        }
        String text = field.text();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
