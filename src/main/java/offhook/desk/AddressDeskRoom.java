package offhook.desk;

import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How much a client can take in, and what is left out if it is too much. */
record AddressDeskRoom(int bytes) {
    /** Option 57, RFC 2132 §9.10: the largest IP datagram that the client accepts. */
    private static final int MAXIMUM_SIZE = 57;

    /** What every client has to accept, RFC 2131 §2. */
    private static final int DATAGRAM_BYTES_MIN = 576;

    /** More would be cut in pieces on Ethernet, and an absurd value is no reason to try. */
    private static final int DATAGRAM_BYTES_MAX = 1500;

    private static final int IP_AND_UDP_BYTES = 28;
    private static final int FIXED_AND_COOKIE_AND_END_BYTES = 241;
    private static final int ONE_OPTION_BYTES = 255;

    static AddressDeskRoom of(DhcpMessage request) {
        Optional<Bytes> size = request.option(MAXIMUM_SIZE);
        int said =
                size.isPresent() && size.get().size() == 2
                        ? size.get().at(0) << 8 | size.get().at(1)
                        : DATAGRAM_BYTES_MIN;
        int datagram = Math.clamp(said, DATAGRAM_BYTES_MIN, DATAGRAM_BYTES_MAX);
        return new AddressDeskRoom(datagram - IP_AND_UDP_BYTES - FIXED_AND_COOKIE_AND_END_BYTES);
    }

    /** Takes away from the end, the needed ones excepted, until the rest fits. */
    void fit(List<DhcpOption> options, Set<Integer> needed) {
        for (int i = options.size() - 1; i >= 0 && size(options) > bytes; i--) {
            if (!needed.contains(options.get(i).code())) {
                options.remove(i);
            }
        }
    }

    private static int size(List<DhcpOption> options) {
        int bytes = 0;
        for (int i = 0; i < options.size(); i++) {
            bytes += size(options.get(i).value().size());
        }
        return bytes;
    }

    private static int size(int valueBytes) {
        int parts = Math.max(1, (valueBytes + ONE_OPTION_BYTES - 1) / ONE_OPTION_BYTES);
        return valueBytes + 2 * parts;
    }
}
