package offhook.config;

import java.util.Locale;

/** How a value may be spoken of. */
final class Values {
    private Values() {}

    /** Whether the element or key of this name holds what nobody else should read. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("secret")
                || lower.contains("passwd")
                || lower.startsWith("pwd");
    }

    /** {@code <port> is "abc"}, or for a secret just {@code <authPassword>}. */
    static String quoted(String name, String value) {
        return isSecret(name) ? "(not shown)" : '"' + Remarks.shown(value) + '"';
    }
}
