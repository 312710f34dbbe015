package offhook.dhcp;

import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the options of one message. Option 52 speaks of the packet's layout only: it is obeyed
 * here and not kept.
 */
final class OptionReader {
    static final int PAD = 0;
    static final int END = 255;
    static final int OVERLOAD = 52;

    /** How a malformation names the field; not put together for each option of each message. */
    private static final String[] NAME_OF = names("option ");

    private static final String[] LENGTH_OF = names("length of option ");

    private final List<DhcpOption> found = new ArrayList<>();
    private int overload;

    /** The options field, then file, then sname if overloaded: the order of RFC 3396 §5. */
    void readAll(ByteReader options, Bytes file, Bytes sname) throws MalformedException {
        read(options, true);
        // What an overloaded field says about overloading is ignored: no loops.
        if (hasTakenFile()) {
            read(new ByteReader(file), false);
        }
        if (hasTakenSname()) {
            read(new ByteReader(sname), false);
        }
    }

    /** A missing END is forgiven: the field's own end serves as well. */
    private void read(ByteReader field, boolean mayOverload) throws MalformedException {
        while (field.hasMore()) {
            int code = field.u8("option code");
            if (code == PAD) {
                continue;
            }
            if (code == END) {
                return;
            }
            int length = field.u8(LENGTH_OF[code]);
            Bytes value = field.bytes(NAME_OF[code], length);
            if (code != OVERLOAD) {
                found.add(new DhcpOption(code, value));
            } else if (mayOverload && length == 1) {
                overload = value.at(0) & 3;
            }
        }
    }

    private static String[] names(String before) {
        var names = new String[256];
        for (int code = 0; code < names.length; code++) {
            names[code] = before + code;
        }
        return names;
    }

    boolean hasTakenFile() {
        return (overload & 1) != 0;
    }

    boolean hasTakenSname() {
        return (overload & 2) != 0;
    }

    List<DhcpOption> found() {
        return found;
    }
}
