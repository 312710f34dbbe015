package offhook.fuzz;

import offhook.KnownPhones;
import offhook.explain.Explainer;
import offhook.explain.PacketReader;
import offhook.firmware.Library;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Any bytes as packets: link type, length, frame, and so on. */
public final class PacketFuzz {
    private static final Instant T0 = Instant.parse("2026-03-10T12:00:00Z");
    private static final int[] LINK_TYPES = {
        1, 1, 1, 101, 113, 276, 0, 147, 105, 127, 192, 1, 1, 1, 1, 1
    };

    private PacketFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        var reader = new PacketReader(KnownPhones.CATALOGUE);
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        ByteBuffer bytes = ByteBuffer.wrap(input);
        Instant at = T0;
        while (bytes.remaining() >= 3) {
            int linkType = LINK_TYPES[bytes.get() & 15];
            int length = Math.min(bytes.getShort() & 0x7ff, bytes.remaining());
            ByteBuffer frame = bytes.slice(bytes.position(), length);
            reader.packet(at, linkType, frame).forEach(explainer::take);
            bytes.position(bytes.position() + length);
            at = at.plusSeconds(1);
        }
        reader.end().forEach(explainer::take);
        explainer.phones();
    }
}
