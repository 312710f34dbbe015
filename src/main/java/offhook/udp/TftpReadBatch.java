package offhook.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Reads on only after a full batch. Netty's own allocators ask the system once more after every
 * batch, which under lock-step traffic is one call in two for nothing.
 *
 * @param datagrams with one system call
 * @param bytes of each
 */
record TftpReadBatch(int datagrams, int bytes) implements RecvByteBufAllocator {
    /** Then the other sockets of the loop get their turn. */
    private static final int BATCHES_MAX = 4;

    @Override
    @SuppressWarnings("deprecation") // The interface's own; ExtendedHandle is what it means.
    public Handle newHandle() {
        return new Batch(datagrams, bytes);
    }

    private static final class Batch implements ExtendedHandle {
        private final int datagrams;
        private final int bytes;
        private int messages;
        private int batches;
        private int attempted;
        private int last;

        Batch(int datagrams, int bytes) {
            this.datagrams = datagrams;
            this.bytes = bytes;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.ioBuffer(guess());
        }

        @Override
        public int guess() {
            return datagrams * bytes;
        }

        @Override
        public void reset(ChannelConfig config) {
            batches = 0;
            messages = 0;
        }

        @Override
        public void incMessagesRead(int count) {
            messages = count;
            batches++;
        }

        @Override
        public void lastBytesRead(int count) {
            last = count;
        }

        @Override
        public int lastBytesRead() {
            return last;
        }

        @Override
        public void attemptedBytesRead(int count) {
            attempted = count;
        }

        @Override
        public int attemptedBytesRead() {
            return attempted;
        }

        @Override
        public boolean continueReading() {
            return messages >= datagrams && batches < BATCHES_MAX;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
            return continueReading();
        }

        @Override
        public void readComplete() {
            // Nothing is learned from a read: all are alike.
        }
    }
}
