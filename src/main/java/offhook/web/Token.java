package offhook.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What a caller that changes something must know; printed at start. */
public record Token(String text) {
    private static final int BYTES = 16;
    private static final String SCHEME = "Bearer ";

    public static Token random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Token(HexFormat.of().formatHex(bytes));
    }

    boolean isIn(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(this::is)
                .isPresent();
    }

    boolean is(String sent) {
        return isSame(sent, text);
    }

    /** Takes as long for a wrong one as for the right one. */
    static boolean isSame(String sent, String secret) {
        return MessageDigest.isEqual(utf8(sent), utf8(secret));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Not the secret: records end up in logs. */
    @Override
    public String toString() {
        return "Token[…]";
    }
}
