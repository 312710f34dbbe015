package offhook.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A place for archives found in archives, which must lie on disk to be opened; gone on close. */
final class Scratch implements AutoCloseable {
    private final Path parent;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param parent an existing folder
     */
    Scratch(Path parent) {
        this.parent = parent;
    }

    /** The system's folder for such things. */
    static Scratch ofSystem() {
        return new Scratch(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A copy of the stream, which is read to its end. */
    Path copy(InputStream content) throws IOException {
        Path file;
        try {
            file = Files.createTempFile(parent, "offhook-", ".part");
        } catch (IOException refused) {
            throw cannotWrite(refused);
        }
        files.add(file);
        var buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                write(out, buffer, read);
            }
        }
        return file;
    }

    void drop(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException stays) {
            // Windows may hold it a little longer; close() tries again.
        }
    }

    @Override
    public void close() {
        List.copyOf(files).forEach(this::drop);
    }

    private void write(OutputStream out, byte[] buffer, int count) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException refused) {
            throw cannotWrite(refused);
        }
    }

    private DiskException cannotWrite(IOException why) {
        return new DiskException(
                "Can't unpack into "
                        + parent
                        + " ("
                        + DiskTrouble.of(why)
                        + "). Make room there, or set another folder for temporary files.",
                why);
    }
}
