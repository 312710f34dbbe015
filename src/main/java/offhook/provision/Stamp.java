package offhook.provision;

import offhook.wire.Bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code versionStamp}: another one whenever anything in the file is another. */
final class Stamp {
    /** Where it goes: written empty, and filled in when the rest is known. */
    static final String ELEMENT = "versionStamp";

    private static final String OPENING = "<" + ELEMENT + ">";

    /** 64 bits tell any two versions of a file apart; the phone keeps 64 characters. */
    private static final int BYTES = 8;

    private Stamp() {}

    /**
     * @param xml whole, with the element empty
     */
    static Bytes stamped(XmlText xml) {
        String text = xml.text();
        byte[] hash = digest().digest(text.getBytes(StandardCharsets.UTF_8));
        int at = text.indexOf(OPENING) + OPENING.length();
        return Bytes.ofUtf8(
                text.substring(0, at)
                        + HexFormat.of().formatHex(hash, 0, BYTES)
                        + text.substring(at));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
