package offhook.tftp;

import java.nio.ByteBuffer;

/**
 * A file's bytes, immutable, shared by all transfers. Implementations never copy and never block
 * for long.
 */
public interface FileContent {
    long sizeBytes();

    /**
     * A read-only view of at most {@code count} bytes from {@code offset}; shorter only at the end.
     */
    ByteBuffer slice(long offset, int count);

    /** Content that is already in memory. */
    static FileContent of(offhook.wire.Bytes bytes) {
        ByteBuffer whole = bytes.buffer();
        return new FileContent() {
            @Override
            public long sizeBytes() {
                return whole.limit();
            }

            @Override
            public ByteBuffer slice(long offset, int count) {
                return whole.slice((int) offset, (int) Math.min(count, whole.limit() - offset));
            }
        };
    }
}
