package offhook.tftp;

import offhook.wire.Bytes;
import offhook.wire.Malformation;

import java.util.List;

/**
 * What a datagram to a TFTP port turned out to be. Kept as sent: order, case, repeats of options.
 */
public sealed interface TftpInput {
    sealed interface Packet extends TftpInput {}

    /**
     * @param file as sent, in ISO 8859-1; may be empty
     * @param mode as sent, in any case: {@code octet}, {@code netascii}, {@code mail}
     * @param options in the order sent; a stray empty name (real 79xx send one) is left out
     */
    record ReadRequest(String file, String mode, List<Option> options) implements Packet {
        public ReadRequest {
            options = List.copyOf(options);
        }
    }

    record WriteRequest(String file, String mode) implements Packet {}

    record Data(int block, Bytes content) implements Packet {}

    record Ack(int block) implements Packet {}

    /** Codes as in RFC 1350 §5 and RFC 2347. */
    record Error(int code, String message) implements Packet {
        public static final int NOT_DEFINED = 0;
        public static final int FILE_NOT_FOUND = 1;
        public static final int ACCESS_VIOLATION = 2;
        public static final int ILLEGAL_OPERATION = 4;
        public static final int UNKNOWN_TRANSFER = 5;
        public static final int OPTION_REFUSED = 8;
    }

    record OptionAck(List<Option> options) implements Packet {
        public OptionAck {
            options = List.copyOf(options);
        }
    }

    record Unreadable(Malformation why) implements TftpInput {}

    /** One option of RFC 2347, as sent. */
    record Option(String name, String value) {}
}
