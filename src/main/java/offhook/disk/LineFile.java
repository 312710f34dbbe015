package offhook.disk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/** The lines of a text: UTF-8, Latin-1 or UTF-16, ended in any way, however long. */
public final class LineFile {
    /** What is behind that in a line is passed over. */
    static final int LINE_BYTES_MAX = 1 << 14;

    private static final int CHUNK_BYTES = 1 << 15;

    /** Of text in UTF-16 without a mark, every second byte of these is zero. */
    private static final int LOOKED_AT_BYTES = 64;

    private final Path path;
    private final BufferedInputStream content;
    private final byte[] line = new byte[LINE_BYTES_MAX];

    /** Taken out of the stream at once: reading it byte by byte takes a lock each. */
    private final byte[] chunk = new byte[CHUNK_BYTES];

    private int chunkAt;
    private int chunkEnd;
    private final Optional<Charset> utf16;
    private Optional<String> trouble = Optional.empty();

    LineFile(Path path, BufferedInputStream content) {
        this.path = path;
        this.content = content;
        this.utf16 = charset();
    }

    /** The next line without its end; empty at the end of what can be read. */
    public Optional<String> next() {
        try {
            return utf16.isPresent() ? nextWide() : nextNarrow();
        } catch (EOFException | ZipException cut) {
            trouble = Optional.of("it is cut or damaged in the middle (gzip)");
            return Optional.empty();
        } catch (IOException why) {
            throw DiskException.cannotRead(path, why);
        }
    }

    /** Why it ended before its end, if it did. */
    public Optional<String> trouble() {
        return trouble;
    }

    static boolean isUtf16(byte[] first) {
        return charset(first).isPresent();
    }

    private static boolean hasMark(byte[] first) {
        return first.length > 1
                && ((first[0] & 0xff) == 0xff && (first[1] & 0xff) == 0xfe
                        || (first[0] & 0xff) == 0xfe && (first[1] & 0xff) == 0xff);
    }

    private static Optional<Charset> charset(byte[] first) {
        if (hasMark(first)) {
            return Optional.of(
                    (first[0] & 0xff) == 0xff
                            ? StandardCharsets.UTF_16LE
                            : StandardCharsets.UTF_16BE);
        }
        int end = Math.min(first.length, LOOKED_AT_BYTES) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < end; i += 2) {
            even += first[i] == 0 ? 1 : 0;
            odd += first[i + 1] == 0 ? 1 : 0;
        }
        if (end < LOOKED_AT_BYTES / 2 || even > 0 && odd > 0) {
            return Optional.empty();
        }
        return odd == end / 2
                ? Optional.of(StandardCharsets.UTF_16LE)
                : even == end / 2 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private Optional<Charset> charset() {
        try {
            content.mark(LOOKED_AT_BYTES);
            byte[] first = content.readNBytes(LOOKED_AT_BYTES);
            content.reset();
            if (hasMark(first)) {
                content.skipNBytes(2);
            }
            return charset(first);
        } catch (EOFException | ZipException cut) {
            return Optional.empty();
        } catch (IOException why) {
            throw DiskException.cannotRead(path, why);
        }
    }

    private int read() throws IOException {
        if (chunkAt == chunkEnd) {
            chunkAt = 0;
            chunkEnd = Math.max(0, content.read(chunk));
        }
        return chunkEnd == 0 ? -1 : chunk[chunkAt++] & 0xff;
    }

    private Optional<String> nextNarrow() throws IOException {
        int size = 0;
        int octet = read();
        if (octet < 0) {
            return Optional.empty();
        }
        if (octet == '\r' && isEndedBy(read())) {
            return Optional.of("");
        }
        while (octet >= 0 && octet != '\n') {
            if (size < LINE_BYTES_MAX) {
                line[size++] = (byte) octet;
            }
            octet = read();
            if (octet == '\r' && isEndedBy(read())) {
                break;
            }
        }
        return Optional.of(text(size));
    }

    /** Old Macintoshes and some phones end lines with CR alone; consoles write CR, CR, LF. */
    private boolean isEndedBy(int behind) {
        if (behind == '\n' || behind < 0) {
            return true;
        }
        // Not read yet: it begins the next line, or is another CR.
        chunkAt--;
        return behind != '\r';
    }

    private String text(int size) {
        boolean isPlain = true;
        for (int i = 0; i < size && isPlain; i++) {
            isPlain = line[i] > 0;
        }
        if (isPlain) {
            return new String(line, 0, size, StandardCharsets.ISO_8859_1);
        }
        String utf8 = new String(line, 0, size, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0
                ? utf8
                : new String(line, 0, size, StandardCharsets.ISO_8859_1);
    }

    private Optional<String> nextWide() throws IOException {
        boolean isLittle = utf16.get() == StandardCharsets.UTF_16LE;
        int size = 0;
        int one = read();
        if (one < 0) {
            return Optional.empty();
        }
        while (one >= 0) {
            int two = read();
            int unit = isLittle ? two << 8 | one : one << 8 | two;
            if (two < 0 || unit == '\n') {
                break;
            }
            if (size < LINE_BYTES_MAX - 1) {
                line[size++] = (byte) one;
                line[size++] = (byte) two;
            }
            one = read();
        }
        return Optional.of(new String(Arrays.copyOf(line, size), utf16.get()));
    }
}
