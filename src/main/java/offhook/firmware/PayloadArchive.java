package offhook.firmware;

import offhook.wire.ByteReader;
import offhook.wire.MalformedException;

import java.nio.ByteBuffer;

/** A Java phone's member: an archive with a table of files at its start (firmware.md §3.4). */
final class PayloadArchive {
    static final String MAGIC = "CNU_File_Archive_3.0";
    static final String MAGIC_OF_ANY_VERSION = "CNU_File_Archive_";

    private static final int COUNTS_AT = 0x30;
    private static final int RECORDS_AT = 0x248;
    private static final int RECORD_BYTES = 20;

    /** Real members hold some hundreds; more would not fit the part of the file that we keep. */
    static final int FILES_MAX = 10_000;

    /** How much of the payload's start has to be kept to read its table. */
    static final int TABLE_BYTES_MAX = RECORDS_AT + FILES_MAX * RECORD_BYTES;

    private PayloadArchive() {}

    /**
     * @param head the payload's first bytes, {@link #TABLE_BYTES_MAX} or all
     * @param bytes how long the whole payload is
     */
    static PayloadReading read(ByteBuffer head, long bytes) {
        if (bytes < MAGIC.length()) {
            return new PayloadReading.WrongLength(RECORDS_AT, bytes);
        }
        if (!startsWith(head, MAGIC)) {
            return startsWith(head, MAGIC_OF_ANY_VERSION)
                    ? new PayloadReading.Odd("is an archive of a version that nobody has described")
                    : new PayloadReading.Foreign("a \"" + MAGIC + "\"");
        }
        var table = new ByteReader(head);
        try {
            table.skip("header", COUNTS_AT);
            long files = table.u32("number of files");
            long end = table.u32("start of the contents");
            if (files > FILES_MAX || end < RECORDS_AT + files * RECORD_BYTES) {
                return new PayloadReading.Foreign("a table of contents that makes sense");
            }
            table.skip("header", RECORDS_AT - table.offset());
            for (int i = 0; i < files; i++) {
                table.skip("kind and flags", 8);
                end += table.u32("size of a file");
                table.skip("time and name", 8);
            }
            return lengthIs(end, bytes);
        } catch (MalformedException cut) {
            return new PayloadReading.WrongLength(RECORDS_AT, bytes);
        }
    }

    /** Those of 9-4-2SR4-3 for 7945 and 7975 carry one line feed too many, and work. */
    private static PayloadReading lengthIs(long expected, long actual) {
        if (actual == expected) {
            return new PayloadReading.Whole();
        }
        return actual == expected + 1
                ? new PayloadReading.Odd("has one byte behind its end, which is harmless")
                : new PayloadReading.WrongLength(expected, actual);
    }

    static boolean startsWith(ByteBuffer head, String text) {
        if (head.remaining() < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (head.get(head.position() + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
