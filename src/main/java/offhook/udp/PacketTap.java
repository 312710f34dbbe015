package offhook.udp;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;

/**
 * Sees the datagrams that tell a phone's story: every DHCP message; of TFTP the requests, option
 * acknowledgements, first and last blocks, what is repeated, errors, and the acknowledgement that
 * ends a transfer. Never the middle of a file.
 *
 * <p>Called on the net loops and the desk's thread; must not block. Buffers are valid only during
 * the call and are not to be moved.
 */
public interface PacketTap {
    void dhcp(Endpoint from, Endpoint to, ByteBuffer datagram, boolean isFromClient);

    /**
     * @param rest behind {@code head} in the same datagram
     */
    void tftp(
            Endpoint client, Endpoint ours, ByteBuffer head, ByteBuffer rest, boolean isFromClient);
}
