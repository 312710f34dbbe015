package offhook.explain;

import offhook.address.Ipv4;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;

/** Puts IPv4 fragments together (RFC 791 §3.2), a bounded number of packets at a time. */
final class Fragments {
    /** Packets under way; a phone's LAN rarely has any. */
    static final int PACKETS_MAX = 64;

    static final int PACKET_BYTES_MAX = 65_535;

    private record Key(Ipv4 from, Ipv4 to, int protocol, int identification) {}

    private static final class Pieces {
        private final TreeMap<Integer, ByteBuffer> parts = new TreeMap<>();
        private int total = -1;
    }

    private final Remembered<Key, Pieces> open = new Remembered<>(PACKETS_MAX);

    /** The packet's whole payload, if this was the last piece of it or it never was cut. */
    Optional<ByteBuffer> whole(Frame.Ip packet) {
        if (packet.fragmentOffset() == 0 && !packet.hasMoreFragments()) {
            return Optional.of(packet.payload());
        }
        int end = packet.fragmentOffset() + packet.payload().remaining();
        if (end > PACKET_BYTES_MAX) {
            return Optional.empty();
        }
        var key = new Key(packet.from(), packet.to(), packet.protocol(), packet.identification());
        Pieces pieces = open.get(key);
        if (pieces == null) {
            pieces = new Pieces();
            open.put(key, pieces);
        }
        pieces.parts.putIfAbsent(packet.fragmentOffset(), packet.payload());
        if (!packet.hasMoreFragments()) {
            pieces.total = end;
        }
        Optional<ByteBuffer> joined = joined(pieces);
        joined.ifPresent(done -> open.remove(key));
        return joined;
    }

    private static Optional<ByteBuffer> joined(Pieces pieces) {
        if (pieces.total < 0) {
            return Optional.empty();
        }
        var all = ByteBuffer.allocate(pieces.total);
        for (var part : pieces.parts.entrySet()) {
            boolean isGap = part.getKey() > all.position();
            boolean isOutside = part.getKey() + part.getValue().remaining() > pieces.total;
            if (isGap || isOutside) {
                return Optional.empty();
            }
            all.position(part.getKey());
            all.put(part.getValue().duplicate());
        }
        return all.position() == pieces.total ? Optional.of(all.flip()) : Optional.empty();
    }
}
