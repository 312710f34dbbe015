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
 * @param options in the order of the packet, overloaded fields included (so without option 52,
 *     which only tells of them); parts of one code not yet joined
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
    /** Values of op, RFC 2131 §2. */
    public static final int REQUEST = 1;

    public static final int REPLY = 2;

    public static final int BROADCAST_FLAG = 0x8000;

    public DhcpMessage {
        options = List.copyOf(options);
        width("chaddr", chaddr.size(), DhcpCodec.CHADDR_BYTES);
        width("sname", sname.length(), DhcpCodec.SNAME_BYTES);
        width("file", file.length(), DhcpCodec.FILE_BYTES);
    }

    /** A client's own message, as an Ethernet host sends it. */
    public static DhcpMessage request(
            MacAddress mac, int xid, int flags, Ipv4 ciaddr, List<DhcpOption> options) {
        return new DhcpMessage(
                REQUEST,
                1,
                0,
                xid,
                0,
                flags,
                ciaddr,
                Ipv4.ANY,
                Ipv4.ANY,
                Ipv4.ANY,
                mac.bytes(),
                "",
                "",
                options);
    }

    private static void width(String field, int size, int max) {
        if (size > max) {
            throw new IllegalArgumentException(field + ": " + size + " bytes, at most " + max);
        }
    }

    /** The option's value; several of one code are one value, joined in order (RFC 3396). */
    public Optional<Bytes> option(int code) {
        return Optional.ofNullable(value(code));
    }

    /** Null if the option is absent: what is asked several times a message makes no object. */
    private Bytes value(int code) {
        Bytes value = null;
        for (int i = 0; i < options.size(); i++) {
            DhcpOption option = options.get(i);
            if (option.code() == code) {
                // Rare, but then all of them: parts are joined from the list.
                if (value != null) {
                    return joined(code);
                }
                value = option.value();
            }
        }
        return value;
    }

    public Optional<DhcpKind> kind() {
        Bytes value = value(DhcpOption.MESSAGE_TYPE);
        return value != null && value.size() == 1 ? DhcpKind.of(value.at(0)) : Optional.empty();
    }

    /** A single address in the option; empty if absent or not four bytes. */
    public Optional<Ipv4> address(int code) {
        Optional<Bytes> value = option(code);
        return value.isPresent() && value.get().size() == 4
                ? Optional.of(Ipv4.of(value.get()))
                : Optional.empty();
    }

    /** Text of the option, trailing NULs stripped (phones send one in option 60). */
    public Optional<String> text(int code) {
        return option(code).map(value -> withoutTrailingNuls(value.text()));
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

    private Bytes joined(int code) {
        List<Bytes> parts =
                options.stream()
                        .filter(option -> option.code() == code)
                        .map(DhcpOption::value)
                        .toList();
        var all = new byte[parts.stream().mapToInt(Bytes::size).sum()];
        int at = 0;
        for (Bytes part : parts) {
            part.buffer().get(all, at, part.size());
            at += part.size();
        }
        return Bytes.of(all);
    }

    private static String withoutTrailingNuls(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        return text.substring(0, end);
    }
}
