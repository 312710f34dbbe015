package offhook.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page as it is sent.
 *
 * <p>Not a record: it holds bytes.
 */
final class PageFile {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    /** Smaller ones fit a packet anyway. */
    private static final int COMPRESSED_FROM_BYTES = 1_000;

    /** Twelve bytes of a hash tell any two versions of a file apart. */
    private static final int VERSION_CHARACTERS = 16;

    private final byte[] plain;
    private final Optional<byte[]> packed;
    private final String type;
    private final String version;

    PageFile(String name, byte[] plain) {
        this.plain = plain;
        this.type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT),
                        "application/octet-stream");
        this.version =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256(plain))
                        .substring(0, VERSION_CHARACTERS);
        this.packed = packed(plain, type);
    }

    private static Optional<byte[]> packed(byte[] plain, String type) {
        boolean isPackedAlready = type.equals("image/png") || type.equals("font/woff2");
        if (isPackedAlready || plain.length < COMPRESSED_FROM_BYTES) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Optional.of(bytes.toByteArray());
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    String type() {
        return type;
    }

    /** Another content has another version. */
    String version() {
        return version;
    }

    byte[] plain() {
        return plain;
    }

    Optional<byte[]> packed() {
        return packed;
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }
}
