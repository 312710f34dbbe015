package offhook.disk;

import offhook.firmware.EnvelopeReading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes; its name has no say. */
sealed interface Shape {
    record Zip() implements Shape {}

    /** A Windows program; the old packages are programs with a zip behind. */
    record SelfExtracting() implements Shape {}

    record Gzip() implements Shape {}

    record Tar() implements Shape {}

    /** {@code .cop.sgn}: a signed envelope, then gzip. */
    record SignedGzip(EnvelopeReading envelope, int headerBytes) implements Shape {}

    /** An archive that we don't open. */
    record Foreign(String what) implements Shape {}

    /** Not an archive. */
    record Plain() implements Shape {}

    /** An envelope, and the two bytes behind it. */
    int HEAD_BYTES = EnvelopeReading.HEADER_BYTES_MAX + 2;

    int TAR_MAGIC_AT = 257;
    int TAR_SUM_AT = 148;
    int TAR_HEADER_BYTES = 512;

    static Shape of(byte[] head) {
        ByteBuffer buffer = ByteBuffer.wrap(head);
        int header = EnvelopeReading.claimedBytes(buffer);
        if (header > 0) {
            return startsAt(head, header, "\u001f\u008b")
                    ? new SignedGzip(EnvelopeReading.read(buffer), header)
                    : new Plain();
        }
        if (startsAt(head, 0, "PK\u0003\u0004") || startsAt(head, 0, "PK\u0005\u0006")) {
            return new Zip();
        }
        if (startsAt(head, 0, "\u001f\u008b")) {
            return new Gzip();
        }
        if (startsAt(head, TAR_MAGIC_AT, "ustar") || isOldTar(head)) {
            return new Tar();
        }
        if (startsAt(head, 0, "MZ")) {
            return new SelfExtracting();
        }
        return foreign(head);
    }

    /** Before POSIX a tar had no magic; its first header's checksum gives it away. */
    private static boolean isOldTar(byte[] head) {
        if (head.length < TAR_HEADER_BYTES || head[0] == 0) {
            return false;
        }
        long sum = 0;
        for (int at = 0; at < TAR_HEADER_BYTES; at++) {
            boolean isOfChecksum = at >= TAR_SUM_AT && at < TAR_SUM_AT + 8;
            sum += isOfChecksum ? ' ' : head[at] & 0xff;
        }
        String written = new String(head, TAR_SUM_AT, 8, StandardCharsets.ISO_8859_1);
        return written.replaceAll("[ \\x00]", "")
                .replaceFirst("^0+", "")
                .equals(Long.toOctalString(sum));
    }

    private static Shape foreign(byte[] head) {
        if (startsAt(head, 0, "Rar!")) {
            return new Foreign("a RAR archive");
        }
        if (startsAt(head, 0, "7z\u00bc\u00af")) {
            return new Foreign("a 7-Zip archive");
        }
        if (startsAt(head, 0, "BZh")) {
            return new Foreign("a bzip2 archive");
        }
        if (startsAt(head, 0, "\u00fd7zXZ")) {
            return new Foreign("an xz archive");
        }
        return startsAt(head, 0, "MSCF") ? new Foreign("a Windows cabinet") : new Plain();
    }

    private static boolean startsAt(byte[] head, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + wanted.length
                && java.util.Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
