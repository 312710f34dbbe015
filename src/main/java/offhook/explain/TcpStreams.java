package offhook.explain;

import offhook.address.Endpoint;
import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of TCP connections in order, as far as they come in order: what a phone says at the
 * start is short, and a capture that lost packets begins anew with the next message.
 */
final class TcpStreams {
    /** Both directions of two thousand phones. */
    static final int STREAMS_MAX = 4096;

    /** More than any message that is looked for. */
    static final int WAITING_BYTES_MAX = 32_768;

    /** Segments that overtook others on the way; a switch reorders few. */
    static final int AHEAD_MAX = 8;

    private record Direction(Endpoint from, Endpoint to) {}

    /** Bytes that wait for the rest of their message. */
    static final class Stream {
        private ByteBuffer waiting = ByteBuffer.allocate(0);
        private final Map<Integer, ByteBuffer> ahead = new HashMap<>();
        private int next;

        /** What was not yet taken. */
        ByteBuffer waiting() {
            return waiting;
        }

        void take(int count) {
            waiting.position(waiting.position() + count);
            waiting = waiting.slice();
        }

        void forget() {
            waiting = ByteBuffer.allocate(0);
        }

        private void add(int sequence, ByteBuffer bytes) {
            int gap = sequence - next;
            boolean isAhead = waiting.hasRemaining() && gap > 0 && gap < WAITING_BYTES_MAX;
            if (isAhead && ahead.size() < AHEAD_MAX) {
                ahead.put(sequence, bytes.slice());
                return;
            }
            append(sequence, bytes);
            for (ByteBuffer later = ahead.remove(next); later != null; later = ahead.remove(next)) {
                append(next, later);
            }
            if (!waiting.hasRemaining()) {
                ahead.clear();
            }
        }

        private void append(int sequence, ByteBuffer bytes) {
            if (waiting.hasRemaining() && sequence != next) {
                int overlap = next - sequence;
                if (overlap >= bytes.remaining() && overlap > 0) {
                    // Sent again.
                    return;
                }
                // The capture lost what lay between.
                ahead.clear();
                forget();
            }
            next = sequence + bytes.remaining();
            int size = waiting.remaining() + bytes.remaining();
            if (size > WAITING_BYTES_MAX) {
                forget();
                return;
            }
            waiting =
                    ByteBuffer.allocate(size)
                            .put(waiting.duplicate())
                            .put(bytes.duplicate())
                            .flip();
        }
    }

    /**
     * @param stream with the segment's bytes at its end
     */
    record Heard(Endpoint from, Endpoint to, Stream stream) {}

    private final Remembered<Direction, Stream> streams = new Remembered<>(STREAMS_MAX);

    /** Empty if it carries nothing, or nothing that belongs to ports that matter. */
    Optional<Heard> segment(Frame.Ip packet, ByteBuffer payload) {
        var in = new ByteReader(payload);
        try {
            int fromPort = in.u16("source port");
            int toPort = in.u16("destination port");
            if (!isOfPhones(fromPort) && !isOfPhones(toPort)) {
                return Optional.empty();
            }
            int sequence = in.i32("sequence");
            in.skip("acknowledgement", 4);
            int headerBytes = (in.u8("data offset") >> 4) * 4;
            in.skip("flags to options", Math.max(0, headerBytes - 13));
            ByteBuffer bytes = in.rest();
            if (!bytes.hasRemaining()) {
                return Optional.empty();
            }
            var from = new Endpoint(packet.from(), fromPort);
            var to = new Endpoint(packet.to(), toPort);
            var direction = new Direction(from, to);
            Stream stream = streams.get(direction);
            if (stream == null) {
                stream = new Stream();
                streams.put(direction, stream);
            }
            stream.add(sequence, bytes);
            return Optional.of(new Heard(from, to, stream));
        } catch (MalformedException cut) {
            return Optional.empty();
        }
    }

    /** SCCP, SIP, and files over HTTP. */
    private static boolean isOfPhones(int port) {
        return port == SccpMessages.PORT || port == 5060 || port == 5061 || port == 6970;
    }
}
