package offhook.dhcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Option 53, RFC 2132 §9.6. */
public enum DhcpKind {
    DISCOVER(1),
    OFFER(2),
    REQUEST(3),
    DECLINE(4),
    ACK(5),
    NAK(6),
    RELEASE(7),
    INFORM(8);

    /** The codes run from 1 without a gap. */
    private static final List<Optional<DhcpKind>> BY_CODE =
            Arrays.stream(values()).map(Optional::of).toList();

    private final int code;

    DhcpKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<DhcpKind> of(int code) {
        return code >= 1 && code <= BY_CODE.size() ? BY_CODE.get(code - 1) : Optional.empty();
    }
}
