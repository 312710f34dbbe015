package offhook.tftp;

import offhook.wire.ByteReader;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes to packets and back. Total: no input throws. */
public final class TftpCodec {
    static final int READ_REQUEST = 1;
    static final int WRITE_REQUEST = 2;
    static final int DATA = 3;
    static final int ACK = 4;
    static final int ERROR = 5;
    static final int OPTION_ACK = 6;

    /** RFC 2347 §3: a request is at most 512 octets, so no text in it can be longer. */
    static final int TEXT_MAX = 512;

    /** RFC 2348 §2: the largest block, and the header before it. */
    static final int PACKET_MAX = 65_464 + 4;

    private TftpCodec() {}

    /** Reads from the buffer's position to its limit; the buffer itself is not moved. */
    public static TftpInput decode(ByteBuffer datagram) {
        var in = new ByteReader(datagram);
        try {
            int opcode = in.u16("opcode");
            return switch (opcode) {
                case READ_REQUEST -> readRequest(in);
                case WRITE_REQUEST ->
                        new TftpInput.WriteRequest(text(in, "file"), text(in, "mode"));
                case DATA -> new TftpInput.Data(in.u16("block"), in.bytes("data", in.remaining()));
                case ACK -> new TftpInput.Ack(in.u16("block"));
                case ERROR -> new TftpInput.Error(in.u16("code"), textOrRest(in));
                case OPTION_ACK -> new TftpInput.OptionAck(options(in));
                default -> throw in.malformed("opcode", opcode + ", expected 1 to 6");
            };
        } catch (MalformedException e) {
            return new TftpInput.Unreadable(e.malformation());
        }
    }

    /** 0 if there is none. */
    static int opcode(ByteBuffer datagram) {
        return datagram.remaining() < 2 ? 0 : u16(datagram, 0);
    }

    static int u16(ByteBuffer datagram, int offset) {
        int at = datagram.position() + offset;
        return (datagram.get(at) & 0xff) << 8 | datagram.get(at + 1) & 0xff;
    }

    /** The packet's bytes. Texts end at a NUL that they should not have. */
    public static Bytes encode(TftpInput.Packet packet) {
        var out = new ByteWriter(PACKET_MAX);
        switch (packet) {
            case TftpInput.ReadRequest(var file, var mode, var options) -> {
                text(out.u16(READ_REQUEST), file);
                text(out, mode);
                options(out, options);
            }
            case TftpInput.WriteRequest(var file, var mode) -> {
                text(out.u16(WRITE_REQUEST), file);
                text(out, mode);
            }
            case TftpInput.Data(int block, var content) -> out.u16(DATA).u16(block).bytes(content);
            case TftpInput.Ack(int block) -> out.u16(ACK).u16(block);
            case TftpInput.Error(int code, var message) -> text(out.u16(ERROR).u16(code), message);
            case TftpInput.OptionAck(var options) -> options(out.u16(OPTION_ACK), options);
        }
        return out.toBytes();
    }

    private static TftpInput.ReadRequest readRequest(ByteReader in) throws MalformedException {
        return new TftpInput.ReadRequest(text(in, "file"), text(in, "mode"), options(in));
    }

    /**
     * What follows the mode. A 79xx asks with {@code OS79XX.TXT\0octet\0\0}: an empty name without
     * a value (hostile-inputs.md 10). Refusing that would refuse the very phones we are here for,
     * so an empty name is padding, and a last name without a value is no option.
     */
    private static List<TftpInput.Option> options(ByteReader in) throws MalformedException {
        var options = new ArrayList<TftpInput.Option>();
        while (in.hasMore()) {
            var name = new StringBuilder();
            boolean nameEnds = textInto(name, in, "option name");
            if (name.isEmpty()) {
                continue;
            }
            var value = new StringBuilder();
            if (nameEnds && in.hasMore() && textInto(value, in, "option value")) {
                options.add(new TftpInput.Option(name.toString(), value.toString()));
            }
        }
        return options;
    }

    private static String text(ByteReader in, String field) throws MalformedException {
        var text = new StringBuilder();
        if (!textInto(text, in, field)) {
            throw in.malformed(field, "ends without a NUL after " + text.length() + " byte(s)");
        }
        return text.toString();
    }

    /** An error's message; a sender that forgot the NUL is understood all the same. */
    private static String textOrRest(ByteReader in) throws MalformedException {
        var text = new StringBuilder();
        textInto(text, in, "message");
        return text.toString();
    }

    /** Reads up to and over a NUL; false if the datagram ended before one. */
    private static boolean textInto(StringBuilder text, ByteReader in, String field)
            throws MalformedException {
        while (in.hasMore()) {
            int octet = in.u8(field);
            if (octet == 0) {
                return true;
            }
            if (text.length() == TEXT_MAX) {
                throw in.malformed(field, "longer than " + TEXT_MAX + " bytes");
            }
            text.append((char) octet);
        }
        return false;
    }

    private static void options(ByteWriter out, List<TftpInput.Option> options) {
        for (TftpInput.Option option : options) {
            text(out, option.name());
            text(out, option.value());
        }
    }

    private static void text(ByteWriter out, String text) {
        int nul = text.indexOf('\0');
        String whole = nul < 0 ? text : text.substring(0, nul);
        out.bytes(Bytes.ofText(whole.substring(0, Math.min(whole.length(), TEXT_MAX)))).u8(0);
    }
}
