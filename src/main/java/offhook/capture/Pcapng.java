package offhook.capture;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A phone's datagrams as a pcapng file (draft-ietf-opsawg-pcapng). Sockets see no Ethernet and no
 * IP header: both are made up, so that Wireshark and {@code explain} know the packets for what they
 * are, and the file says so.
 */
public final class Pcapng {
    private static final int SECTION = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;

    private static final int END = 0;
    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final int NAME = 2;
    private static final int RESOLUTION = 9;

    /** Times count millionths of a second. */
    private static final int MICROSECONDS = 6;

    private static final int ETHERNET = 1;
    private static final int ETHERNET_BYTES = 14;
    private static final int IP_BYTES = 20;
    private static final int UDP_BYTES = 8;
    private static final int IPV4 = 0x0800;
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int TCP_BYTES = 20;
    private static final int PUSHED_AND_ACKNOWLEDGED = 0x18;
    private static final int TTL = 64;

    /** The station's own, which a socket does not know: a local one (RFC 7042 §2.1). */
    static final MacAddress STATION = MacAddress.read("02:00:00:00:00:01").orElseThrow();

    private static final Bytes EVERYBODY = Bytes.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

    /** Room for one packet with everything around it; datagrams are shorter than 64 KiB. */
    private static final int BLOCK_BYTES_MAX = 1 << 17;

    private static final String MADE_UP =
            "Datagrams of one phone as Offhook's sockets saw them. Ethernet, IP and TCP headers are"
                    + " made up; of files only the first bytes and the end are kept, of HTTP what"
                    + " was asked and the status that was answered.";

    private Pcapng() {}

    /**
     * @param application its name and version
     */
    public static Bytes of(List<CapturedDatagram> packets, MacAddress phone, String application) {
        var file = new ByteWriter(Integer.MAX_VALUE);
        file.bytes(section(application));
        file.bytes(description());
        var places = new HashMap<Direction, Integer>();
        packets.forEach(packet -> file.bytes(packet(packet, phone, places)));
        return file.toBytes();
    }

    private static Bytes section(String application) {
        var body = new ByteWriter(BLOCK_BYTES_MAX);
        // The length of the section is not said: minus one.
        body.i32(BYTE_ORDER).u16(1).u16(0).i32(-1).i32(-1);
        option(body, COMMENT, Bytes.ofUtf8(MADE_UP));
        option(body, APPLICATION, Bytes.ofUtf8(application));
        return block(SECTION, body.u16(END).u16(0));
    }

    private static Bytes description() {
        var body = new ByteWriter(BLOCK_BYTES_MAX);
        body.u16(ETHERNET).u16(0).i32(0);
        option(body, NAME, Bytes.ofUtf8("offhook"));
        option(body, RESOLUTION, Bytes.of(MICROSECONDS));
        return block(INTERFACE, body.u16(END).u16(0));
    }

    /** Of a TCP connection, for the numbers of its segments. */
    private record Direction(Endpoint from, Endpoint to) {}

    private static Bytes packet(
            CapturedDatagram packet, MacAddress phone, Map<Direction, Integer> places) {
        var frame = new ByteWriter(BLOCK_BYTES_MAX);
        ethernet(frame, packet, phone);
        frame.bytes(ipHeader(packet));
        frame.u16(packet.from().port()).u16(packet.to().port());
        if (packet.isTcp()) {
            var way = new Direction(packet.from(), packet.to());
            int sequence = places.getOrDefault(way, 1);
            places.put(way, sequence + packet.payloadBytes());
            frame.i32(sequence)
                    .i32(places.getOrDefault(new Direction(packet.to(), packet.from()), 1))
                    .u8(TCP_BYTES / 4 << 4)
                    .u8(PUSHED_AND_ACKNOWLEDGED)
                    .u16(0xffff)
                    .i32(0);
        } else {
            // No checksum, which IPv4 allows (RFC 768).
            frame.u16(UDP_BYTES + packet.payloadBytes()).u16(0);
        }
        frame.bytes(packet.payload());
        int whole = ETHERNET_BYTES + IP_BYTES + headerBytes(packet) + packet.payloadBytes();
        long micros = micros(packet.at());
        var body = new ByteWriter(BLOCK_BYTES_MAX);
        body.i32(0).i32((int) (micros >>> 32)).i32((int) micros);
        body.i32(frame.size()).i32(whole).bytes(frame.toBytes());
        return block(PACKET, padded(body));
    }

    private static int headerBytes(CapturedDatagram packet) {
        return packet.isTcp() ? TCP_BYTES : UDP_BYTES;
    }

    private static void ethernet(ByteWriter frame, CapturedDatagram packet, MacAddress phone) {
        Bytes to = packet.isFromPhone() ? STATION.bytes() : phone.bytes();
        boolean isBroadcast = packet.to().address().equals(Ipv4.BROADCAST);
        frame.bytes(isBroadcast ? EVERYBODY : to)
                .bytes(packet.isFromPhone() ? phone.bytes() : STATION.bytes())
                .u16(IPV4);
    }

    private static Bytes ipHeader(CapturedDatagram packet) {
        int length = Math.min(0xffff, IP_BYTES + headerBytes(packet) + packet.payloadBytes());
        Bytes open = ipHeader(packet, length, 0);
        long sum = 0;
        for (int i = 0; i < IP_BYTES; i += 2) {
            sum += open.at(i) << 8 | open.at(i + 1);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return ipHeader(packet, length, (int) ~((sum & 0xffff) + (sum >>> 16)));
    }

    private static Bytes ipHeader(CapturedDatagram packet, int length, int checksum) {
        return new ByteWriter(IP_BYTES)
                .u16(0x4500)
                .u16(length)
                .i32(0)
                .u8(TTL)
                .u8(packet.isTcp() ? TCP : UDP)
                .u16(checksum)
                .bytes(packet.from().address().bytes())
                .bytes(packet.to().address().bytes())
                .toBytes();
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static void option(ByteWriter body, int code, Bytes value) {
        body.u16(code).u16(value.size()).bytes(value);
        padded(body);
    }

    private static ByteWriter padded(ByteWriter body) {
        return body.zeros(-body.size() & 3);
    }

    private static Bytes block(int type, ByteWriter body) {
        int length = 12 + body.size();
        return new ByteWriter(length)
                .i32(type)
                .i32(length)
                .bytes(body.toBytes())
                .i32(length)
                .toBytes();
    }
}
