package offhook.tftp;

import offhook.address.Endpoint;

import java.util.function.Consumer;

/**
 * Transfers by client address and port; the few of one client port hang together, told apart by our
 * end. Primitive keys and no iterators: it is asked once a packet.
 */
final class TransferIndex {
    private static final int BUCKETS_FIRST = 64;

    private ReadTransfer[] buckets = new ReadTransfer[BUCKETS_FIRST];
    private int size;

    int size() {
        return size;
    }

    /** The transfer of exactly this pair of ends, or null. */
    ReadTransfer find(int clientAddress, int clientPort, Endpoint ours) {
        ReadTransfer it = buckets[bucket(clientAddress, clientPort, buckets.length)];
        while (it != null
                && !(isOf(it, clientAddress, clientPort)
                        && it.ours().port() == ours.port()
                        && it.ours().address().value() == ours.address().value())) {
            it = it.nextInIndex;
        }
        return it;
    }

    /**
     * The newest one that this client end asked of that end of ours, acknowledged or not; or null.
     */
    ReadTransfer asked(Endpoint client, Endpoint asked, boolean isAcknowledged) {
        int address = client.address().value();
        ReadTransfer it = buckets[bucket(address, client.port(), buckets.length)];
        while (it != null
                && !(isOf(it, address, client.port())
                        && it.hasAcknowledged() == isAcknowledged
                        && it.asked().equals(asked))) {
            it = it.nextInIndex;
        }
        return it;
    }

    void add(ReadTransfer transfer) {
        if (size >= buckets.length) {
            grow();
        }
        put(buckets, transfer);
        size++;
    }

    void remove(ReadTransfer transfer) {
        int bucket = bucketOf(transfer, buckets.length);
        ReadTransfer before = null;
        ReadTransfer it = buckets[bucket];
        while (it != null && it != transfer) {
            before = it;
            it = it.nextInIndex;
        }
        if (it == null) {
            throw new IllegalStateException("transfer not in index: " + transfer.client());
        }
        if (before == null) {
            buckets[bucket] = it.nextInIndex;
        } else {
            before.nextInIndex = it.nextInIndex;
        }
        it.nextInIndex = null;
        size--;
    }

    /** The visitor must not change the index. */
    void forEach(Consumer<ReadTransfer> visitor) {
        for (ReadTransfer first : buckets) {
            for (ReadTransfer it = first; it != null; it = it.nextInIndex) {
                visitor.accept(it);
            }
        }
    }

    private void grow() {
        var larger = new ReadTransfer[2 * buckets.length];
        for (ReadTransfer first : buckets) {
            // Newest first in a chain, so put back from its end.
            ReadTransfer reversed = null;
            for (ReadTransfer it = first; it != null; ) {
                ReadTransfer following = it.nextInIndex;
                it.nextInIndex = reversed;
                reversed = it;
                it = following;
            }
            for (ReadTransfer it = reversed; it != null; ) {
                ReadTransfer following = it.nextInIndex;
                put(larger, it);
                it = following;
            }
        }
        buckets = larger;
    }

    private static void put(ReadTransfer[] buckets, ReadTransfer transfer) {
        int bucket = bucketOf(transfer, buckets.length);
        transfer.nextInIndex = buckets[bucket];
        buckets[bucket] = transfer;
    }

    private static boolean isOf(ReadTransfer it, int address, int port) {
        return it.client().port() == port && it.client().address().value() == address;
    }

    private static int bucketOf(ReadTransfer it, int buckets) {
        return bucket(it.client().address().value(), it.client().port(), buckets);
    }

    /** Fibonacci hashing: neighbouring addresses and ports are the rule on a LAN. */
    private static int bucket(int address, int port, int buckets) {
        long mixed = ((address & 0xffff_ffffL) << 16 | port) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 40) & buckets - 1;
    }
}
