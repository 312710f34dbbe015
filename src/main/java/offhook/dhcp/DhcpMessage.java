package offhook.dhcp;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.wire.Bytes;

import java.util.List;
import java.util.Optional;

/**
 * A DHCP message, RFC 2131 §2, in either direction. Fields have the RFC's names.
 *
 * @param op 1 a request, 2 a reply
 * @param flags 16 bits; the highest is the broadcast flag
 * @param chaddr the client's hardware address, {@code hlen} bytes of it
 * @param sname text up to the first NUL, empty if overloaded
 * @param file likewise
 * @param options in the order of the packet, overloaded fields included; parts of one code not yet
 *     joined
 */
public record DhcpMessage(
        int op,
        int htype,
        int hops,
        int xid,
        int secs,
        int flags,
        Ipv4 ciaddr,
        Ipv4 yiaddr,
        Ipv4 siaddr,
        Ipv4 giaddr,
        Bytes chaddr,
        String sname,
        String file,
        List<DhcpOption> options) {
    public static final int BROADCAST_FLAG = 0x8000;

    public DhcpMessage {
        options = List.copyOf(options);
    }

    /** The option's value; several of one code are one value, joined in order (RFC 3396). */
    public Optional<Bytes> option(int code) {
        Bytes joined = null;
        for (DhcpOption option : options) {
            if (option.code() == code) {
                joined = joined == null ? option.value() : join(joined, option.value());
            }
        }
        return Optional.ofNullable(joined);
    }

    public Optional<DhcpKind> kind() {
        return option(DhcpOption.MESSAGE_TYPE)
                .filter(value -> value.size() == 1)
                .flatMap(value -> DhcpKind.of(value.at(0)));
    }

    /** A single address in the option; empty if absent or not four bytes. */
    public Optional<Ipv4> address(int code) {
        return option(code).filter(value -> value.size() == 4).map(Ipv4::of);
    }

    /** Text of the option, trailing NULs stripped (phones send one in option 60). */
    public Optional<String> text(int code) {
        return option(code).map(value -> value.text().replaceFirst("\0+$", ""));
    }

    public boolean wantsBroadcast() {
        return (flags & BROADCAST_FLAG) != 0;
    }

    public boolean isRelayed() {
        return !giaddr.isAny();
    }

    /** Empty unless Ethernet. */
    public Optional<MacAddress> mac() {
        return htype == 1 && chaddr.size() == 6
                ? Optional.of(MacAddress.of(chaddr))
                : Optional.empty();
    }

    private static Bytes join(Bytes one, Bytes other) {
        var all = new byte[one.size() + other.size()];
        one.buffer().get(all, 0, one.size());
        other.buffer().get(all, one.size(), other.size());
        return Bytes.of(all);
    }
}
