package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.LoadVersion;
import offhook.phone.Protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An image of the 7940/60: branch instructions, its own name, and a length (firmware.md §3.4). The
 * lengths are established for loaders and applications from 7.0 on only, the loads that have a
 * manifest.
 */
final class PayloadImage {
    private static final int BRANCHES = 8;
    private static final int NAME_AT = 0x20;
    private static final int NAME_BYTES_MAX = 0x100;
    private static final int DSP_OFFSET_AT = 0x12c;
    private static final int LENGTH_AT = 0x138;
    private static final int HEADER_BYTES = 0x13c;
    private static final LoadVersion LENGTHS_KNOWN_FROM = LoadVersion.of(7, 0, 0);

    private PayloadImage() {}

    /**
     * @param load the load that the file's name says
     * @param isApplication {@code .sb2}, else the loader or a single image
     * @param bytes how long the whole payload is
     */
    static PayloadReading read(LoadName load, boolean isApplication, ByteBuffer head, long bytes) {
        if (head.remaining() < HEADER_BYTES) {
            return new PayloadReading.WrongLength(HEADER_BYTES, bytes);
        }
        ByteBuffer image = head.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (!isOne(image)) {
            return new PayloadReading.Foreign("eight branch instructions");
        }
        String name = nameIn(image);
        if (!name.equalsIgnoreCase(load.text())) {
            return LoadNames.named(name).isPresent()
                    ? new PayloadReading.OtherName(name)
                    : new PayloadReading.Odd("does not say inside which load it is");
        }
        // Some packages hold the application bare as well, P0S3-07-5-00.bin, nobody described how.
        boolean isBareApplication =
                !isApplication && load.protocol().filter(it -> it != Protocol.SCCP).isPresent();
        if (isBareApplication || load.version().isBelow(LENGTHS_KNOWN_FROM)) {
            return new PayloadReading.Whole();
        }
        return isApplication ? application(image, bytes) : loader(image, bytes);
    }

    /** Long enough, and begins with branch instructions. */
    static boolean isOne(ByteBuffer head) {
        if (head.remaining() < HEADER_BYTES) {
            return false;
        }
        for (int branch = 0; branch < BRANCHES; branch++) {
            if (head.get(head.position() + 4 * branch + 3) != (byte) 0xea) {
                return false;
            }
        }
        return true;
    }

    private static PayloadReading loader(ByteBuffer image, long bytes) {
        long expected = Integer.toUnsignedLong(image.getInt(LENGTH_AT)) + NAME_AT;
        return expected == bytes
                ? new PayloadReading.Whole()
                : new PayloadReading.WrongLength(expected, bytes);
    }

    /** It says where its DSP image begins, not how long that is. */
    private static PayloadReading application(ByteBuffer image, long bytes) {
        long dspAt = Integer.toUnsignedLong(image.getInt(DSP_OFFSET_AT));
        return dspAt < bytes
                ? new PayloadReading.Whole()
                : new PayloadReading.WrongLength(dspAt + 1, bytes);
    }

    static String nameIn(ByteBuffer image) {
        var name = new StringBuilder();
        for (int at = NAME_AT; at < NAME_AT + NAME_BYTES_MAX && image.get(at) != 0; at++) {
            name.append((char) (image.get(at) & 0xff));
        }
        return name.toString();
    }
}
