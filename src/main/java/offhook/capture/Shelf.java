package offhook.capture;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;

/** Last datagrams by whom they are of; if the room is used up, who was silent longest makes way. */
final class Shelf<K> {
    /** A boot is some sixty control packets; so the last three or four boots. */
    static final int PACKETS_EACH_MAX = 256;

    /** A DHCP message has 300 to 600 bytes, anything else less than 100. */
    static final int BYTES_EACH_MAX = 64 * 1024;

    /** Objects around the bytes of a packet, roughly; so that the limits mean memory. */
    private static final int OVERHEAD_BYTES = 160;

    private final int bytesMax;
    private final LinkedHashMap<K, Ring> rings = new LinkedHashMap<>();
    private int bytes;

    Shelf(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    private static final class Ring {
        final ArrayDeque<CapturedDatagram> packets = new ArrayDeque<>();
        int bytes;
    }

    int bytes() {
        return bytes;
    }

    List<CapturedDatagram> of(K key) {
        Ring ring = rings.get(key);
        return ring == null ? List.of() : List.copyOf(ring.packets);
    }

    void keep(K key, CapturedDatagram packet) {
        Ring known = rings.get(key);
        Ring ring = known == null ? new Ring() : known;
        rings.putLast(key, ring);
        ring.packets.addLast(packet);
        grow(ring, cost(packet));
        while (ring.packets.size() > PACKETS_EACH_MAX || ring.bytes > BYTES_EACH_MAX) {
            grow(ring, -cost(ring.packets.removeFirst()));
        }
        while (bytes > bytesMax && rings.size() > 1) {
            bytes -= rings.pollFirstEntry().getValue().bytes;
        }
    }

    void forget(K key) {
        Ring ring = rings.remove(key);
        bytes -= ring == null ? 0 : ring.bytes;
    }

    private void grow(Ring ring, int by) {
        ring.bytes += by;
        bytes += by;
    }

    private static int cost(CapturedDatagram packet) {
        return packet.payload().size() + OVERHEAD_BYTES;
    }
}
