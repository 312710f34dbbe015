package offhook.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Checks, while a file comes in, the mark that stands in made-up firmware where the RSA signature
 * stands in real firmware ({@link MadeUpSignature}). Real signatures nobody but a phone can check:
 * those pass, and so does a file without an envelope.
 */
final class SealCheck {
    private static final int SIGNER_AT = 0x10;
    private static final String MADE_UP_SIGNER = "CN=madeUpPart;";
    private static final int SEAL_AT = 0x7d + 16;
    private static final int SEAL_BYTES = 32;
    private static final int NAME_AT = 0x180;

    private boolean hasBegun;
    private MessageDigest digest;
    private byte[] seal;

    /** The next bytes of the file. An envelope lies wholly within the first block. */
    void add(ByteBuffer block) {
        if (!hasBegun) {
            hasBegun = true;
            begin(block);
        }
        if (digest != null) {
            digest.update(block);
        }
    }

    private void begin(ByteBuffer block) {
        int size = block.remaining();
        if (size < NAME_AT || !text(block, SIGNER_AT, SIGNER_AT + 14).equals(MADE_UP_SIGNER)) {
            return;
        }
        int header = block.getShort(8) & 0xffff;
        if (header <= NAME_AT || header > size) {
            return;
        }
        String rest = text(block, NAME_AT, header);
        int end = rest.indexOf('\0');
        if (end < 0) {
            return;
        }
        seal = new byte[SEAL_BYTES];
        block.get(SEAL_AT, seal);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        digest.update(rest.substring(0, end + 1).getBytes(StandardCharsets.ISO_8859_1));
        block.position(header);
    }

    private static String text(ByteBuffer block, int from, int to) {
        var bytes = new byte[to - from];
        block.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** To be asked once, at the end. */
    boolean isAuthentic() {
        return digest == null || Arrays.equals(digest.digest(), seal);
    }
}
