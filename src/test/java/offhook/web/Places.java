package offhook.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files, without the exceptions that no test expects. */
final class Places {
    private Places() {}

    static Path newFolder(Path in) {
        try {
            return Files.createTempDirectory(in, "upload");
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
