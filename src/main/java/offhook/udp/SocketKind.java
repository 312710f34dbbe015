package offhook.udp;

import offhook.dhcp.DhcpCodec;

/**
 * What a service needs of its sockets.
 *
 * @param service for sentences
 * @param datagramBytesMax what is longer is cut
 * @param bufferBytes asked of the system in each direction; it may grant less
 * @param tellsDestination whether the address that a datagram was sent to is asked for
 * @param mayBroadcast whether 255.255.255.255 may be sent to
 * @param maySegment whether several datagrams to one peer may leave as one that the system cuts: a
 *     listener on the same machine that reads frames, as DHCP clients and relays do, would see them
 *     uncut
 */
record SocketKind(
        String service,
        int datagramBytesMax,
        int bufferBytes,
        boolean tellsDestination,
        boolean mayBroadcast,
        boolean maySegment) {
    /**
     * 1,024 bytes are more than any request (512, RFC 2347) or ACK; what is cut fails to decode. A
     * boot storm of 1,000 requests, each charged 768 bytes and more by Linux, overflows the usual
     * 208 KiB; so do the ACKs of thousands.
     */
    static final SocketKind TFTP = new SocketKind("TFTP", 1024, 4 << 20, false, false, true);

    /**
     * One byte more than the codec takes, so that a cut one is seen to be too long. 10,000 phones
     * ask after a power cut, each charged about 1 KiB.
     */
    static final SocketKind DHCP =
            new SocketKind("DHCP", DhcpCodec.DATAGRAM_BYTES_MAX + 1, 16 << 20, true, true, false);
}
