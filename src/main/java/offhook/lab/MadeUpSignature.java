package offhook.lab;

import offhook.firmware.EnvelopeSigner;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The signed envelope of made-up firmware: the true layout (firmware.md §3.1), and where the RSA
 * signature stands, a mark that a virtual phone can check as a real one checks the signature.
 *
 * @param key with which it is signed
 * @param name the file name inside the envelope
 * @param headerBytes how long the envelope is; the payload follows
 */
public record MadeUpSignature(Key key, String name, int headerBytes) {
    /** Cisco changed its signing servers with 8.5(2)SR1 (firmware.md §4.1, rule B1). */
    public enum Key {
        /** Java loads below 8.5(2)SR1; phones know it up to 8.5(2). */
        JAVA_OLD,
        /** Java loads from 8.5(2)SR1 on; phones know it from 8.3(3) on. */
        JAVA_NEW,
        /** 7940/60 and every other model. */
        OTHER;

        Bytes mark() {
            return sha256(Bytes.ofText("offhook made-up key " + this)).slice(0, 16);
        }
    }

    private static final String SIGNER = EnvelopeSigner.OFFHOOK_LAB.subject() + '\0';
    private static final String AUTHORITY = EnvelopeSigner.OFFHOOK_LAB.authority() + '\0';
    private static final int SIGNATURE_AT = 0x7d;
    private static final int SIGNATURE_BYTES = 256;
    private static final int NAME_AT = 0x180;

    /** The payload in its envelope; the same seed gives the same signature. */
    static Bytes sign(Key key, String name, Bytes payload, long seed) {
        int unpadded = NAME_AT + name.length() + 1;
        int header = (unpadded + 3) / 4 * 4;
        var random = new byte[SIGNATURE_BYTES - 48];
        new SplittableRandom(seed ^ name.hashCode()).nextBytes(random);
        var file = new ByteWriter(header + payload.size());
        file.u8(0x01).u16(2).u8(1).u8(1);
        file.u8(0x02).u16(2).u16(header);
        file.u8(0x03).u16(91);
        file.u8(0x04).u16(SIGNER.length()).bytes(Bytes.ofText(SIGNER));
        long serial = EnvelopeSigner.OFFHOOK_LAB.serial();
        file.u8(0x05).u16(8).i32((int) (serial >> 32)).i32((int) serial);
        file.u8(0x06).u16(AUTHORITY.length()).bytes(Bytes.ofText(AUTHORITY));
        file.u8(0x07).u16(15);
        file.u8(0x08).u16(1).u8(1); // SHA-1
        file.u8(0x09).u16(8);
        file.u8(0x0a).u16(1).u8(0); // RSA
        file.u8(0x0b).u16(1).u8(2); // 256 bytes
        file.u8(0x0c).u16(SIGNATURE_BYTES);
        file.bytes(key.mark()).bytes(seal(name, payload)).bytes(Bytes.of(random));
        file.u8(0x0e).u16(name.length() + 1).bytes(Bytes.ofText(name)).u8(0);
        while (file.size() < header) {
            file.u8(0x0d);
        }
        return file.bytes(payload).toBytes();
    }

    /** Empty if the envelope is not one of ours, or name or payload were changed since. */
    public static Optional<MadeUpSignature> verify(Bytes file) {
        if (file.size() < NAME_AT || file.at(0) != 1 || file.at(5) != 2) {
            return Optional.empty();
        }
        int header = file.at(8) << 8 | file.at(9);
        if (header < NAME_AT || header > file.size()) {
            return Optional.empty();
        }
        String rest = file.slice(NAME_AT, header).text();
        String name = rest.substring(0, Math.max(0, rest.indexOf('\0')));
        Bytes mark = file.slice(SIGNATURE_AT, SIGNATURE_AT + 16);
        Bytes seal = file.slice(SIGNATURE_AT + 16, SIGNATURE_AT + 48);
        if (!seal.equals(seal(name, file.slice(header, file.size())))) {
            return Optional.empty();
        }
        for (Key key : Key.values()) {
            if (key.mark().equals(mark)) {
                return Optional.of(new MadeUpSignature(key, name, header));
            }
        }
        return Optional.empty();
    }

    private static Bytes seal(String name, Bytes payload) {
        return sha256(Bytes.ofText(name + '\0'), payload);
    }

    private static Bytes sha256(Bytes... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Bytes part : parts) {
                digest.update(part.buffer());
            }
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A seed that depends on a text, for parts that must be equal in several packages. */
    static long seedOf(String text, long seed) {
        Bytes digest = sha256(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
        return digest.buffer().getLong() ^ seed;
    }
}
