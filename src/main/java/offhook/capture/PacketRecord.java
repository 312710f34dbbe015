package offhook.capture;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Instant;

/** A datagram as it lies in a {@link PacketChain}. */
final class PacketRecord {
    /** Length, moment, two ends, length of the payload, flags. */
    static final int HEAD_BYTES = PacketChain.LENGTH_BYTES + 12 + 2 * 6 + 4 + 1;

    /** No datagram of ours is longer; of a longer message the beginning. */
    static final int PAYLOAD_BYTES_MAX = 8 * 1024;

    static final int BYTES_MAX = HEAD_BYTES + PAYLOAD_BYTES_MAX;

    private static final int FROM_PHONE = 1;
    private static final int TCP = 2;

    private PacketRecord() {}

    static int bytes(CapturedDatagram packet) {
        return HEAD_BYTES + Math.min(packet.payload().size(), PAYLOAD_BYTES_MAX);
    }

    /** From the buffer's start; it is ready to be read then. */
    static void write(CapturedDatagram packet, ByteBuffer out) {
        int bytes = bytes(packet);
        out.clear();
        out.putShort((short) bytes);
        out.putLong(packet.at().getEpochSecond()).putInt(packet.at().getNano());
        write(packet.from(), out);
        write(packet.to(), out);
        out.putInt(packet.payloadBytes());
        out.put((byte) ((packet.isFromPhone() ? FROM_PHONE : 0) | (packet.isTcp() ? TCP : 0)));
        packet.payload().copyTo(out, bytes - HEAD_BYTES);
        out.flip();
    }

    private static void write(Endpoint end, ByteBuffer out) {
        out.putInt(end.address().value()).putShort((short) end.port());
    }

    static CapturedDatagram read(ByteBuffer in) {
        in.position(PacketChain.LENGTH_BYTES);
        Instant at = Instant.ofEpochSecond(in.getLong(), in.getInt());
        Endpoint from = end(in);
        Endpoint to = end(in);
        int payloadBytes = in.getInt();
        byte flags = in.get();
        return new CapturedDatagram(
                at,
                from,
                to,
                Bytes.of(in, 0, in.remaining()),
                payloadBytes,
                (flags & FROM_PHONE) != 0,
                (flags & TCP) != 0);
    }

    private static Endpoint end(ByteBuffer in) {
        return new Endpoint(new Ipv4(in.getInt()), Short.toUnsignedInt(in.getShort()));
    }
}
