package offhook.firmware;

import offhook.wire.ByteReader;
import offhook.wire.Malformation;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the first bytes of a file say about a signed envelope. */
public sealed interface EnvelopeReading {
    record Sound(Envelope envelope) implements EnvelopeReading {}

    /** Meant to be one, and broken. */
    record Broken(Malformation why) implements EnvelopeReading {}

    /** The file begins with something else. */
    record Absent() implements EnvelopeReading {}

    /** Headers seen are 400 to 416 bytes long; a name of 255 characters would need 640. */
    int HEADER_BYTES_MAX = 1024;

    /** How many bytes have to be there to tell whether an envelope is meant. */
    int MAGIC_BYTES = 10;

    /** Version and the header length's tag; the length itself follows. */
    int[] MAGIC = {1, 0, 2, 1, 1, 2, 0, 2};

    /** A file with this many of the eight right has a damaged envelope, not none. */
    int MAGIC_ALIKE_MIN = 6;

    /** Reads the envelope at the buffer's position; never throws. */
    static EnvelopeReading read(ByteBuffer head) {
        if (!isMeant(head)) {
            return new Absent();
        }
        try {
            return new Sound(EnvelopeWalk.walk(new ByteReader(head)));
        } catch (MalformedException broken) {
            return new Broken(broken.malformation());
        }
    }

    /** The file begins like a signed envelope, perhaps with a damaged byte. */
    static boolean isMeant(ByteBuffer head) {
        if (head.remaining() < MAGIC_BYTES) {
            return false;
        }
        int start = head.position();
        long alike =
                Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7})
                        .filter(at -> head.get(start + at) == MAGIC[at])
                        .count();
        return alike >= MAGIC_ALIKE_MIN;
    }

    /** What the header says of its own length, right or wrong; 0 if no envelope is meant. */
    static int claimedBytes(ByteBuffer head) {
        return isMeant(head) ? head.getShort(head.position() + 8) & 0xffff : 0;
    }
}
