package offhook.lab;

import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

import java.util.Optional;

/**
 * A file in its signed envelope, as a phone opens it (firmware.md §3.1).
 *
 * @param payload as much of the front as the phone kept
 * @param payloadBytes the true size of what follows the envelope
 */
record SignedFile(String nameInside, Bytes payload, long payloadBytes) {
    private static final int VERSION = 0x01;
    private static final int HEADER_LENGTH = 0x02;
    private static final int SIGNER = 0x03;
    private static final int SIGNATURE_INFORMATION = 0x07;
    private static final int ALGORITHM = 0x09;
    private static final int SIGNATURE = 0x0c;
    private static final int PADDING = 0x0d;
    private static final int FILE_NAME = 0x0e;

    /** Empty if it isn't one, is damaged, or is cut short. */
    static Optional<SignedFile> read(Fetched.Got file) {
        if (!file.isAuthentic()) {
            return Optional.empty();
        }
        try {
            return read(new ByteReader(file.head()), file);
        } catch (MalformedException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<SignedFile> read(ByteReader reader, Fetched.Got file)
            throws MalformedException {
        if (reader.u8("tag") != VERSION || reader.u16("length") != 2) {
            return Optional.empty();
        }
        reader.skip("version", 2);
        if (reader.u8("tag") != HEADER_LENGTH || reader.u16("length") != 2) {
            return Optional.empty();
        }
        int headerBytes = reader.u16("header length");
        Optional<String> name = Optional.empty();
        boolean isSigned = false;
        while (reader.offset() < headerBytes) {
            int tag = reader.u8("tag");
            if (tag == PADDING) {
                continue;
            }
            int length = reader.u16("length");
            if (tag == SIGNER || tag == SIGNATURE_INFORMATION || tag == ALGORITHM) {
                continue; // A container: what it holds follows.
            }
            Bytes value = reader.bytes("value", length);
            isSigned |= tag == SIGNATURE && length >= 64;
            if (tag == FILE_NAME) {
                name = Optional.of(value.text().replaceFirst("\0.*$", ""));
            }
        }
        if (reader.offset() != headerBytes || name.isEmpty() || !isSigned) {
            return Optional.empty();
        }
        Bytes payload = file.head().slice(headerBytes, file.head().size());
        return Optional.of(new SignedFile(name.get(), payload, file.sizeBytes() - headerBytes));
    }

    boolean isNamed(String name) {
        return nameInside.equalsIgnoreCase(name);
    }
}
