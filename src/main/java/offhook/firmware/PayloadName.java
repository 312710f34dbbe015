package offhook.firmware;

import offhook.phone.LoadNames;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What an unsigned file would be called, from its content. */
public final class PayloadName {
    /** Cisco's OS79XX.TXT has 15 bytes; the longest load name 64. */
    private static final int IMAGE_NAME_BYTES_MAX = 80;

    private PayloadName() {}

    /**
     * @param head the file's first bytes, {@link EnvelopeReading#HEADER_BYTES_MAX} or all
     * @param bytes the file's length
     */
    public static Optional<String> of(ByteBuffer head, long bytes) {
        if (bytes <= IMAGE_NAME_BYTES_MAX) {
            var text = new byte[head.remaining()];
            head.duplicate().get(text);
            return LoadNames.named(Bytes.of(text).text()).map(it -> "OS79XX.TXT");
        }
        return PayloadImage.isOne(head)
                ? LoadNames.named(PayloadImage.nameIn(head)).map(load -> load.text() + ".bin")
                : Optional.empty();
    }
}
