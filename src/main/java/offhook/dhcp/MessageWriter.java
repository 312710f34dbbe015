package offhook.dhcp;

import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.util.List;

/** Lays a message out in bytes. */
final class MessageWriter {
    /** What UDP over IPv4 can carry. */
    private static final int WRITTEN_BYTES_MAX = 65_507;

    private static final int COOKIE_AND_END_BYTES = 5;

    static final int OPTION_BYTES_MAX = 255;

    private MessageWriter() {}

    static Bytes write(DhcpMessage message) {
        var out = new ByteWriter(WRITTEN_BYTES_MAX, bytes(message));
        out.u8(message.op())
                .u8(message.htype())
                .u8(message.chaddr().size())
                .u8(message.hops())
                .i32(message.xid())
                .u16(message.secs())
                .u16(message.flags())
                .i32(message.ciaddr().value())
                .i32(message.yiaddr().value())
                .i32(message.siaddr().value())
                .i32(message.giaddr().value());
        field(out, message.chaddr(), DhcpCodec.CHADDR_BYTES);
        field(out, message.sname(), DhcpCodec.SNAME_BYTES);
        field(out, message.file(), DhcpCodec.FILE_BYTES);
        out.i32(DhcpCodec.MAGIC_COOKIE);
        List<DhcpOption> options = message.options();
        for (int i = 0; i < options.size(); i++) {
            option(out, options.get(i));
        }
        out.u8(OptionReader.END);
        out.zeros(Math.max(0, DhcpCodec.MESSAGE_BYTES_MIN - out.size()));
        return out.toBytes();
    }

    /** As long as the message becomes, unless a value has to be split. */
    private static int bytes(DhcpMessage message) {
        List<DhcpOption> options = message.options();
        int bytes = DhcpCodec.FIXED_BYTES + COOKIE_AND_END_BYTES;
        for (int i = 0; i < options.size(); i++) {
            bytes += 2 + options.get(i).value().size();
        }
        return Math.max(bytes, DhcpCodec.MESSAGE_BYTES_MIN);
    }

    private static void field(ByteWriter out, String text, int width) {
        field(out, text.isEmpty() ? Bytes.EMPTY : Bytes.ofText(text), width);
    }

    private static void field(ByteWriter out, Bytes value, int width) {
        out.bytes(value).zeros(width - value.size());
    }

    private static void option(ByteWriter out, DhcpOption option) {
        Bytes value = option.value();
        if (value.size() <= OPTION_BYTES_MAX) {
            out.u8(option.code()).u8(value.size()).bytes(value);
            return;
        }
        int from = 0;
        do {
            int to = Math.min(value.size(), from + OPTION_BYTES_MAX);
            out.u8(option.code()).u8(to - from).bytes(value.slice(from, to));
            from = to;
        } while (from < value.size());
    }
}
