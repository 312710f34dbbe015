package offhook.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Room for the datagrams of one {@code recvmmsg}, laid out once. The structures are those of 64-bit
 * Linux: {@code mmsghdr} has 64 bytes, {@code iovec} and {@code sockaddr_in} 16.
 */
final class ReceiveBatch {
    /** {@code CMSG_SPACE(sizeof(struct in_pktinfo))}: a header of 16 bytes and 12, aligned. */
    private static final int CONTROL_BYTES = 32;

    private static final int CONTROL_LEVEL = 8;
    private static final int CONTROL_TYPE = 12;

    /** {@code ipi_addr}, behind the interface and the local address. */
    private static final int CONTROL_DESTINATION = 16 + 8;

    private final ByteBuffer headers =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.HEADER_BYTES)
                    .order(ByteOrder.nativeOrder());
    private final ByteBuffer vectors =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.VECTOR_BYTES)
                    .order(ByteOrder.nativeOrder());
    private final ByteBuffer names =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * MessageLayout.NAME_BYTES);
    private final ByteBuffer controls =
            ByteBuffer.allocateDirect(DatagramSockets.BATCH * CONTROL_BYTES)
                    .order(ByteOrder.nativeOrder());
    private final long headersAt = LinuxCalls.addressOf(headers);
    private final long controlsAt = LinuxCalls.addressOf(controls);
    private final int datagramBytes;
    private final boolean tellsDestination;
    private final ByteBuffer packets;

    /** How many were received last: their control messages were overwritten. */
    private int used;

    ReceiveBatch(SocketKind kind) {
        datagramBytes = kind.datagramBytesMax();
        tellsDestination = kind.tellsDestination();
        packets = ByteBuffer.allocateDirect(DatagramSockets.BATCH * datagramBytes);
        used = tellsDestination ? DatagramSockets.BATCH : 0;
        long vectorsAt = LinuxCalls.addressOf(vectors);
        long namesAt = LinuxCalls.addressOf(names);
        long packetsAt = LinuxCalls.addressOf(packets);
        for (int i = 0; i < DatagramSockets.BATCH; i++) {
            MessageLayout.lay(
                    headers,
                    i,
                    namesAt + (long) i * MessageLayout.NAME_BYTES,
                    vectorsAt + (long) i * MessageLayout.VECTOR_BYTES);
            MessageLayout.point(vectors, i, packetsAt + (long) i * datagramBytes, datagramBytes);
        }
    }

    /** How many came; 0 or less if none. */
    int receive(LinuxCalls calls, int fd) {
        if (!tellsDestination) {
            return calls.recvmmsg(fd, headersAt, DatagramSockets.BATCH, 0);
        }
        for (int i = 0; i < used; i++) {
            long control = controlsAt + (long) i * CONTROL_BYTES;
            MessageLayout.control(headers, i, control, CONTROL_BYTES);
        }
        int count = calls.recvmmsg(fd, headersAt, DatagramSockets.BATCH, 0);
        used = Math.max(0, count);
        return count;
    }

    /** What the packet was sent to; 0 if the system did not say. */
    int destination(int i) {
        int at = i * CONTROL_BYTES;
        boolean isTold =
                tellsDestination
                        && MessageLayout.controlLength(headers, i) >= CONTROL_DESTINATION + 4
                        && controls.getInt(at + CONTROL_LEVEL) == LinuxCalls.IPPROTO_IP
                        && controls.getInt(at + CONTROL_TYPE) == LinuxCalls.IP_PKTINFO;
        int told = isTold ? controls.getInt(at + CONTROL_DESTINATION) : 0;
        // It stands there in the order of the wire.
        return controls.order() == ByteOrder.BIG_ENDIAN ? told : Integer.reverseBytes(told);
    }

    int address(int i) {
        return names.getInt(i * MessageLayout.NAME_BYTES + MessageLayout.NAME_ADDRESS);
    }

    int port(int i) {
        return names.getShort(i * MessageLayout.NAME_BYTES + MessageLayout.NAME_PORT) & 0xffff;
    }

    /** The same buffer for all of them. */
    ByteBuffer datagram(int i) {
        int from = i * datagramBytes;
        int length = MessageLayout.length(headers, i);
        return packets.limit(from + length).position(from);
    }
}
