package offhook.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Room for the datagrams of one {@code recvmmsg}, laid out once. The structures are those of 64-bit
 * Linux: {@code mmsghdr} has 64 bytes, {@code iovec} and {@code sockaddr_in} 16.
 */
final class ReceiveBatch {
    private final ByteBuffer headers =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.HEADER_BYTES)
                    .order(ByteOrder.nativeOrder());
    private final ByteBuffer vectors =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.VECTOR_BYTES)
                    .order(ByteOrder.nativeOrder());
    private final ByteBuffer names =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.NAME_BYTES);
    private final ByteBuffer packets =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * DatagramSockets.DATAGRAM_BYTES_MAX);
    private final long headersAt = LinuxCalls.addressOf(headers);

    ReceiveBatch() {
        long vectorsAt = LinuxCalls.addressOf(vectors);
        long namesAt = LinuxCalls.addressOf(names);
        long packetsAt = LinuxCalls.addressOf(packets);
        for (int i = 0; i < DatagramSockets.BATCH; i++) {
            MessageLayout.lay(
                    headers,
                    i,
                    namesAt + (long) i * MessageLayout.NAME_BYTES,
                    vectorsAt + (long) i * MessageLayout.VECTOR_BYTES);
            MessageLayout.point(
                    vectors,
                    i,
                    packetsAt + (long) i * DatagramSockets.DATAGRAM_BYTES_MAX,
                    DatagramSockets.DATAGRAM_BYTES_MAX);
        }
    }

    /** How many came; 0 or less if none. */
    int receive(LinuxCalls calls, int fd) {
        return calls.recvmmsg(fd, headersAt, DatagramSockets.BATCH, 0);
    }

    int address(int i) {
        return names.getInt(i * MessageLayout.NAME_BYTES + MessageLayout.NAME_ADDRESS);
    }

    int port(int i) {
        return names.getShort(i * MessageLayout.NAME_BYTES + MessageLayout.NAME_PORT) & 0xffff;
    }

    /** The same buffer for all of them. */
    ByteBuffer datagram(int i) {
        int from = i * DatagramSockets.DATAGRAM_BYTES_MAX;
        int length = MessageLayout.length(headers, i);
        return packets.limit(from + length).position(from);
    }
}
