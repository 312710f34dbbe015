package offhook.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Every step by which the library changes on disk, so that a test can fail each of them. */
interface FileLayer {
    /** Folders above are made too; each new one is on stable storage on return. */
    void makeFolder(Path folder) throws IOException;

    OutputStream create(Path file) throws IOException;

    /** The content of a file is on stable storage on return. */
    void force(Path file) throws IOException;

    /** Replaces what is there, at once. */
    void move(Path from, Path to) throws IOException;

    /** What was created in, moved into or removed from a folder is on stable storage on return. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /** The real disk. */
    static FileLayer ofDisk() {
        return new FileLayer() {
            @Override
            public void makeFolder(Path folder) throws IOException {
                if (Files.isDirectory(folder)) {
                    return;
                }
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    makeFolder(parent);
                }
                Files.createDirectories(folder);
                if (parent != null) {
                    forceFolder(parent);
                }
            }

            @Override
            public OutputStream create(Path file) throws IOException {
                return Files.newOutputStream(file);
            }

            @Override
            public void force(Path file) throws IOException {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                Files.move(
                        from,
                        to,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }

            @Override
            public void forceFolder(Path folder) throws IOException {
                // Windows opens no folders; its journal keeps renames in order by itself.
                if (!System.getProperty("os.name").startsWith("Windows")) {
                    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                }
            }

            @Override
            public void delete(Path file) throws IOException {
                Files.deleteIfExists(file);
            }
        };
    }
}
