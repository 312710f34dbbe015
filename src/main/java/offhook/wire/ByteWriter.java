package offhook.wire;

import java.util.Arrays;

/** Grows as needed up to its limit. Numbers are in network order. */
public final class ByteWriter {
    private final int bytesMax;
    private byte[] content;
    private int size;

    public ByteWriter(int bytesMax) {
        this.bytesMax = bytesMax;
        this.content = new byte[Math.min(bytesMax, 512)];
    }

    public ByteWriter u8(int value) {
        room(1);
        content[size++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    public ByteWriter i32(int value) {
        return u16(value >> 16).u16(value);
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
        return Bytes.of(Arrays.copyOf(content, size));
    }

    private void room(int count) {
        if (size + count > bytesMax) {
            throw new IllegalStateException(
                    "writing " + count + " byte(s) at " + size + ": over the limit of " + bytesMax);
        }
        if (size + count > content.length) {
            content =
                    Arrays.copyOf(
                            content,
                            Math.min(bytesMax, Math.max(size + count, 2 * content.length)));
        }
    }
}
