package offhook.lab;

import offhook.wire.Bytes;

import java.nio.ByteOrder;
import java.util.Optional;

/** How a 7940/60 judges an image, from the bytes alone (firmware.md §3.4). */
final class TwoStageImage {
    private static final int NAME_AT = 0x20;
    private static final int NAME_BYTES = 32;
    private static final int LENGTH_AT = 0x138;
    private static final int DSP_AT = 0x12c;

    private TwoStageImage() {}

    /** The name that stands in an unsigned {@code .bin}; empty if it is no image or cut short. */
    static Optional<String> nameInBin(Fetched.Got file) {
        return name(file.head(), file.sizeBytes());
    }

    /** The same of an {@code .sbn}: envelope, name inside, then the image. */
    static Optional<String> nameInSbn(Fetched.Got file) {
        return SignedFile.read(file)
                .filter(signed -> signed.isNamed(file.name()))
                .flatMap(signed -> name(signed.payload(), signed.payloadBytes()));
    }

    /** Whether an application could be authenticated. */
    static boolean isSoundApplication(Fetched.Got file, String load) {
        Optional<SignedFile> signed = SignedFile.read(file).filter(it -> it.isNamed(file.name()));
        if (signed.isEmpty() || !startsLikeArm(signed.get().payload())) {
            return false;
        }
        long dspOffset = word(signed.get().payload(), DSP_AT);
        return dspOffset < signed.get().payloadBytes()
                && text(signed.get().payload()).equalsIgnoreCase(load);
    }

    private static Optional<String> name(Bytes image, long sizeBytes) {
        if (!startsLikeArm(image) || word(image, LENGTH_AT) != sizeBytes - NAME_AT) {
            return Optional.empty();
        }
        return Optional.of(text(image));
    }

    /** Eight ARM branches stand in front; the word's last byte is their operation code. */
    private static boolean startsLikeArm(Bytes image) {
        if (image.size() < LENGTH_AT + 4) {
            return false;
        }
        for (int at = 3; at < NAME_AT; at += 4) {
            if (image.at(at) != 0xea) {
                return false;
            }
        }
        return true;
    }

    private static String text(Bytes image) {
        return image.slice(NAME_AT, NAME_AT + NAME_BYTES).text().replaceFirst("(?s)\0.*$", "");
    }

    private static long word(Bytes image, int at) {
        return image.buffer().order(ByteOrder.LITTLE_ENDIAN).getInt(at) & 0xffff_ffffL;
    }
}
