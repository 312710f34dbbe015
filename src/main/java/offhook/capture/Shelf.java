package offhook.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Last datagrams by whom they are of; if the room is used up, who was silent longest makes way. */
final class Shelf<K> {
    /** A boot is some sixty control packets; so the last three or four boots. */
    static final int PACKETS_EACH_MAX = 256;

    /** A DHCP message has 300 to 600 bytes, anything else less than 100. */
    static final int BYTES_EACH_MAX = 64 * 1024;

    /** Objects around one phone's packets, roughly; so that the limits mean memory. */
    private static final int CHAIN_BYTES = 144;

    private final int bytesMax;
    private final Cells cells = new Cells();
    private final LinkedHashMap<K, PacketChain> chains = new LinkedHashMap<>();
    private final ByteBuffer room = ByteBuffer.allocate(PacketRecord.BYTES_MAX);

    Shelf(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    int bytes() {
        return cells.taken() * Cells.CELL_BYTES + chains.size() * CHAIN_BYTES;
    }

    List<CapturedDatagram> of(K key) {
        PacketChain chain = chains.get(key);
        if (chain == null) {
            return List.of();
        }
        var packets = new ArrayList<CapturedDatagram>(chain.size());
        chain.read(room, record -> packets.add(PacketRecord.read(record)));
        return packets;
    }

    void keep(K key, CapturedDatagram packet) {
        PacketChain known = chains.get(key);
        PacketChain chain = known == null ? new PacketChain(cells) : known;
        chains.putLast(key, chain);
        int record = PacketRecord.bytes(packet);
        while (chain.size() >= PACKETS_EACH_MAX || chain.bytes() + record > BYTES_EACH_MAX) {
            chain.dropOldest(room);
        }
        while (bytes() + chain.cellsFor(record) * Cells.CELL_BYTES > bytesMax && makeWay(chain)) {
            // Until there is room, or nobody is left.
        }
        PacketRecord.write(packet, room);
        chain.add(room);
    }

    /** False if that one has nothing left either. */
    private boolean makeWay(PacketChain newest) {
        if (chains.size() > 1) {
            chains.pollFirstEntry().getValue().clear();
            return true;
        }
        boolean hasMore = newest.size() > 0;
        newest.dropOldest(room);
        return hasMore;
    }

    void forget(K key) {
        PacketChain chain = chains.remove(key);
        if (chain != null) {
            chain.clear();
        }
    }
}
