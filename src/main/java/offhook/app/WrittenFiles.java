package offhook.app;

import offhook.provision.MadeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A phone's files in a folder, for another server or for a look: readable by their owner only. */
final class WrittenFiles {
    private WrittenFiles() {}

    static void write(Path folder, List<MadeFile> files) {
        for (MadeFile file : files) {
            Path to = folder.resolve(file.name());
            try {
                Files.createDirectories(to.toAbsolutePath().getParent());
                Files.deleteIfExists(to);
                create(to);
                Files.write(to, file.content().toArray());
            } catch (IOException failure) {
                throw new Failures.MachineRefused(
                        to + " cannot be written (" + failure.getMessage() + ")", failure);
            }
        }
    }

    /** Before anything is in it. */
    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
