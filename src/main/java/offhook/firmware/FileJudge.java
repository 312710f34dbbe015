package offhook.firmware;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Judges one file while its bytes stream by: hashes all, keeps only the start. One instance a file;
 * fed by one thread.
 */
public final class FileJudge {
    /** The envelope and the longest table of contents behind it. */
    private static final int HEAD_BYTES_MAX =
            EnvelopeReading.HEADER_BYTES_MAX + PayloadArchive.TABLE_BYTES_MAX;

    private final String name;
    private final Catalogue catalogue;
    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest sha1 = digest("SHA-1");
    private final MessageDigest payloadSha1 = digest("SHA-1");
    private final LineEnds lineEnds = new LineEnds();
    private byte[] head = new byte[4096];
    private int headBytes;
    private long bytes;

    /** Behind the envelope, or 0 if there is none; -1 until enough is there to tell. */
    private int payloadAt = -1;

    public FileJudge(String name, Catalogue catalogue) {
        this.name = name;
        this.catalogue = catalogue;
    }

    public void update(byte[] chunk, int from, int to) {
        long at = bytes;
        sha256.update(chunk, from, to - from);
        sha1.update(chunk, from, to - from);
        lineEnds.update(chunk, from, to);
        keep(chunk, from, to);
        bytes += to - from;
        if (payloadAt < 0) {
            if (headBytes < EnvelopeReading.MAGIC_BYTES) {
                return;
            }
            payloadAt = EnvelopeReading.claimedBytes(head());
            // All that came before this chunk, a few bytes, is in the head.
            hashPayload(head, 0, (int) at, 0);
        }
        hashPayload(chunk, from, to, at);
    }

    public JudgedFile finish() {
        if (payloadAt < 0) {
            payloadSha1.update(head, 0, headBytes);
        }
        var whole = Bytes.of(sha1.digest()).hex();
        var payload = Bytes.of(payloadSha1.digest()).hex();
        var file =
                new LibraryFile(
                        name,
                        bytes,
                        HexFormat.of().formatHex(sha256.digest()),
                        payload,
                        catalogue.knows(payload) || catalogue.knows(whole));
        return new FileJudgement(file, whole, head(), lineEnds, catalogue).judge();
    }

    private void keep(byte[] chunk, int from, int to) {
        int kept = Math.min(to - from, HEAD_BYTES_MAX - headBytes);
        if (headBytes + kept > head.length) {
            int wanted = Math.max(headBytes + kept, 4 * head.length);
            head = Arrays.copyOf(head, Math.min(wanted, HEAD_BYTES_MAX));
        }
        System.arraycopy(chunk, from, head, headBytes, kept);
        headBytes += kept;
    }

    /**
     * @param at where in the file the chunk's part begins
     */
    private void hashPayload(byte[] chunk, int from, int to, long at) {
        int skip = Math.clamp(payloadAt - at, 0, to - from);
        payloadSha1.update(chunk, from + skip, to - from - skip);
    }

    private ByteBuffer head() {
        return ByteBuffer.wrap(head, 0, headBytes).asReadOnlyBuffer();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJdkHasBoth) {
            throw new IllegalStateException(everyJdkHasBoth);
        }
    }
}
