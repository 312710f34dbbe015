package offhook.provision;

import offhook.wire.Bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/** {@code versionStamp}: another one whenever anything in the file is another. */
final class Stamp {
    /** 64 bits tell any two versions of a file apart; the phone keeps 64 characters. */
    private static final int BYTES = 8;

    private Stamp() {}

    /**
     * @param file writes the file with the stamp that it is given
     */
    static Bytes stamped(Function<String, Bytes> file) {
        byte[] hash = digest().digest(file.apply("").toArray());
        return file.apply(HexFormat.of().formatHex(hash, 0, BYTES));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
