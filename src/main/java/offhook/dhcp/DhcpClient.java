package offhook.dhcp;

import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.util.Optional;

/**
 * Who asks for an address.
 *
 * @param id option 61, or what a client that sends none would have sent: type 1 and its MAC (RFC
 *     2132 §9.14). Phones send exactly that (phones.md §1c), so both spellings are one client.
 */
public record DhcpClient(Bytes id, MacAddress mac) {
    /** What one option holds; longer ones are not made by clients but by people who try us. */
    static final int ID_BYTES_MAX = 255;

    /** Empty if not on Ethernet, or with an identifier out of all proportion. */
    public static Optional<DhcpClient> of(DhcpMessage message) {
        Bytes id = message.option(DhcpOption.CLIENT_IDENTIFIER).orElse(Bytes.EMPTY);
        Optional<MacAddress> mac = message.mac();
        if (id.size() > ID_BYTES_MAX || mac.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(id.isEmpty() ? of(mac.get()) : new DhcpClient(id, mac.get()));
    }

    public static DhcpClient of(MacAddress mac) {
        Bytes six = mac.bytes();
        return new DhcpClient(
                Bytes.of(1, six.at(0), six.at(1), six.at(2), six.at(3), six.at(4), six.at(5)), mac);
    }
}
