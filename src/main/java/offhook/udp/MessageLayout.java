package offhook.udp;

import java.nio.ByteBuffer;

/**
 * Where the fields of {@code mmsghdr}, {@code iovec} and {@code sockaddr_in} lie (64-bit Linux).
 */
final class MessageLayout {
    /** {@code struct mmsghdr}: a {@code msghdr} of 56 bytes, the length, and four to fill up. */
    static final int HEADER_BYTES = 64;

    static final int VECTOR_BYTES = 16;
    static final int NAME_BYTES = 16;

    /** In {@code sockaddr_in}, both in the order of the wire. */
    static final int NAME_PORT = 2;

    static final int NAME_ADDRESS = 4;

    private static final int NAME_AT = 0;
    private static final int NAME_LENGTH = 8;
    private static final int VECTORS_AT = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL_AT = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int MESSAGE_LENGTH = 56;

    private MessageLayout() {}

    /** What stays the same for message {@code i}. */
    static void lay(ByteBuffer headers, int i, long name, long vector) {
        int at = i * HEADER_BYTES;
        headers.putLong(at + NAME_AT, name);
        headers.putInt(at + NAME_LENGTH, NAME_BYTES);
        headers.putLong(at + VECTORS_AT, vector);
        headers.putLong(at + VECTOR_COUNT, 1);
    }

    static void control(ByteBuffer headers, int i, long control, int length) {
        headers.putLong(i * HEADER_BYTES + CONTROL_AT, control);
        headers.putLong(i * HEADER_BYTES + CONTROL_LENGTH, length);
    }

    static long controlLength(ByteBuffer headers, int i) {
        return headers.getLong(i * HEADER_BYTES + CONTROL_LENGTH);
    }

    static long base(ByteBuffer vectors, int i) {
        return vectors.getLong(i * VECTOR_BYTES);
    }

    static int size(ByteBuffer vectors, int i) {
        return (int) vectors.getLong(i * VECTOR_BYTES + Long.BYTES);
    }

    static void point(ByteBuffer vectors, int i, long base, int length) {
        vectors.putLong(i * VECTOR_BYTES, base);
        vectors.putLong(i * VECTOR_BYTES + Long.BYTES, length);
    }

    /** Of the message received. */
    static int length(ByteBuffer headers, int i) {
        return headers.getInt(i * HEADER_BYTES + MESSAGE_LENGTH);
    }
}
