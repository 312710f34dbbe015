package offhook.explain;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;

/** Frames by hand. */
final class Wire {
    static final int ETHERNET = 1;

    private static final int MAX = 70_000;

    private Wire() {}

    static Bytes udp(Ipv4 from, int fromPort, Ipv4 to, int toPort, Bytes payload) {
        return ip(from, to, 17, 0, datagram(fromPort, toPort, payload));
    }

    static Bytes datagram(int fromPort, int toPort, Bytes payload) {
        return new ByteWriter(MAX)
                .u16(fromPort)
                .u16(toPort)
                .u16(8 + payload.size())
                .u16(0) // no checksum
                .bytes(payload)
                .toBytes();
    }

    /**
     * @param fragment flags and offset as the header has them
     */
    static Bytes ip(Ipv4 from, Ipv4 to, int protocol, int fragment, Bytes payload) {
        return new ByteWriter(MAX)
                .u8(0x45) // version 4, five words
                .u8(0)
                .u16(20 + payload.size())
                .u16(7) // identification
                .u16(fragment)
                .u8(64)
                .u8(protocol)
                .u16(0) // checksum
                .bytes(from.bytes())
                .bytes(to.bytes())
                .bytes(payload)
                .toBytes();
    }

    static Bytes tcp(Ipv4 from, int fromPort, Ipv4 to, int toPort, int sequence, Bytes payload) {
        Bytes segment =
                new ByteWriter(MAX)
                        .u16(fromPort)
                        .u16(toPort)
                        .i32(sequence)
                        .i32(0)
                        .u8(0x50) // five words
                        .u8(0x18)
                        .u16(8192)
                        .i32(0)
                        .bytes(payload)
                        .toBytes();
        return ip(from, to, 6, 0, segment);
    }

    static ByteBuffer frame(MacAddress from, Bytes ip) {
        return new ByteWriter(MAX)
                .bytes(MacAddress.read("02:00:00:00:00:01").orElseThrow().bytes())
                .bytes(from.bytes())
                .u16(0x0800)
                .bytes(ip)
                .toBytes()
                .buffer();
    }

    /** The same behind a VLAN tag of 10. */
    static ByteBuffer tagged(MacAddress from, Bytes ip) {
        return new ByteWriter(MAX)
                .zeros(6)
                .bytes(from.bytes())
                .u16(0x8100)
                .u16(10)
                .u16(0x0800)
                .bytes(ip)
                .toBytes()
                .buffer();
    }
}
