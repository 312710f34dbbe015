package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * The UDP sockets of one loop: several datagrams a system call where the system can. Used by the
 * loop's thread alone, but for {@link #wake}.
 */
interface DatagramSockets extends AutoCloseable {
    /** More than any request (512, RFC 2347) or ACK; what is longer is cut and fails to decode. */
    int DATAGRAM_BYTES_MAX = 1024;

    /** Datagrams taken from a socket before what they caused is sent. */
    int BATCH = 64;

    /** Full batches taken from a socket before the others get their turn. */
    int BATCHES_MAX = 4;

    /**
     * A boot storm of 1,000 requests, each charged 768 bytes and more by Linux, overflows the usual
     * 208 KiB; so do the ACKs of thousands.
     */
    int BUFFER_BYTES = 4 << 20;

    /** One of our ends. */
    interface End {
        Endpoint endpoint();
    }

    interface Receiver {
        /** The buffer is only valid during the call. */
        void onDatagram(End ours, int fromAddress, int fromPort, ByteBuffer datagram);

        /** What was said during the batch is to be {@link #flush}ed now. */
        void afterBatch();
    }

    /**
     * @param port 0 takes a free one
     * @throws UdpException if it cannot be had
     */
    End bind(Ipv4 address, int port);

    /**
     * Waits for datagrams, for {@link #wake}, or until the time is over, and hands over what came.
     *
     * @param mustNotWait looked at after others can see that a wake is needed
     */
    void await(long nanosMax, BooleanSupplier mustNotWait, Receiver receiver);

    /** Ends a wait; from any thread. */
    void wake();

    /** Gathers a datagram; it leaves with the next {@link #flush} or before. */
    void send(End from, int toAddress, int toPort, ByteBuffer header, ByteBuffer payload);

    void flush();

    /** Datagrams that the system would not take. */
    long refusedSends();

    @Override
    void close();

    /** The best that this system has. */
    static DatagramSockets best() {
        return LinuxCalls.areThere() ? new LinuxSockets() : new PlainSockets();
    }
}
