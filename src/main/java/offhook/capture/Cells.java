package offhook.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory in cells of one size, outside the heap: what is kept for a while and then dropped would be
 * copied by each garbage collection meanwhile. It grows as it is needed and never shrinks; whoever
 * takes cells has a limit.
 */
final class Cells {
    static final int CELL_BYTES = 256;

    /** In place of a cell. */
    static final int NONE = -1;

    private static final int SLAB_CELLS = 1024;

    private final List<ByteBuffer> slabs = new ArrayList<>();

    /** What comes behind a cell, in its chain or among the free ones. */
    private int[] next = {};

    private int firstFree = NONE;
    private int taken;

    int taken() {
        return taken;
    }

    int take() {
        if (firstFree == NONE) {
            grow();
        }
        int cell = firstFree;
        firstFree = next[cell];
        next[cell] = NONE;
        taken++;
        return cell;
    }

    void give(int cell) {
        next[cell] = firstFree;
        firstFree = cell;
        taken--;
    }

    private void grow() {
        int made = next.length;
        slabs.add(ByteBuffer.allocateDirect(SLAB_CELLS * CELL_BYTES));
        next = Arrays.copyOf(next, made + SLAB_CELLS);
        for (int cell = next.length - 1; cell >= made; cell--) {
            next[cell] = firstFree;
            firstFree = cell;
        }
    }

    int next(int cell) {
        return next[cell];
    }

    void chain(int cell, int behind) {
        next[cell] = behind;
    }

    /** Neither buffer's position moves. */
    void write(int cell, int at, ByteBuffer source, int from, int count) {
        slab(cell).put(index(cell, at), source, from, count);
    }

    void read(int cell, int at, ByteBuffer target, int to, int count) {
        target.put(to, slab(cell), index(cell, at), count);
    }

    private ByteBuffer slab(int cell) {
        return slabs.get(cell / SLAB_CELLS);
    }

    private static int index(int cell, int at) {
        return cell % SLAB_CELLS * CELL_BYTES + at;
    }
}
