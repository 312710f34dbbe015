package offhook.tftp;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * The file as netascii (RFC 1350 §1, RFC 764): a line feed is sent as CR LF, a CR as CR NUL. Where
 * a block starts depends on all that came before, so the starts of one window are remembered.
 */
final class NetasciiBlocks implements Blocks {
    /** Longer files are sent without saying their size: counting must not hold up the loop. */
    static final long COUNTED_BYTES_MAX = 1 << 20;

    private static final int NONE = -1;

    private final FileContent content;
    private final ByteBuffer out;

    /** Where block n starts in the file, at n modulo the length. */
    private final long[] starts;

    /** The second byte of a pair that was cut by the end of the block before, or NONE. */
    private final int[] carried;

    NetasciiBlocks(FileContent content, int blockBytes, int windowBlocks) {
        this.content = content;
        this.out = ByteBuffer.allocate(blockBytes);
        this.starts = new long[windowBlocks + 2];
        this.carried = new int[windowBlocks + 2];
        this.carried[1] = NONE;
    }

    @Override
    public ByteBuffer block(long number) {
        int slot = (int) (number % starts.length);
        long at = starts[slot];
        int carry = carried[slot];
        out.clear();
        if (carry != NONE) {
            out.put((byte) carry);
            carry = NONE;
        }
        ByteBuffer in = content.slice(at, out.capacity());
        while (in.hasRemaining() && out.hasRemaining()) {
            byte octet = in.get();
            at++;
            if (octet != '\n' && octet != '\r') {
                out.put(octet);
                continue;
            }
            byte second = octet == '\n' ? (byte) '\n' : 0;
            out.put((byte) '\r');
            if (out.hasRemaining()) {
                out.put(second);
            } else {
                carry = second;
            }
        }
        int next = (int) ((number + 1) % starts.length);
        starts[next] = at;
        carried[next] = carry;
        return out.flip();
    }

    /** How many bytes the file becomes, unless it is too long to be counted here. */
    static OptionalLong encodedSize(FileContent content) {
        if (content.sizeBytes() > COUNTED_BYTES_MAX) {
            return OptionalLong.empty();
        }
        ByteBuffer all = content.slice(0, (int) content.sizeBytes());
        long size = all.remaining();
        while (all.hasRemaining()) {
            byte octet = all.get();
            if (octet == '\n' || octet == '\r') {
                size++;
            }
        }
        return OptionalLong.of(size);
    }
}
