package offhook.dhcp;

import java.util.Optional;

/**
 * What a station, or its doctor, asks a wire as a phone would, to see who else answers: by option
 * 77 (RFC 3004) another station knows that no phone is behind it.
 */
public final class StationQuestion {
    private static final String MARK = "offhook doctor";

    private StationQuestion() {}

    public static DhcpOption mark() {
        return DhcpOption.ofText(DhcpOption.USER_CLASS, MARK);
    }

    public static boolean isOne(DhcpMessage message) {
        return message.kind().equals(Optional.of(DhcpKind.DISCOVER))
                && message.text(DhcpOption.USER_CLASS).equals(Optional.of(MARK));
    }
}
