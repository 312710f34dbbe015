package offhook.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that never change and compare by content; what a record holds instead of a {@code byte[]}.
 */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the array. */
    public static Bytes of(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /**
     * A copy of bytes of the buffer, which is not moved.
     *
     * @param from counted from its position
     */
    public static Bytes of(ByteBuffer buffer, int from, int count) {
        var content = new byte[count];
        buffer.get(buffer.position() + from, content);
        return owned(content);
    }

    /** Nobody else may keep the array. */
    static Bytes owned(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content);
    }

    /** Each value is taken modulo 256, so that {@code of(0xff, 1)} reads as it looks. */
    public static Bytes of(int... values) {
        var content = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            content[i] = (byte) values[i];
        }
        return new Bytes(content);
    }

    /** Text in ISO 8859-1: every byte of the wire is a character and comes back unchanged. */
    public static Bytes ofText(String text) {
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Bytes ofUtf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /** The byte at this place, 0 to 255. */
    public int at(int index) {
        return content[index] & 0xff;
    }

    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(content, from, to));
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** Into the array, from this place on. */
    void copyTo(byte[] target, int at) {
        System.arraycopy(content, 0, target, at, content.length);
    }

    /** The first ones, into a buffer at its position, which moves on. */
    public void copyTo(ByteBuffer target, int count) {
        target.put(content, 0, count);
    }

    /** A read-only view; nothing is copied. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    /** As ISO 8859-1, byte for byte; not for showing to people. */
    public String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    public String utf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        // FNV-1a. With the factor 31 of Arrays.hashCode neighbouring bytes cancel out: of 60,000
        // client identifiers in a row, eight would share each bucket.
        int hash = 0x811c9dc5;
        for (byte one : content) {
            hash = (hash ^ one & 0xff) * 0x01000193;
        }
        return hash;
    }

    @Override
    public String toString() {
        return content.length <= 32
                ? "Bytes[" + hex() + "]"
                : "Bytes[" + slice(0, 32).hex() + "… " + content.length + " in all]";
    }
}
