package offhook.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The pages that are signed in, and the link that signs the next one in. Ends with the process. Any
 * thread.
 */
final class Sessions {
    /** A bench has a handful of screens; the oldest has to sign in again. */
    static final int SESSIONS_MAX = 64;

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Set<String> open = new LinkedHashSet<>();
    private String link = secret();

    /** Signs one page in, once. */
    synchronized String link() {
        return link;
    }

    /** A session for the link's secret, which is worth nothing afterwards. */
    synchronized Optional<String> trade(String secret) {
        if (!Token.isSame(secret, link)) {
            return Optional.empty();
        }
        link = secret();
        return Optional.of(begin());
    }

    synchronized String begin() {
        if (open.size() == SESSIONS_MAX) {
            open.remove(open.iterator().next());
        }
        String session = secret();
        open.add(session);
        return session;
    }

    synchronized boolean isOpen(String session) {
        return open.contains(session);
    }

    synchronized void end(String session) {
        open.remove(session);
    }

    synchronized void endAllBut(Optional<String> session) {
        open.removeIf(one -> !session.equals(Optional.of(one)));
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
