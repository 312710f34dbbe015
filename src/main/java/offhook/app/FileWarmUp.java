package offhook.app;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.desk.FileAnswer;
import offhook.disk.MappedFiles;
import offhook.firmware.Library;
import offhook.tftp.FileContent;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.udp.PacketTap;
import offhook.udp.TftpPort;
import offhook.udp.TftpWarmUp;
import offhook.wire.Bytes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    private static final int BLOCKS = 120_000;

    /** A slow machine shall not keep its phones waiting for it. */
    private static final Duration AT_MOST = Duration.ofMillis(2_000);

    /** As large as a phone's smaller images, so that transfers begin and end meanwhile. */
    private static final int FILE_BYTES = 130 * 1024;

    private static final String IN_MEMORY = "warm-up.bin";
    private static final String ON_DISK = "warm-up.sbn";

    private FileWarmUp() {}

    /** A real station is looked on, which makes another path through the code. */
    private static final class Nobody implements PacketTap {
        @Override
        public void dhcp(Endpoint from, Endpoint to, ByteBuffer datagram, boolean isFromClient) {}

        @Override
        public void tftp(
                Endpoint client,
                Endpoint ours,
                ByteBuffer head,
                ByteBuffer rest,
                boolean isFromClient) {}
    }

    /**
     * Blocks for a second or so; a warm-up that fails is no reason not to serve.
     *
     * @param data where a file may lie meanwhile
     */
    static void run(Path data) {
        long start = System.nanoTime();
        try {
            Path file = Files.createTempFile(data, "warm-up-", ".bin");
            int blocks;
            try {
                Files.write(file, new byte[FILE_BYTES]);
                blocks = serve(new MappedFiles(_ -> file).stored(ON_DISK));
            } finally {
                Files.deleteIfExists(file);
            }
            LOG.debug(
                    "Warm after {} made-up blocks, {} ms",
                    blocks,
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("No warm-up: {}", failure.toString());
        }
    }

    private static int serve(FileContent onDisk) {
        FileContent inMemory = FileContent.of(Bytes.of(new byte[FILE_BYTES]));
        var note = new FileAnswer.FromFolder(IN_MEMORY, "warm-up", Optional.empty());
        var told =
                new FileAnswers(
                        new LiveViews(Library.EMPTY),
                        _ -> true,
                        new Contents(new MappedFiles(Path::of), Optional.empty()),
                        Ipv4::isLoopback,
                        _ -> Optional.empty());
        TransferTable.Files files =
                (client, asked, ours, request) ->
                        switch (request.file()) {
                            case IN_MEMORY -> new TransferTable.Answer.Serve(inMemory, note);
                            case ON_DISK -> new TransferTable.Answer.Serve(onDisk, note);
                            default -> told.answer(client, asked, ours, request);
                        };
        try (var port = new TftpPort(List.of(Ipv4.LOOPBACK), 0, TftpLimits.DEFAULT, files, told)) {
            port.tap(new Nobody());
            port.start();
            return TftpWarmUp.run(
                    port.ports().getFirst(), List.of(IN_MEMORY, ON_DISK), BLOCKS, AT_MOST);
        }
    }
}
