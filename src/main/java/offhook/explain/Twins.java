package offhook.explain;

import offhook.address.Ipv4;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Packets that were captured twice: a mirror of both directions shows each at the port where it
 * comes in and where it goes out, {@code tcpdump -i any} on a bridge and on its ports, and two
 * captures of one network each have their own. Time to live, link header and checksum may differ.
 */
final class Twins {
    /** Some seconds of a busy mirror. */
    static final int PACKETS_MAX = 8192;

    /** Phones ask again after 4 s, servers after 1 s, and number the packet anew. */
    static final Duration APART_MAX = Duration.ofMillis(900);

    /** Linux numbers no packet that may not be cut: then no retry is so quick. */
    static final Duration UNNUMBERED_APART_MAX = Duration.ofMillis(100);

    /** Where UDP and TCP keep their checksums: not written yet where the card does that. */
    private static final int UDP_CHECKSUM_AT = 6;

    private static final int TCP_CHECKSUM_AT = 16;

    private record Key(
            Ipv4 from, Ipv4 to, int protocol, int identification, int offset, int bytes, int sum) {}

    private final Remembered<Key, Instant> seen = new Remembered<>(PACKETS_MAX);

    /** Whether the same packet was seen just before. */
    boolean isSeen(Frame.Ip packet, Instant at) {
        if (!at.isAfter(Instant.EPOCH)) {
            // Without times a retry looks the same.
            return false;
        }
        ByteBuffer payload = packet.payload();
        var key =
                new Key(
                        packet.from(),
                        packet.to(),
                        packet.protocol(),
                        packet.identification(),
                        packet.fragmentOffset(),
                        payload.remaining(),
                        sum(packet));
        Instant before = seen.get(key);
        Duration most = packet.identification() == 0 ? UNNUMBERED_APART_MAX : APART_MAX;
        boolean isTwin = before != null && Duration.between(before, at).abs().compareTo(most) <= 0;
        if (!isTwin) {
            seen.put(key, at);
        }
        return isTwin;
    }

    private static int sum(Frame.Ip packet) {
        ByteBuffer payload = packet.payload();
        int checksumAt = packet.protocol() == Frame.UDP ? UDP_CHECKSUM_AT : TCP_CHECKSUM_AT;
        boolean isPiece = packet.fragmentOffset() > 0 || payload.remaining() < checksumAt + 2;
        return isPiece
                ? payload.hashCode()
                : 31 * payload.slice(payload.position(), checksumAt).hashCode()
                        + payload.slice(
                                        payload.position() + checksumAt + 2,
                                        payload.remaining() - checksumAt - 2)
                                .hashCode();
    }
}
