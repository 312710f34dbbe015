package offhook.wire;

import java.util.Arrays;

/** Grows as needed up to its limit. Numbers are in network order. */
public final class ByteWriter {
    private static final int USUAL = 512;

    private final int bytesMax;
    private byte[] content;
    private int size;
    private boolean isGiven;

    public ByteWriter(int bytesMax) {
        this(bytesMax, USUAL);
    }

    /**
     * @param bytesExpected if it comes to just so many, nothing is copied
     */
    public ByteWriter(int bytesMax, int bytesExpected) {
        this.bytesMax = bytesMax;
        this.content = new byte[Math.min(bytesMax, bytesExpected)];
    }

    public ByteWriter u8(int value) {
        room(1);
        content[size++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        room(2);
        content[size] = (byte) (value >> 8);
        content[size + 1] = (byte) value;
        size += 2;
        return this;
    }

    public ByteWriter i32(int value) {
        room(4);
        content[size] = (byte) (value >> 24);
        content[size + 1] = (byte) (value >> 16);
        content[size + 2] = (byte) (value >> 8);
        content[size + 3] = (byte) value;
        size += 4;
        return this;
    }

    public ByteWriter bytes(Bytes value) {
        room(value.size());
        value.copyTo(content, size);
        size += value.size();
        return this;
    }

    public ByteWriter zeros(int count) {
        room(count);
        size += count;
        return this;
    }

    public int size() {
        return size;
    }

    public Bytes toBytes() {
        if (size < content.length) {
            return Bytes.owned(Arrays.copyOf(content, size));
        }
        // Given away: what is written after it goes to an array of its own.
        Bytes whole = Bytes.owned(content);
        isGiven = true;
        return whole;
    }

    private void room(int count) {
        if (size + count > bytesMax) {
            throw new IllegalStateException(
                    "writing " + count + " byte(s) at " + size + ": over the limit of " + bytesMax);
        }
        if (isGiven) {
            content = content.clone();
            isGiven = false;
        }
        if (size + count > content.length) {
            content =
                    Arrays.copyOf(
                            content,
                            Math.min(bytesMax, Math.max(size + count, 2 * content.length)));
        }
    }
}
