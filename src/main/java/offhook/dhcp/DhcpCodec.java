package offhook.dhcp;

import offhook.wire.Bytes;

import java.nio.ByteBuffer;

/**
 * Bytes to messages and back. Total: no input throws. Replies are at least 300 bytes (RFC 1542
 * §2.1).
 */
public final class DhcpCodec {
    private DhcpCodec() {}

    public static DhcpInput decode(ByteBuffer datagram) {
        throw new UnsupportedOperationException();
    }

    public static Bytes encode(DhcpMessage message) {
        throw new UnsupportedOperationException();
    }
}
