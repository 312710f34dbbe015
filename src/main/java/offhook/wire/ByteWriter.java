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
        return Bytes.owned(Arrays.copyOf(content, size));
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
