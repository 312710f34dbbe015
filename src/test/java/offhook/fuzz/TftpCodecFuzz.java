package offhook.fuzz;

import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;

import java.nio.ByteBuffer;

/** Any bytes as a TFTP datagram: a value comes out, and what is written of it is read as it. */
public final class TftpCodecFuzz {
    private TftpCodecFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        ByteBuffer datagram = ByteBuffer.wrap(input);
        TftpInput read = TftpCodec.decode(datagram);
        if (datagram.position() != 0 || datagram.limit() != input.length) {
            throw new IllegalStateException("the buffer was moved: " + datagram);
        }
        boolean isTooLong = input.length > 65_468;
        if (read instanceof TftpInput.Packet packet && !isTooLong) {
            TftpInput again = TftpCodec.decode(TftpCodec.encode(packet).buffer());
            if (!again.equals(read)) {
                throw new IllegalStateException(read + " was written and read as " + again);
            }
        }
    }
}
