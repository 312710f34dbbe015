package offhook.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is kept: salted, and slow to try. */
public final class Password {
    public static final int CHARACTERS_MIN = 8;

    /** Longer ones only cost time. */
    public static final int CHARACTERS_MAX = 200;

    /** As OWASP advises for PBKDF2 with HMAC-SHA-256; a third of a second on an old machine. */
    private static final int ITERATIONS = 600_000;

    /** A kept text that says more was not written here. */
    private static final int ITERATIONS_MAX = 10_000_000;

    private static final String FORM = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private Password() {}

    /** Why it can't be a password; empty if it can. */
    public static Optional<String> fault(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= CHARACTERS_MIN && length <= CHARACTERS_MAX
                ? Optional.empty()
                : Optional.of(
                        "password: "
                                + length
                                + " characters: expected "
                                + CHARACTERS_MIN
                                + " to "
                                + CHARACTERS_MAX);
    }

    /** To be kept. */
    public static String hash(String password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var base64 = Base64.getEncoder();
        return String.join(
                "$",
                FORM,
                String.valueOf(ITERATIONS),
                base64.encodeToString(salt),
                base64.encodeToString(key(password, salt, ITERATIONS)));
    }

    /** False also for a kept text that {@link #hash} did not write. */
    static boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(FORM)) {
            return false;
        }
        try {
            int iterations = Integer.parseInt(parts[1]);
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] key = Base64.getDecoder().decode(parts[3]);
            return iterations > 0
                    && iterations <= ITERATIONS_MAX
                    && salt.length > 0
                    && MessageDigest.isEqual(key(password, salt, iterations), key);
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private static byte[] key(String password, byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
