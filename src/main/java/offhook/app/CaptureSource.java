package offhook.app;

import offhook.disk.ObservedFile;
import offhook.disk.PacketFile;
import offhook.explain.PacketReader;
import offhook.explain.Sighting;
import offhook.phone.PhoneCatalogue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** A capture of {@code explain}, or several that are read packet by packet as one. */
final class CaptureSource extends ExplainSource {
    /** Which packet is next of all, and whose it is. */
    private record Head(PacketFile.Packet packet, CaptureSource source) {
        Instant at() {
            return packet.at();
        }
    }

    private final PacketFile packets;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::at));
    private List<CaptureSource> unread = List.of(this);
    private boolean isFirst = true;
    private PacketReader reader;

    CaptureSource(Path path, ObservedFile file, PhoneCatalogue catalogue) {
        super(path, file);
        this.packets = file.packets();
        this.reader = new PacketReader(catalogue);
    }

    /**
     * Two sides of one conversation, or a capture that went on in a second file: the first of them
     * tells what all of them hold.
     */
    static void readTogether(List<ExplainSource> sources) {
        List<CaptureSource> captures =
                sources.stream()
                        .filter(CaptureSource.class::isInstance)
                        .map(CaptureSource.class::cast)
                        .toList();
        for (CaptureSource capture : captures) {
            capture.isFirst = capture == captures.getFirst();
            capture.reader = capture.isFirst ? capture.reader : captures.getFirst().reader.beside();
            capture.unread = capture.isFirst ? captures : List.of();
        }
    }

    @Override
    Optional<List<Sighting>> more() {
        unread.forEach(this::advance);
        unread = List.of();
        Head head = heads.poll();
        if (head == null) {
            return Optional.empty();
        }
        advance(head.source());
        PacketFile.Packet packet = head.packet();
        PacketReader its = head.source().reader;
        return Optional.of(its.packet(packet.at(), packet.linkType(), packet.bytes()));
    }

    private void advance(CaptureSource source) {
        source.packets.next().ifPresent(packet -> heads.add(new Head(packet, source)));
    }

    @Override
    List<Sighting> end() {
        return isFirst ? reader.end() : List.of();
    }

    @Override
    Optional<Instant> last() {
        return reader.report().last();
    }

    @Override
    boolean hearsFiles() {
        return true;
    }

    @Override
    boolean isUnderstood() {
        return reader.report().understood() > 0;
    }

    @Override
    List<String> remarks() {
        PacketReader.Report report = reader.report();
        var remarks = new ArrayList<String>();
        remarks.add(
                "%s: %s packets%s, %s understood"
                                .formatted(
                                        name(),
                                        Quantities.number(report.packets()),
                                        twice(report),
                                        Quantities.number(report.understood()))
                        + (report.protocols().isEmpty()
                                ? ""
                                : ": " + String.join(", ", report.protocols())));
        report.unclear().forEach(why -> remarks.add(name() + ": " + why));
        packets.trouble().ifPresent(why -> remarks.add(name() + ": " + why));
        return remarks;
    }

    private static String twice(PacketReader.Report report) {
        return report.twice() == 0
                ? ""
                : " (%s of them captured a second time)"
                        .formatted(Quantities.number(report.twice()));
    }
}
