package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.util.List;

/** One option as it stood in the packet, known or not. Made and read by shape, not by code. */
public record DhcpOption(int code, Bytes value) {
    public static final int SUBNET_MASK = 1;
    public static final int ROUTER = 3;
    public static final int DNS = 6;
    public static final int HOST_NAME = 12;
    public static final int NTP = 42;
    public static final int REQUESTED_ADDRESS = 50;
    public static final int LEASE_SECONDS = 51;
    public static final int MESSAGE_TYPE = 53;
    public static final int SERVER_IDENTIFIER = 54;
    public static final int PARAMETER_LIST = 55;
    public static final int MESSAGE = 56;
    public static final int RENEWAL_SECONDS = 58;
    public static final int REBINDING_SECONDS = 59;
    public static final int VENDOR_CLASS = 60;
    public static final int CLIENT_IDENTIFIER = 61;
    public static final int TFTP_SERVER_NAME = 66;
    public static final int USER_CLASS = 77;
    public static final int RELAY_AGENT = 82;

    /** RFC 3011: the subnet of which the client shall get an address. */
    public static final int SUBNET_SELECTION = 118;

    /** Cisco's list of TFTP servers: addresses, always a multiple of four bytes. */
    public static final int TFTP_SERVERS = 150;

    public DhcpOption {
        if (code < 1 || code > 254) {
            throw new IllegalArgumentException("DHCP option code: " + code + ", expected 1 to 254");
        }
    }

    public static DhcpOption ofAddresses(int code, List<Ipv4> addresses) {
        var bytes = new byte[4 * addresses.size()];
        for (int i = 0; i < addresses.size(); i++) {
            addresses.get(i).bytes().buffer().get(bytes, 4 * i, 4);
        }
        return new DhcpOption(code, Bytes.of(bytes));
    }

    public static DhcpOption ofAddress(int code, Ipv4 address) {
        return new DhcpOption(code, address.bytes());
    }

    public static DhcpOption ofText(int code, String text) {
        return new DhcpOption(code, Bytes.ofText(text));
    }

    public static DhcpOption ofSeconds(int code, long seconds) {
        return new DhcpOption(
                code,
                Bytes.of(
                        (int) (seconds >> 24),
                        (int) (seconds >> 16),
                        (int) (seconds >> 8),
                        (int) seconds));
    }

    public static DhcpOption ofByte(int code, int value) {
        return new DhcpOption(code, Bytes.of(value));
    }
}
