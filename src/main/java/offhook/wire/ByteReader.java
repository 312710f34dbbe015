package offhook.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The parsers' only way to bytes: a cursor that cannot leave its input. Numbers are in network
 * order.
 */
public final class ByteReader {
    private final ByteBuffer input;

    /** Reads from the buffer's position to its limit; the buffer itself is not moved. */
    public ByteReader(ByteBuffer input) {
        this.input = input.slice().order(ByteOrder.BIG_ENDIAN);
    }

    public ByteReader(Bytes input) {
        this(input.buffer());
    }

    public int offset() {
        return input.position();
    }

    public int remaining() {
        return input.remaining();
    }

    public boolean hasMore() {
        return input.hasRemaining();
    }

    public int u8(String field) throws MalformedException {
        require(field, 1);
        return input.get() & 0xff;
    }

    public int u16(String field) throws MalformedException {
        require(field, 2);
        return input.getShort() & 0xffff;
    }

    /** All 32 bits, as Java's signed int. */
    public int i32(String field) throws MalformedException {
        require(field, 4);
        return input.getInt();
    }

    public long u32(String field) throws MalformedException {
        return i32(field) & 0xffff_ffffL;
    }

    public Bytes bytes(String field, int count) throws MalformedException {
        require(field, count);
        var content = new byte[count];
        input.get(content);
        return Bytes.owned(content);
    }

    /** Empty if all of them are 0. */
    public Bytes bytesUnlessZero(String field, int count) throws MalformedException {
        require(field, count);
        int at = input.position();
        for (int i = 0; i < count; i++) {
            if (input.get(at + i) != 0) {
                return bytes(field, count);
            }
        }
        input.position(at + count);
        return Bytes.EMPTY;
    }

    public void skip(String field, int count) throws MalformedException {
        require(field, count);
        input.position(input.position() + count);
    }

    /** A reader of the next bytes only; this one goes on behind them. */
    public ByteReader part(String field, int count) throws MalformedException {
        require(field, count);
        var part = new ByteReader(input.slice(input.position(), count));
        input.position(input.position() + count);
        return part;
    }

    /** What is left, as a view; nothing is copied. This one is at its end then. */
    public ByteBuffer rest() {
        ByteBuffer rest = input.slice();
        input.position(input.limit());
        return rest;
    }

    public MalformedException malformed(String field, String problem) {
        return new MalformedException(new Malformation(field, offset(), problem));
    }

    private void require(String field, int count) throws MalformedException {
        if (count < 0 || count > input.remaining()) {
            throw malformed(field, "needs " + count + " byte(s), has " + input.remaining());
        }
    }
}
