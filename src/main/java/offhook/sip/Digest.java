package offhook.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The digest of RFC 2617 as these phones speak it: MD5, and without {@code qop}, which loads before
 * 8.0 do not know. A nonce is its own proof, so none is kept.
 */
final class Digest {
    static final String REALM = "offhook";

    private static final Duration NONCE_AGE_MAX = Duration.ofMinutes(5);
    private static final int SEAL_CHARS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key;

    /**
     * @param key of this process; nonces of another one are stale
     */
    Digest(byte[] key) {
        this.key = key.clone();
    }

    /**
     * What the phone computed it from.
     *
     * @param quality with a colon at its end; empty without {@code qop}
     */
    record Claim(
            String user,
            String realm,
            String nonce,
            String uri,
            String method,
            String quality,
            String response) {}

    enum Verdict {
        RIGHT,
        /** Right but for an old nonce: it is asked again. */
        STALE,
        WRONG
    }

    String nonce(Instant now) {
        String at = Long.toHexString(now.getEpochSecond());
        return at + "-" + seal(at);
    }

    Verdict judge(Claim claim, String password, Instant now) {
        if (!claim.realm().equals(REALM) || !isRight(claim, password)) {
            return Verdict.WRONG;
        }
        return isFresh(claim.nonce(), now) ? Verdict.RIGHT : Verdict.STALE;
    }

    private static boolean isRight(Claim claim, String password) {
        return isEqual(response(claim, password), claim.response().toLowerCase(Locale.ROOT));
    }

    static String response(Claim claim, String password) {
        String first = md5(claim.user() + ":" + claim.realm() + ":" + password);
        String second = md5(claim.method() + ":" + claim.uri());
        return md5(first + ":" + claim.nonce() + ":" + claim.quality() + second);
    }

    private boolean isFresh(String nonce, Instant now) {
        int dash = nonce.indexOf('-');
        if (dash < 1 || dash > Long.BYTES * 2) {
            return false;
        }
        String at = nonce.substring(0, dash);
        if (!isEqual(seal(at), nonce.substring(dash + 1))) {
            return false;
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(at, 16));
        return Duration.between(made, now).abs().compareTo(NONCE_AGE_MAX) <= 0;
    }

    private String seal(String at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] sealed = mac.doFinal(at.getBytes(StandardCharsets.US_ASCII));
            return HEX.formatHex(sealed).substring(0, SEAL_CHARS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    private static boolean isEqual(String left, String right) {
        return MessageDigest.isEqual(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            return HEX.formatHex(
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
