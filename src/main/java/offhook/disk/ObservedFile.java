package offhook.disk;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A log or a capture on disk, packed with gzip or not. What it is, its first bytes say; its name
 * says nothing. Read once, from front to back, in bounded memory.
 */
public final class ObservedFile implements AutoCloseable {
    /** Enough to tell text from captures, and to see whether text is UTF-16. */
    static final int SNIFFED_BYTES = 4096;

    private static final int BUFFER_BYTES = 1 << 16;

    /** POSIX.1-1988. */
    private static final int TAR_MAGIC_AT = 257;

    /** Zstandard, xz, lz4, 7z, rar, compress; as {@code file} knows them. */
    private static final List<String> PACKED_OTHERWISE =
            List.of(
                    "\u0028\u00b5\u002f\u00fd",
                    "\u00fd7zXZ\0",
                    "\4\"M\u0018",
                    "7z\u00bc\u00af\u0027\u001c",
                    "Rar!\u001a\7",
                    "\u001f\u009d");

    private final Path path;
    private final Optional<FileChannel> channel;
    private final BufferedInputStream content;
    private final Kind kind;
    private final Instant writtenAt;
    private final long bytes;

    /** What the first bytes say. */
    public enum Kind {
        TEXT,
        CAPTURE,
        /** JSON that our own station wrote: a story, as an array or an event a line. */
        STORY,
        /** A zip archive, such as our own bundle. */
        ZIP,
        /** A tar archive, such as others' support bundles. */
        TAR,
        /** A database of our own station. */
        DATABASE,
        /** Packed with gzip, and damaged where it begins. */
        DAMAGED,
        /** Nothing at all. */
        EMPTY,
        /** Neither text nor a capture. */
        UNKNOWN
    }

    private ObservedFile(Path path, FileChannel channel, BufferedInputStream content, Kind kind)
            throws IOException {
        this.path = path;
        this.channel = Optional.of(channel);
        this.content = content;
        this.kind = kind;
        this.writtenAt = Files.getLastModifiedTime(path).toInstant();
        this.bytes = channel.size();
    }

    private ObservedFile(Path shown, BufferedInputStream content, long bytes, Instant writtenAt)
            throws IOException {
        this.path = shown;
        this.channel = Optional.empty();
        this.content = content;
        this.kind = kind(sniff(content));
        this.writtenAt = writtenAt;
        this.bytes = bytes;
    }

    /**
     * A file of an archive.
     *
     * @param shown what it is called; there is no such file on disk
     */
    static ObservedFile inside(Path shown, byte[] held, Instant writtenAt) throws IOException {
        InputStream plain = new ByteArrayInputStream(held);
        boolean isPacked = held.length > 2 && (held[0] & 0xff) == 0x1f && (held[1] & 0xff) == 0x8b;
        return new ObservedFile(
                shown,
                new BufferedInputStream(isPacked ? new GZIPInputStream(plain) : plain),
                held.length,
                writtenAt);
    }

    public static ObservedFile open(Path path) {
        FileChannel channel = null;
        try {
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder; name the files in it");
            }
            channel = FileChannel.open(path);
            var raw = new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
            byte[] first = sniff(raw);
            boolean isPacked =
                    first.length > 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            return isPacked
                    ? unpacked(path, channel, raw)
                    : new ObservedFile(path, channel, raw, kind(first));
        } catch (IOException why) {
            closeQuietly(channel);
            throw DiskException.cannotRead(path, why);
        }
    }

    private static ObservedFile unpacked(Path path, FileChannel channel, BufferedInputStream raw)
            throws IOException {
        try {
            var content =
                    new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES);
            return new ObservedFile(path, channel, content, kind(sniff(content)));
        } catch (ZipException | EOFException damaged) {
            return new ObservedFile(path, channel, raw, Kind.DAMAGED);
        }
    }

    public Path path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    /** When it was last written: nothing in it is younger. */
    public Instant writtenAt() {
        return writtenAt;
    }

    /** As it lies there, packed or not. */
    public long bytes() {
        return bytes;
    }

    /** How much of the file was read, in percent. */
    public int percentRead() {
        try {
            return bytes == 0 || channel.isEmpty()
                    ? 100
                    : (int) Math.min(100, 100 * channel.get().position() / bytes);
        } catch (IOException closed) {
            return 100;
        }
    }

    /** The bytes as they are, unpacked if the file was packed. */
    public InputStream content() {
        return content;
    }

    public LineFile lines() {
        return new LineFile(path, content);
    }

    public PacketFile packets() {
        return new PacketFile(path, content);
    }

    @Override
    public void close() {
        channel.ifPresent(ObservedFile::closeQuietly);
    }

    private static byte[] sniff(BufferedInputStream in) throws IOException {
        in.mark(SNIFFED_BYTES);
        byte[] first = in.readNBytes(SNIFFED_BYTES);
        in.reset();
        return first;
    }

    private static Kind kind(byte[] first) {
        if (first.length == 0) {
            return Kind.EMPTY;
        }
        if (PacketFile.isCapture(first)) {
            return Kind.CAPTURE;
        }
        if (begins(first, "PK\3\4")) {
            return Kind.ZIP;
        }
        if (first.length > TAR_MAGIC_AT + 5
                && new String(first, TAR_MAGIC_AT, 5, StandardCharsets.ISO_8859_1)
                        .equals("ustar")) {
            return Kind.TAR;
        }
        if (begins(first, "BZh") && first.length > 10 && begins(first, "BZh", 4, "1AY&SY")
                || isPackedOtherwise(first)) {
            return Kind.UNKNOWN;
        }
        if (begins(first, "SQLite format 3\0")) {
            return Kind.DATABASE;
        }
        if (isStory(first)) {
            return Kind.STORY;
        }
        int nuls = 0;
        for (byte octet : first) {
            nuls += octet == 0 ? 1 : 0;
        }
        // Every second byte of UTF-16 is NUL; a log with a few is damaged, not binary.
        return nuls * 20 < first.length || LineFile.isUtf16(first) ? Kind.TEXT : Kind.UNKNOWN;
    }

    /** Few of their bytes are NUL; some of the rest look like words of a log. */
    private static boolean isPackedOtherwise(byte[] first) {
        return PACKED_OTHERWISE.stream().anyMatch(magic -> begins(first, magic));
    }

    private static boolean begins(byte[] first, String magic, int at, String more) {
        return begins(first, magic)
                && new String(first, at, more.length(), StandardCharsets.ISO_8859_1).equals(more);
    }

    private static boolean begins(byte[] first, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return first.length >= expected.length
                && Arrays.equals(first, 0, expected.length, expected, 0, expected.length);
    }

    /** Other programs write logs in JSON, too; those are read as text. */
    private static boolean isStory(byte[] first) {
        String head = new String(first, StandardCharsets.UTF_8).stripLeading();
        return (head.startsWith("[") || head.startsWith("{"))
                && head.contains("\"at\"")
                && head.contains("\"kind\"");
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException nothingWritten) {
            // Reading is over either way.
        }
    }
}
