package offhook.explain;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Transfers whose request was not captured: the capture began later, or was filtered by port 69. A
 * block and its acknowledgement between the same two ports are one (RFC 1350 §5).
 */
final class NamelessTransfers {
    /** What stands where its name would. */
    static final String NAME = "(name not captured)";

    static final int FLOWS_MAX = 4096;

    private static final int DATA = 3;
    private static final int ACK = 4;
    private static final int ERROR = 5;
    private static final int HEADER_BYTES = 4;
    private static final int USUAL_BLOCK_BYTES = 512;
    private static final int ERRORS_MAX = 8;

    /** Those below belong to other services. */
    private static final int PORT_MIN = 1024;

    private record Way(Endpoint server, Endpoint client) {}

    private static final class Flow {
        int block;
        long bytes;
        int lastBytes;
        boolean isSeen;
    }

    private final Remembered<Way, Flow> flows = new Remembered<>(FLOWS_MAX);

    List<Clue> heard(Endpoint from, Endpoint to, ByteBuffer payload, int wholeBytes) {
        boolean mayBe =
                payload.remaining() >= HEADER_BYTES
                        && from.port() >= PORT_MIN
                        && to.port() >= PORT_MIN;
        if (!mayBe) {
            return List.of();
        }
        int at = payload.position();
        int number = payload.getShort(at + 2) & 0xffff;
        return switch (payload.getShort(at)) {
            case DATA -> data(new Way(from, to), number, wholeBytes - HEADER_BYTES);
            case ACK ->
                    wholeBytes == HEADER_BYTES
                            ? acknowledged(new Way(to, from), number)
                            : List.of();
            case ERROR -> refused(to, number, payload);
            default -> List.of();
        };
    }

    private List<Clue> data(Way way, int block, int bytes) {
        Flow flow = flows.get(way);
        if (flow == null) {
            flow = new Flow();
            flow.block = block - 1 & 0xffff;
            flows.put(way, flow);
        }
        if (block != (flow.block + 1 & 0xffff)) {
            return List.of();
        }
        // The client acknowledged it, where no capture was made.
        boolean isFollowed =
                flow.lastBytes == USUAL_BLOCK_BYTES && bytes <= USUAL_BLOCK_BYTES && !flow.isSeen;
        flow.block = block;
        flow.bytes += bytes;
        flow.lastBytes = bytes;
        flow.isSeen |= isFollowed;
        Who who = Who.at(way.client().address());
        return isFollowed ? List.of(Files.asked(who, NAME), Files.given(who, NAME, 0)) : List.of();
    }

    private List<Clue> acknowledged(Way way, int block) {
        Flow flow = flows.get(way);
        if (flow == null || flow.block != block) {
            return List.of();
        }
        Who who = Who.at(way.client().address());
        boolean isLast = flow.lastBytes < USUAL_BLOCK_BYTES;
        if (isLast) {
            flows.remove(way);
        }
        if (flow.isSeen) {
            return isLast ? List.of(Files.sent(who, NAME, flow.bytes, 0, 0)) : List.of();
        }
        flow.isSeen = true;
        return isLast
                ? List.of(Files.asked(who, NAME), Files.sent(who, NAME, flow.bytes, 0, 0))
                : List.of(Files.asked(who, NAME), Files.given(who, NAME, 0));
    }

    /** A number, a text, a zero. */
    private static List<Clue> refused(Endpoint client, int code, ByteBuffer payload) {
        int end = payload.limit() - 1;
        boolean isText = code <= ERRORS_MAX && payload.get(end) == 0;
        for (int i = payload.position() + HEADER_BYTES; i < end && isText; i++) {
            isText = payload.get(i) >= ' ' && payload.get(i) < 127;
        }
        Who who = Who.at(client.address());
        return isText && code == 1
                ? List.of(
                        Files.asked(who, NAME),
                        Files.absent(who, NAME, "the server has no such file"))
                : List.of();
    }
}
