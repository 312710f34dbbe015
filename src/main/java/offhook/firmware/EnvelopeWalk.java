package offhook.firmware;

import offhook.wire.ByteReader;
import offhook.wire.Bytes;
import offhook.wire.MalformedException;

/**
 * Walks the envelope's fields one after the other: tag, length in two bytes, value. Every byte but
 * the signature's own 256 has one right value or few, so nearly any damage shows.
 */
final class EnvelopeWalk {
    /** The shortest that can be: everything fixed, and a name of one letter. */
    private static final int HEADER_BYTES_MIN = 0x180 + 2;

    private static final int NAME_CHARACTERS_MAX = 255;

    /** A text this close to a known one is that one, damaged. */
    private static final int DAMAGED_CHARACTERS_MAX = 4;

    private final ByteReader header;

    private EnvelopeWalk(ByteReader header) {
        this.header = header;
    }

    static Envelope walk(ByteReader file) throws MalformedException {
        return new EnvelopeWalk(file).read();
    }

    private Envelope read() throws MalformedException {
        ByteReader version = field(header, 0x01, "version");
        exactly(version, "version", version.u16("version"), 0x0101);
        ByteReader length = field(header, 0x02, "header length");
        int headerBytes = length.u16("header length");
        if (headerBytes < HEADER_BYTES_MIN || headerBytes > EnvelopeReading.HEADER_BYTES_MAX) {
            throw length.malformed("header length", "is " + headerBytes + ", expected about 408");
        }
        nothingLeft(length, "header length");
        EnvelopeSigner signer = signer(field(header, 0x03, "signer information"));
        int signatureBytes = signatureBytes(field(header, 0x07, "signature information"));
        ByteReader signature = field(header, 0x0c, "signature");
        if (signature.remaining() != signatureBytes) {
            throw signature.malformed(
                    "signature",
                    "is " + signature.remaining() + " bytes long, its key makes " + signatureBytes);
        }
        String name = name(field(header, 0x0e, "file name"));
        padding(headerBytes);
        return new Envelope(headerBytes, signer, name);
    }

    private EnvelopeSigner signer(ByteReader part) throws MalformedException {
        String subject = text(field(part, 0x04, "signer"), "signer");
        ByteReader number = field(part, 0x05, "serial number");
        // Eight bytes in all of Cisco's firmware; a development signer's may be shorter.
        Bytes serial = number.bytes("serial number", number.remaining());
        ByteReader issuer = field(part, 0x06, "authority");
        String authority = text(issuer, "authority");
        nothingLeft(part, "signer information");
        EnvelopeSigner signer = EnvelopeSigner.OTHER;
        for (EnvelopeSigner known : EnvelopeSigner.values()) {
            int wrong = differences(subject, known.subject());
            if (wrong <= DAMAGED_CHARACTERS_MAX && known != EnvelopeSigner.OTHER) {
                same(part, "signer", subject, known.subject());
                same(part, "authority", authority, known.authority());
                if (serial.size() != 8 || serial.buffer().getLong() != known.serial()) {
                    throw part.malformed("serial number", "is 0x" + serial.hex() + ", not its own");
                }
                signer = known;
            }
        }
        return signer;
    }

    private static int signatureBytes(ByteReader part) throws MalformedException {
        int hash = one(field(part, 0x08, "hash"), "hash");
        if (hash < 1 || hash > 3) {
            throw part.malformed("hash", "is " + hash + ", expected 1 to 3 (SHA-1 to SHA-512)");
        }
        ByteReader algorithm = field(part, 0x09, "algorithm");
        exactly(algorithm, "algorithm", one(field(algorithm, 0x0a, "algorithm"), "algorithm"), 0);
        int modulus = one(field(algorithm, 0x0b, "key size"), "key size");
        nothingLeft(algorithm, "algorithm");
        nothingLeft(part, "signature information");
        return switch (modulus) {
            case 0 -> 64;
            case 1 -> 128;
            case 2 -> 256;
            case 3 -> 512;
            default -> throw part.malformed("key size", "is " + modulus + ", expected 0 to 3");
        };
    }

    private static String name(ByteReader field) throws MalformedException {
        String name = text(field, "file name");
        if (name.isEmpty() || name.length() > NAME_CHARACTERS_MAX) {
            throw field.malformed("file name", "is " + name.length() + " characters long");
        }
        return name;
    }

    /** Single bytes 0x0d up to a boundary of four; in settings files a time stands before them. */
    private void padding(int headerBytes) throws MalformedException {
        int fieldsEnd = header.offset();
        int tag = fieldsEnd < headerBytes ? header.u8("padding") : 0x0d;
        if (tag == 0x0f) {
            exactly(header, "time", header.u16("time"), 4);
            header.skip("time", 4);
            fieldsEnd = header.offset();
            tag = fieldsEnd < headerBytes ? header.u8("padding") : 0x0d;
        }
        if (headerBytes != (fieldsEnd + 3) / 4 * 4) {
            throw header.malformed(
                    "header length", "is " + headerBytes + ", its fields end at " + fieldsEnd);
        }
        exactly(header, "padding", tag, 0x0d);
        while (header.offset() < headerBytes) {
            exactly(header, "padding", header.u8("padding"), 0x0d);
        }
    }

    private static ByteReader field(ByteReader from, int tag, String what)
            throws MalformedException {
        exactly(from, what, from.u8(what), tag);
        return from.part(what, from.u16(what));
    }

    private static int one(ByteReader field, String what) throws MalformedException {
        int value = field.u8(what);
        nothingLeft(field, what);
        return value;
    }

    private static String text(ByteReader field, String what) throws MalformedException {
        Bytes value = field.bytes(what, field.remaining());
        String text = value.text();
        boolean isPrintable =
                text.endsWith("\0")
                        && text.chars().limit(text.length() - 1L).allMatch(c -> c >= 32 && c < 127);
        if (!isPrintable) {
            throw field.malformed(what, "is no text that ends in a zero byte");
        }
        return text.substring(0, text.length() - 1);
    }

    private static void same(ByteReader at, String what, String value, String expected)
            throws MalformedException {
        if (!value.equals(expected)) {
            throw at.malformed(what, "reads \"" + value + "\", expected \"" + expected + "\"");
        }
    }

    private static void exactly(ByteReader at, String what, int value, int expected)
            throws MalformedException {
        if (value != expected) {
            throw at.malformed(what, "is 0x%02x, expected 0x%02x".formatted(value, expected));
        }
    }

    private static void nothingLeft(ByteReader field, String what) throws MalformedException {
        if (field.hasMore()) {
            throw field.malformed(what, "has " + field.remaining() + " byte(s) too many");
        }
    }

    private static int differences(String one, String other) {
        if (one.length() != other.length()) {
            return Integer.MAX_VALUE;
        }
        int count = 0;
        for (int i = 0; i < one.length(); i++) {
            count += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return count;
    }
}
