package offhook.app;

import offhook.address.MacAddress;

import java.util.Arrays;

/**
 * A moment for each of many clients. Two arrays of numbers: every message of a storm writes here,
 * and as objects of a map the garbage collector would copy three for each phone.
 */
final class PaceTable {
    private static final long NOBODY = -1;

    /** The golden ratio's bits: neighbouring MACs land far from each other. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final int clientsMax;

    /** Nobody else knows it: else a client could make up MACs that all land in one place. */
    private final long seed;

    private final int shift;
    private final long[] macs;
    private final long[] moments;
    private int size;

    /**
     * @param clientsMax with more than so many, all start afresh
     * @param seed by chance, where the clients may be hostile
     */
    PaceTable(int clientsMax, long seed) {
        this.clientsMax = clientsMax;
        this.seed = seed;
        // At most half full, so that a search ends within a few steps.
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * clientsMax - 1);
        shift = Long.SIZE - bits;
        macs = new long[1 << bits];
        moments = new long[1 << bits];
        Arrays.fill(macs, NOBODY);
    }

    /** Where the client is, or would be. */
    int place(MacAddress client) {
        long mac = client.value();
        long spread = (mac ^ seed) * SPREAD;
        // Twice: differences of high bits alone would come through the first.
        int place = (int) ((spread ^ spread >>> Integer.SIZE) * SPREAD >>> shift);
        while (macs[place] != NOBODY && macs[place] != mac) {
            place = place + 1 & macs.length - 1;
        }
        return place;
    }

    boolean isTaken(int place) {
        return macs[place] != NOBODY;
    }

    long at(int place) {
        return moments[place];
    }

    /**
     * @param place as {@link #place} says it of the client now
     */
    void put(int place, MacAddress client, long moment) {
        int at = place;
        if (!isTaken(at)) {
            if (size == clientsMax) {
                Arrays.fill(macs, NOBODY);
                size = 0;
                at = place(client);
            }
            macs[at] = client.value();
            size++;
        }
        moments[at] = moment;
    }
}
