package offhook.app;

import offhook.KnownPhones;
import offhook.explain.Explainer;
import offhook.firmware.Library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/** Any bytes as a file for {@code explain}: text, gzip, pcap, pcapng, bundle, JSON, database. */
public final class ExplainFileFuzz {
    private static final Path FILE = temporary();

    private ExplainFileFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Files.write(FILE, input);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        try (var source = ExplainSource.open(FILE, KnownPhones.CATALOGUE, ZoneOffset.UTC)) {
            for (var next = source.peek(); next.isPresent(); next = source.peek()) {
                explainer.take(next.get());
                source.take();
            }
            source.last().ifPresent(explainer::heardUntil);
            source.remarks();
        }
        new ExplainText(Console.plain(), ZoneOffset.UTC).lines(explainer.phones(), false);
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("offhook-fuzz-", ".bin");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
