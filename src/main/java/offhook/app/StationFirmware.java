package offhook.app;

import offhook.disk.DiskException;
import offhook.disk.DiskTrouble;
import offhook.disk.FirmwareFolder;
import offhook.disk.Inspection;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.firmware.FirmwareReport;
import offhook.firmware.LoadGraph;
import offhook.firmware.UsualPackage;
import offhook.phone.LoadName;
import offhook.phone.Protocol;
import offhook.web.Firmware;
import offhook.web.GraphDocument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The station's library as the API sees it. On the web's threads. */
final class StationFirmware implements Firmware {
    /** The largest of Cisco's packages for these phones has some 60 MB; collections have more. */
    private static final long ARCHIVE_BYTES_MAX = 1L << 30;

    private final Station station;
    private final FirmwareFolder folder;
    private final Path uploads;

    /**
     * @param uploads where archives land, on the library's disk
     */
    StationFirmware(Station station, FirmwareFolder folder, Path uploads) {
        this.station = station;
        this.folder = folder;
        this.uploads = uploads;
        sweep();
    }

    /** What a station that was killed had not judged yet. */
    private void sweep() {
        if (!Files.isDirectory(uploads)) {
            return;
        }
        try (var found = Files.walk(uploads)) {
            for (Path left : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(left);
            }
        } catch (IOException stays) {
            // It costs room and nothing else; the next start tries again.
        }
    }

    @Override
    public Object loads() {
        return LoadsDocument.of(station.views().library());
    }

    @Override
    public PlanReply plan(PlanQuestion question) {
        return switch (PlanReading.of(question, station.catalogue())) {
            case PlanReading.Misread(String why) -> new PlanReply.Misread(why);
            case PlanReading.Asked asked ->
                    new PlanReply.Planned(asked.document(asked.plan(station.views().library())));
        };
    }

    @Override
    public Optional<GraphDocument> graph(String model) {
        return station.catalogue()
                .named(model)
                .map(one -> LoadGraph.of(one, station.views().library()))
                .map(StationFirmware::document);
    }

    @Override
    public Path landing() {
        try {
            Files.createDirectories(uploads);
            return Files.createTempDirectory(uploads, "upload-");
        } catch (IOException refused) {
            throw new DiskException(
                    "An archive can't be taken in: "
                            + uploads
                            + " can't be written ("
                            + DiskTrouble.of(refused)
                            + ").",
                    refused);
        }
    }

    @Override
    public long archiveBytesMax() {
        return ARCHIVE_BYTES_MAX;
    }

    @Override
    public Object judge(Path archive, boolean isKept) {
        FirmwareReport report =
                isKept
                        ? folder.importFrom(List.of(archive), Progress.NONE)
                        : Inspection.inspect(
                                List.of(archive), KnownFirmware.catalogue(), Progress.NONE);
        if (isKept) {
            station.libraryChanged();
        }
        return ReportDocument.of(report);
    }

    @Override
    public Documents documents() {
        return new Documents(LoadsDocument.class, PlanDocument.class, ReportDocument.class);
    }

    private static GraphDocument document(LoadGraph graph) {
        return new GraphDocument(
                graph.model().name(),
                graph.nodes().stream().map(StationFirmware::node).toList(),
                graph.ways().stream().map(StationFirmware::edge).toList());
    }

    private static GraphDocument.Node node(LoadGraph.Node node) {
        LoadName load = node.load();
        return new GraphDocument.Node(
                load.text(),
                node.state().name().toLowerCase(Locale.ROOT),
                load.protocol().map(Protocol::name).map(it -> it.toLowerCase(Locale.ROOT)),
                load.version().toString(),
                node.wanting().orElse(""),
                UsualPackage.of(load).map(UsualPackage::text));
    }

    private static GraphDocument.Edge edge(LoadGraph.Way way) {
        return new GraphDocument.Edge(
                way.from().text(),
                way.to().text(),
                way.why(),
                way.isUndoable(),
                way.certainty(),
                way.rules().stream().map(rule -> rule.id()).toList());
    }
}
