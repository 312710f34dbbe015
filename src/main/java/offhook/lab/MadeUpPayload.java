package offhook.lab;

import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.util.SplittableRandom;

/**
 * Payloads with the true layouts (firmware.md §3.4) and random content. Multi-byte numbers of the
 * 7940/60 images are little-endian, those of the Java phones' archives big-endian.
 */
final class MadeUpPayload {
    private static final String ARCHIVE_MAGIC = "CNU_File_Archive_3.0";
    private static final int RECORDS_AT = 0x248;
    private static final int RECORD_BYTES = 20;
    private static final int IMAGE_HEADER = 0x140;

    /** How much of an application is its DSP image; 95,092 bytes in the real 8.x loads. */
    private static final int DSP_BYTES = 95_092;

    private MadeUpPayload() {}

    /** A Java phone's member: a table of three files and their contents, {@code bytes} in all. */
    static Bytes archive(String member, int bytes, long seed) {
        var random = new SplittableRandom(MadeUpSignature.seedOf(member, seed));
        String stem = member.substring(0, member.indexOf('.'));
        var names = new String[] {stem + "/main", stem + "/data", stem + "/version"};
        int namesAt = RECORDS_AT + names.length * RECORD_BYTES;
        int nameBytes = 0;
        for (String name : names) {
            nameBytes += name.length() + 1;
        }
        int contentAt = namesAt + nameBytes;
        int content = bytes - contentAt;
        var sizes = new int[] {content / 2, content / 3, content - content / 2 - content / 3};
        var file = new ByteWriter(bytes);
        file.bytes(Bytes.ofText(ARCHIVE_MAGIC)).zeros(0x30 - ARCHIVE_MAGIC.length());
        file.i32(names.length).i32(contentAt);
        file.bytes(Bytes.ofText(ARCHIVE_MAGIC)).zeros(RECORDS_AT - file.size());
        int nameAt = namesAt;
        for (int i = 0; i < names.length; i++) {
            file.i32(7).i32(0).i32(sizes[i]).i32(0x4a00_0000 + i).i32(nameAt);
            nameAt += names[i].length() + 1;
        }
        for (String name : names) {
            file.bytes(Bytes.ofText(name)).u8(0);
        }
        return file.bytes(noise(random, content)).toBytes();
    }

    /** The 7940/60's universal loader, and every image of it before 7.0. */
    static Bytes image(String load, String id, int bytes, long seed) {
        return image(load, id, bytes, seed, 0x138, bytes - 0x20);
    }

    /** The 7940/60's application, with its DSP image at the end. */
    static Bytes application(String load, String id, int bytes, long seed) {
        int dspBytes = bytes > 2 * DSP_BYTES ? DSP_BYTES : bytes / 8;
        String dsp = dspBytes == DSP_BYTES ? "DSP4.0(5.0)[A0]" : "DSP0.0(0.0)[00]";
        int dspAt = bytes - dspBytes;
        byte[] whole = image(load, id, bytes, seed, 0x12c, dspAt).toArray();
        System.arraycopy(Bytes.ofText(dsp).toArray(), 0, whole, dspAt, dsp.length());
        return Bytes.of(whole);
    }

    /** 7902, 7905, 7912. */
    static Bytes kup(int bytes, String load, long seed) {
        return begun("kup1", bytes, load, seed);
    }

    /** Starts with its load's name: 7914, 7915, 7916; used for every other single file too. */
    static Bytes named(int bytes, String load, long seed) {
        return begun(load + '\0', bytes, load, seed);
    }

    private static Bytes begun(String start, int bytes, String load, long seed) {
        var random = new SplittableRandom(MadeUpSignature.seedOf(load, seed));
        var file = new ByteWriter(bytes).bytes(Bytes.ofText(start));
        return file.bytes(noise(random, bytes - file.size())).toBytes();
    }

    private static Bytes image(
            String load, String id, int bytes, long seed, int lengthAt, int length) {
        var random = new SplittableRandom(MadeUpSignature.seedOf(load + ' ' + id, seed));
        var file = new ByteWriter(bytes);
        for (int vector = 0; vector < 8; vector++) {
            // An ARM branch: any distance, condition "always".
            file.u8(random.nextInt(256)).u8(random.nextInt(256)).u8(0).u8(0xea);
        }
        file.bytes(Bytes.ofText(load)).zeros(0x120 - file.size());
        file.bytes(Bytes.ofText(id)).u8(random.nextInt(256)).u8(random.nextInt(256));
        file.zeros(lengthAt - file.size());
        file.i32(Integer.reverseBytes(length)).zeros(IMAGE_HEADER - file.size());
        return file.bytes(noise(random, bytes - file.size())).toBytes();
    }

    private static Bytes noise(SplittableRandom random, int count) {
        var noise = new byte[count];
        random.nextBytes(noise);
        return Bytes.of(noise);
    }
}
