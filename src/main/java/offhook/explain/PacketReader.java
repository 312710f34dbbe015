package offhook.explain;

import offhook.phone.PhoneCatalogue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a capture packet by packet. */
public final class PacketReader {
    private long packets;
    private Optional<Instant> last = Optional.empty();

    public PacketReader(PhoneCatalogue catalogue) {}

    /** What became of the capture as a whole. */
    public record Report(
            long packets,
            long understood,
            List<String> protocols,
            List<String> unclear,
            Optional<Instant> last) {
        public Report {
            protocols = List.copyOf(protocols);
            unclear = List.copyOf(unclear);
        }
    }

    public List<Sighting> packet(Instant at, int linkType, ByteBuffer bytes) {
        packets++;
        last = Optional.of(at);
        return List.of();
    }

    public List<Sighting> end() {
        return List.of();
    }

    public Report report() {
        return new Report(packets, 0, List.of(), List.of(), last);
    }
}
