package offhook.lab;

import java.util.function.ToIntFunction;

/** How large the parts of made-up firmware are; the envelope comes on top. */
public final class MadeUpSizes {
    /** What a file is for, hence how large the real one is. */
    enum Role {
        JAR(1_630_052 - 404),
        CNU(556_833 - 404),
        APPS(3_157_527 - 408),
        DSP(562_693 - 404),
        CVM(2_219_477 - 408),
        /** The 7940/60's universal loader, and its images before 7.0. */
        IMAGE(130_552),
        /** The 7940/60's application, {@code .sb2}. */
        APPLICATION(756_524 - 404),
        /** One file that is the whole load: 7902, 7905, 7910, 7912, 7914 to 7937. */
        SINGLE(338_746);

        /** Seen in public packages of 9.4(2)SR3 and 8.12: shared facts firmware.md §1. */
        final int trueBytes;

        Role(int trueBytes) {
            this.trueBytes = trueBytes;
        }
    }

    /** Above this the tables of a made-up archive would not fit. */
    private static final int BYTES_MIN = 1024;

    private final ToIntFunction<Role> bytes;

    private MadeUpSizes(ToIntFunction<Role> bytes) {
        this.bytes = bytes;
    }

    /** 4 KiB a part: eight TFTP blocks. */
    public static MadeUpSizes small() {
        return ofBytes(4096);
    }

    /** Each part this large, at least 1 KiB. */
    public static MadeUpSizes ofBytes(int bytes) {
        int most = Math.max(bytes, BYTES_MIN);
        return new MadeUpSizes(role -> most);
    }

    /** As large as the real ones: 8 MB for a Java phone, 0.9 MB for a 7960. */
    public static MadeUpSizes trueSizes() {
        return new MadeUpSizes(role -> role.trueBytes);
    }

    int bytesOf(Role role) {
        return bytes.applyAsInt(role);
    }
}
