package offhook.config;

import java.util.Optional;

/** An address or a name that a phone can look up. */
public final class HostName {
    private HostName() {}

    /** Why it is none; empty if it is one. */
    public static Optional<String> wrong(String host) {
        return new ValueType.Host().wrong(host);
    }
}
