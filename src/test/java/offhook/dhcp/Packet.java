package offhook.dhcp;

import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

/** A datagram written byte by byte, for tests. */
final class Packet {
    private final ByteWriter writer = new ByteWriter(65_535);

    /** Without END, so that a test can go on. */
    static Packet discover() {
        return new Packet()
                .fixedFieldsUpToSname()
                .zeros(64 + 128) // sname, file
                .bytes(0x63, 0x82, 0x53, 0x63) // magic cookie
                .bytes(53, 1, 1); // DISCOVER
    }

    Packet fixedFieldsUpToSname() {
        return bytes(1, 1, 6, 0) // op, htype, hlen, hops
                .bytes(0, 0, 0, 7) // xid
                .zeros(4 + 16) // secs, flags, ciaddr, yiaddr, siaddr, giaddr
                .bytes(0x00, 0x1b, 0x0c, 0x18, 0xbd, 0xc1)
                .zeros(10); // rest of chaddr
    }

    Packet bytes(int... values) {
        writer.bytes(Bytes.of(values));
        return this;
    }

    Packet text(String text) {
        writer.bytes(Bytes.ofText(text));
        return this;
    }

    Packet zeros(int count) {
        writer.zeros(count);
        return this;
    }

    int size() {
        return writer.size();
    }

    Bytes toBytes() {
        return writer.toBytes();
    }

    DhcpInput read() {
        return DhcpCodec.decode(toBytes().buffer());
    }

    DhcpMessage decoded() {
        return decoded(toBytes());
    }

    static DhcpMessage decoded(Bytes bytes) {
        return switch (DhcpCodec.decode(bytes.buffer())) {
            case DhcpInput.Message read -> read.message();
            case DhcpInput.Unreadable unreadable -> throw new AssertionError(unreadable.why());
        };
    }
}
