package offhook.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Datagrams that wait for one {@code sendmmsg}. Those of a window, equal in length and to one peer,
 * are gathered into one message that the system cuts again (UDP_SEGMENT).
 */
final class SendQueue {
    private static final int MESSAGES = 64;

    /** A window of 64 blocks of 1,428 bytes for each of a few; what is more is sent in between. */
    private static final int ROOM_BYTES = 512 * 1024;

    /** UDP_MAX_SEGMENTS of older kernels. */
    private static final int SEGMENTS_MAX = 64;

    /** The largest UDP payload in IPv4; the segments of one message count together. */
    private static final int PAYLOAD_MAX = 65_507;

    /** {@code CMSG_SPACE(sizeof(uint16_t))} and {@code CMSG_LEN} of the same. */
    private static final int CONTROL_BYTES = 24;

    private static final int CONTROL_LENGTH = 18;
    private static final int CONTROL_DATA = 16;

    /** A link that is slower than the phones ask: what waits longer is dropped, as links do. */
    private static final int FULL_MILLIS_MAX = 2;

    private final LinuxCalls calls;
    private final ByteBuffer headers = room(MESSAGES * MessageLayout.HEADER_BYTES);
    private final ByteBuffer vectors = room(MESSAGES * MessageLayout.VECTOR_BYTES);
    private final ByteBuffer controls = room(MESSAGES * CONTROL_BYTES);
    private final ByteBuffer poll = room(8);
    private final ByteBuffer names = ByteBuffer.allocateDirect(MESSAGES * MessageLayout.NAME_BYTES);
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(ROOM_BYTES);
    private final long headersAt = LinuxCalls.addressOf(headers);
    private final long controlsAt = LinuxCalls.addressOf(controls);
    private final long pollAt = LinuxCalls.addressOf(poll);
    private final long bytesAt = LinuxCalls.addressOf(bytes);

    private LinuxSockets.LinuxEnd from;
    private int messages;
    private int used;
    private long refused;

    /** Of the last message. */
    private int toAddress;

    private int toPort;
    private int segmentBytes;
    private int segments;
    private int messageBytes;
    private boolean isSealed;

    SendQueue(LinuxCalls calls) {
        this.calls = calls;
        long namesAt = LinuxCalls.addressOf(names);
        long vectorsAt = LinuxCalls.addressOf(vectors);
        boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < MESSAGES; i++) {
            MessageLayout.lay(
                    headers,
                    i,
                    namesAt + (long) i * MessageLayout.NAME_BYTES,
                    vectorsAt + (long) i * MessageLayout.VECTOR_BYTES);
            // The family is in the order of the machine.
            names.put(i * MessageLayout.NAME_BYTES + (isLittle ? 0 : 1), (byte) LinuxCalls.AF_INET);
            controls.putLong(i * CONTROL_BYTES, CONTROL_LENGTH);
            controls.putInt(i * CONTROL_BYTES + Long.BYTES, LinuxCalls.SOL_UDP);
            controls.putInt(i * CONTROL_BYTES + Long.BYTES + Integer.BYTES, LinuxCalls.UDP_SEGMENT);
        }
    }

    long refused() {
        return refused;
    }

    void add(LinuxSockets.LinuxEnd end, int address, int port, ByteBuffer header, ByteBuffer body) {
        int headerBytes = header.remaining();
        int bodyBytes = body.remaining();
        int size = headerBytes + bodyBytes;
        if (size > PAYLOAD_MAX) {
            refused++;
            return;
        }
        boolean isMore = end == from && messages > 0 && fits(address, port, size);
        if (!isMore) {
            if (end != from || messages == MESSAGES || used + size > ROOM_BYTES) {
                flush();
                from = end;
            }
            begin(address, port, size);
        } else if (used + size > ROOM_BYTES) {
            flush();
            from = end;
            begin(address, port, size);
        }
        bytes.put(used, header, header.position(), headerBytes);
        bytes.put(used + headerBytes, body, body.position(), bodyBytes);
        used += size;
        messageBytes += size;
        segments++;
        // A shorter one must be the last of its message.
        isSealed = size < segmentBytes;
    }

    private boolean fits(int address, int port, int size) {
        return from.mayUseSegments()
                && toAddress == address
                && toPort == port
                && !isSealed
                && segments < SEGMENTS_MAX
                && size <= segmentBytes
                && messageBytes + size <= PAYLOAD_MAX;
    }

    private void begin(int address, int port, int size) {
        finish();
        toAddress = address;
        toPort = port;
        segmentBytes = size;
        segments = 0;
        messageBytes = 0;
        isSealed = false;
        int name = messages * MessageLayout.NAME_BYTES;
        names.putShort(name + MessageLayout.NAME_PORT, (short) port);
        names.putInt(name + MessageLayout.NAME_ADDRESS, address);
        messages++;
    }

    /** The last message gets its length and, if it has to be cut, the place to cut. */
    private void finish() {
        if (messages == 0) {
            return;
        }
        int last = messages - 1;
        MessageLayout.point(vectors, last, bytesAt + used - messageBytes, messageBytes);
        if (segments > 1) {
            controls.putShort(last * CONTROL_BYTES + CONTROL_DATA, (short) segmentBytes);
            MessageLayout.control(
                    headers, last, controlsAt + (long) last * CONTROL_BYTES, CONTROL_BYTES);
        } else {
            MessageLayout.control(headers, last, 0, 0);
        }
    }

    void flush() {
        if (messages == 0) {
            return;
        }
        finish();
        int sent = 0;
        while (sent < messages) {
            int count =
                    calls.sendmmsg(
                            from.fd(),
                            headersAt + (long) sent * MessageLayout.HEADER_BYTES,
                            messages - sent,
                            0);
            sent += count > 0 ? count : onRefused(sent, -count);
        }
        messages = 0;
        used = 0;
        from = null;
    }

    /** How many messages are done with, sent or given up. */
    private int onRefused(int message, int errno) {
        if (errno == LinuxCalls.EAGAIN) {
            if (hasRoomSoon()) {
                return 0;
            }
            refused += messages - message;
            return messages - message;
        }
        boolean isCut = MessageLayout.controlLength(headers, message) > 0;
        if (isCut && (errno == LinuxCalls.EINVAL || errno == LinuxCalls.EIO)) {
            // An interface that cannot cut (tunnels, small MTU): one by one from now on.
            from.useNoSegments();
            sendPieces(message);
            return 1;
        }
        refused++;
        return 1;
    }

    private boolean hasRoomSoon() {
        poll.putInt(0, from.fd());
        poll.putShort(4, (short) LinuxCalls.POLLOUT);
        poll.putShort(6, (short) 0);
        return calls.poll(pollAt, 1, FULL_MILLIS_MAX) > 0;
    }

    private void sendPieces(int message) {
        long at = MessageLayout.base(vectors, message);
        int left = MessageLayout.size(vectors, message);
        int piece = Short.toUnsignedInt(controls.getShort(message * CONTROL_BYTES + CONTROL_DATA));
        MessageLayout.control(headers, message, 0, 0);
        while (left > 0) {
            int size = Math.min(piece, left);
            MessageLayout.point(vectors, message, at, size);
            long header = headersAt + (long) message * MessageLayout.HEADER_BYTES;
            if (calls.sendmmsg(from.fd(), header, 1, 0) < 1) {
                refused++;
            }
            at += size;
            left -= size;
        }
    }

    private static ByteBuffer room(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }
}
