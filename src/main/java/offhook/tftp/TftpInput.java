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
     * @param mode as sent, in any case: {@code octet}, {@code netascii}, {@code mail}
     * @param options in the order sent; a stray empty name (real 7960s send one) is left out
     */
    record ReadRequest(String file, String mode, List<Option> options) implements Packet {
        public ReadRequest {
            options = List.copyOf(options);
        }
    }

    record WriteRequest(String file, String mode) implements Packet {}

    record Data(int block, Bytes content) implements Packet {}

    record Ack(int block) implements Packet {}

    record Error(int code, String message) implements Packet {}

    record OptionAck(List<Option> options) implements Packet {
        public OptionAck {
            options = List.copyOf(options);
        }
    }

    record Unreadable(Malformation why) implements TftpInput {}

    /** One option of RFC 2347, as sent. */
    record Option(String name, String value) {}
}
