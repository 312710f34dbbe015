package offhook.disk;

import offhook.wire.Bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Configuration files of a person, one at a time, within bounds. Links are not followed. */
public final class SettingsFiles {
    /** Cisco's largest file of settings has 30 kB; a phone refuses long before this. */
    public static final int BYTES_MAX = 1 << 20;

    /** A folder deeper than this is no TFTP root. */
    private static final int DEPTH_MAX = 16;

    /** What lies beside settings in a TFTP root and is none. */
    private static final Set<String> OTHERS =
            Set.of(
                    "sbn", "sb2", "bin", "sbin", "loads", "zup", "jar", "raw", "rwb", "pcm", "png",
                    "bmp", "gif", "jpg", "zip", "tar", "gz", "cop", "exe", "tlv", "zz", "pem",
                    "der", "log", "pcap", "pcapng", "fixed", "md", "tsv", "csv", "html", "sh",
                    "py");

    private SettingsFiles() {}

    /** What became of one file. */
    public sealed interface Reading {
        Path file();
    }

    public record Read(Path file, Bytes content) implements Reading {}

    /**
     * @param isMissing whether there is no such file; else the machine refused it
     */
    public record Refused(Path file, String why, boolean isMissing) implements Reading {}

    /** The file, or every file of the folder that may hold settings, in the order of names. */
    public static void each(Path place, Consumer<Reading> reader) {
        if (!Files.isDirectory(place)) {
            reader.accept(read(place));
            return;
        }
        try {
            Files.walkFileTree(place, Set.of(), DEPTH_MAX, new Visitor(reader));
        } catch (IOException e) {
            reader.accept(new Refused(place, why(e), false));
        }
    }

    private static Reading read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                return new Refused(
                        file,
                        "it is larger than "
                                + BYTES_MAX
                                + " bytes, and no file of settings is; firmware is for the command"
                                + " inspect",
                        true);
            }
            return new Read(file, Bytes.of(bytes));
        } catch (NoSuchFileException _) {
            return new Refused(file, "there is no such file", true);
        } catch (IOException e) {
            return new Refused(file, why(e), false);
        }
    }

    private static String why(IOException e) {
        return e instanceof AccessDeniedException
                ? "no permission to read it"
                : "it cannot be read (" + e.getMessage() + ")";
    }

    /** Gathers a folder's names first, so that the order is the same on every machine. */
    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Consumer<Reading> reader;
        private final TreeSet<Path> files = new TreeSet<>();

        Visitor(Consumer<Reading> reader) {
            this.reader = reader;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            String extension = name.substring(name.lastIndexOf('.') + 1);
            boolean isOther = OTHERS.contains(extension) || name.startsWith(".");
            if (attributes.isRegularFile() && !isOther && attributes.size() <= BYTES_MAX) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            reader.accept(new Refused(file, why(e), false));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            files.forEach(file -> reader.accept(read(file)));
            files.clear();
            return FileVisitResult.CONTINUE;
        }
    }
}
