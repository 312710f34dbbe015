package offhook.tftp;

import java.nio.ByteBuffer;

/** A file cut into the blocks of one transfer. The block that is not full is the last. */
sealed interface Blocks permits OctetBlocks, NetasciiBlocks {
    /**
     * @param number from 1, never wrapped; at most a window away from others asked lately
     * @return valid until the next call
     */
    ByteBuffer block(long number);
}
