package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.desk.FileAnswer;
import offhook.disk.MappedFiles;
import offhook.disk.ServedFolder;
import offhook.firmware.Library;
import offhook.tftp.FileContent;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.udp.PacketTap;
import offhook.udp.TftpPort;
import offhook.udp.TftpWarmUp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets made-up phones fetch a file over loopback before the real ones are heard, from memory and
 * from the disk, as both kinds are served. Has its own sockets and tells no story.
 */
final class FileWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(FileWarmUp.class);

    /** By then the compiler has seen all it needs; measured, see docs/performance.md. */
    private static final int BLOCKS = 100_000;

    /** A slow machine shall not keep its phones waiting for it. */
    private static final Duration AT_MOST = Duration.ofMillis(2_500);

    /** As large as a phone's smaller images, so that transfers begin and end meanwhile. */
    private static final int FILE_BYTES = 130 * 1024;

    private static final String FROM_FOLDER = "warm-up.bin";
    private static final String ON_DISK = "warm-up.sbn";
    private static final String ABSENT = "warm-up.jar";

    private FileWarmUp() {}

    /**
     * Blocks for a second or so; a warm-up that fails is no reason not to serve.
     *
     * @param data where files may lie meanwhile
     * @param tap the station's own: what is not a phone's leaves no trace there
     */
    static void run(Path data, PacketTap tap) {
        long start = System.nanoTime();
        try {
            // One name: what a kill in this second left is used again.
            Path folder = Files.createDirectories(data.resolve("warm-up"));
            Path file = folder.resolve(FROM_FOLDER);
            int blocks;
            try {
                Files.write(file, new byte[FILE_BYTES]);
                blocks = serve(folder, new MappedFiles(_ -> file).stored(ON_DISK), tap);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
            LOG.debug(
                    "Warm after {} made-up blocks, {} ms",
                    blocks,
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("No warm-up: {}", failure.toString());
        }
    }

    private static int serve(Path folder, FileContent onDisk, PacketTap tap) {
        var note = new FileAnswer.FromFolder(ON_DISK, "warm-up", Optional.empty());
        var told =
                new FileAnswers(
                        new LiveViews(Library.EMPTY),
                        _ -> true,
                        new Contents(
                                new MappedFiles(Path::of), Optional.of(new ServedFolder(folder))),
                        Ipv4::isLoopback,
                        _ -> Optional.empty());
        TransferTable.Files files =
                (client, asked, ours, request) ->
                        request.file().equals(ON_DISK)
                                ? new TransferTable.Answer.Serve(onDisk, note)
                                : told.answer(client, asked, ours, request);
        try (var port = new TftpPort(List.of(Ipv4.LOOPBACK), 0, TftpLimits.DEFAULT, files, told)) {
            port.tap(tap);
            port.start();
            return TftpWarmUp.run(
                    port.ports().getFirst(),
                    List.of(FROM_FOLDER, ON_DISK),
                    ABSENT,
                    BLOCKS,
                    AT_MOST,
                    () -> lookOn(port));
        }
    }

    /** Three kinds of work for the loops: with less the compiler would bet on one of them. */
    private static void lookOn(TftpPort port) {
        port.size();
        port.forEachUnderWay(_ -> {});
        var nobody = new Endpoint(Ipv4.ANY, 0);
        port.decide(nobody, port.dataEnds().getFirst(), new TransferTable.Answer.Ignore("nobody"));
    }
}
