package offhook.capture;

import java.nio.ByteBuffer;

/**
 * Records of one phone, oldest first, one behind the other in a chain of {@link Cells}. Each begins
 * with its length, in {@link #LENGTH_BYTES}.
 */
final class PacketChain {
    static final int LENGTH_BYTES = 2;

    private final Cells cells;
    private int size;
    private int bytes;
    private int first = Cells.NONE;

    /** Where in the first cell the oldest record begins. */
    private int firstAt;

    private int last = Cells.NONE;

    /** Where in the last cell the next record begins. */
    private int lastAt;

    PacketChain(Cells cells) {
        this.cells = cells;
    }

    /** How many records. */
    int size() {
        return size;
    }

    int bytes() {
        return bytes;
    }

    /** How many cells more it takes to add so much. */
    int cellsFor(int recordBytes) {
        int here = last == Cells.NONE ? 0 : Cells.CELL_BYTES - lastAt;
        return Math.ceilDiv(Math.max(0, recordBytes - here), Cells.CELL_BYTES);
    }

    /**
     * @param record from its position to its limit, which begins with the length of it all
     */
    void add(ByteBuffer record) {
        int count = record.remaining();
        int done = 0;
        while (done < count) {
            if (last == Cells.NONE || lastAt == Cells.CELL_BYTES) {
                lengthen();
            }
            int part = Math.min(count - done, Cells.CELL_BYTES - lastAt);
            cells.write(last, lastAt, record, record.position() + done, part);
            lastAt += part;
            done += part;
        }
        size++;
        bytes += count;
    }

    private void lengthen() {
        int cell = cells.take();
        if (last == Cells.NONE) {
            first = cell;
            firstAt = 0;
        } else {
            cells.chain(last, cell);
        }
        last = cell;
        lastAt = 0;
    }

    /**
     * @param room for any record; overwritten
     */
    void dropOldest(ByteBuffer room) {
        if (size <= 1) {
            clear();
            return;
        }
        int length = lengthAt(first, firstAt, room);
        size--;
        bytes -= length;
        firstAt += length;
        while (firstAt >= Cells.CELL_BYTES) {
            int behind = cells.next(first);
            cells.give(first);
            first = behind;
            firstAt -= Cells.CELL_BYTES;
        }
    }

    void clear() {
        while (first != Cells.NONE) {
            int behind = cells.next(first);
            cells.give(first);
            first = behind;
        }
        last = Cells.NONE;
        size = 0;
        bytes = 0;
    }

    /** What is done with a record; it is gone from the buffer afterwards. */
    interface Reading {
        void read(ByteBuffer record);
    }

    /**
     * @param room for any record; overwritten
     */
    void read(ByteBuffer room, Reading reading) {
        int cell = first;
        int at = firstAt;
        for (int i = 0; i < size; i++) {
            int length = lengthAt(cell, at, room);
            copy(cell, at, room, length);
            reading.read(room.slice(0, length));
            at += length;
            while (at >= Cells.CELL_BYTES && i + 1 < size) {
                cell = cells.next(cell);
                at -= Cells.CELL_BYTES;
            }
        }
    }

    private int lengthAt(int cell, int at, ByteBuffer room) {
        room.clear();
        copy(cell, at, room, LENGTH_BYTES);
        return Short.toUnsignedInt(room.getShort(0));
    }

    private void copy(int firstCell, int from, ByteBuffer target, int count) {
        int cell = firstCell;
        int at = from;
        int done = 0;
        while (done < count) {
            if (at == Cells.CELL_BYTES) {
                cell = cells.next(cell);
                at = 0;
            }
            int part = Math.min(count - done, Cells.CELL_BYTES - at);
            cells.read(cell, at, target, done, part);
            at += part;
            done += part;
        }
    }
}
