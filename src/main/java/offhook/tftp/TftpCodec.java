package offhook.tftp;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;

/** Bytes to packets and back. Total: no input throws. */
public final class TftpCodec {
    private TftpCodec() {}

    public static TftpInput decode(ByteBuffer datagram) {
        throw new UnsupportedOperationException();
    }

    public static Bytes encode(TftpInput.Packet packet) {
        throw new UnsupportedOperationException();
    }
}
