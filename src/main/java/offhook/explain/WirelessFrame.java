package offhook.explain;

import offhook.address.MacAddress;
import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.util.Optional;

/**
 * A frame as a wireless card in monitor mode hears it (IEEE 802.11 §9.2). Phones with cables are
 * heard behind an access point; most of the air is encrypted.
 */
final class WirelessFrame {
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int BOTH_WAYS = 3;
    private static final int QOS = 0x80;

    private WirelessFrame() {}

    /** Behind a header of little-endian length at the third byte: radiotap and PPI have one. */
    static Frame behindHeader(ByteReader in) throws MalformedException {
        in.skip("version, flags", 2);
        int length = in.u8("length") | in.u8("length") << 8;
        in.skip("radio header", Math.max(0, length - 4));
        return read(in);
    }

    static Frame read(ByteReader in) throws MalformedException {
        int control = in.u8("frame control");
        int flags = in.u8("flags");
        boolean isData = (control >> 2 & 3) == 2 && (control & 0x40) == 0;
        if (!isData) {
            // Beacons, acknowledgements, frames without content.
            return new Frame.Other();
        }
        if ((flags & PROTECTED) != 0) {
            return new Frame.Unreadable(
                    "wireless frames are encrypted; capture on the wire, or let Wireshark decrypt"
                            + " them and export");
        }
        in.skip("duration, receiver", 8);
        MacAddress transmitter = MacAddress.of(in.bytes("transmitter", 6));
        MacAddress third = MacAddress.of(in.bytes("third address", 6));
        in.skip("sequence", 2);
        int ways = flags & 3;
        Optional<MacAddress> fourth =
                ways == BOTH_WAYS
                        ? Optional.of(MacAddress.of(in.bytes("fourth address", 6)))
                        : Optional.empty();
        boolean hasQos = (control & QOS) != 0;
        in.skip("QoS", hasQos ? (flags & ORDER) != 0 ? 6 : 2 : 0);
        // From an access point the third address is whose it is.
        MacAddress source = fourth.orElse(ways == 2 ? third : transmitter);
        return Frame.snap(in, Optional.of(source));
    }
}
