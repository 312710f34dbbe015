package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * The UDP sockets of one loop: several datagrams a system call where the system can. Used by the
 * loop's thread alone, but for {@link #wake}.
 */
interface DatagramSockets extends AutoCloseable {
    /** Datagrams taken from a socket before what they caused is sent. */
    int BATCH = 64;

    /** Full batches taken from a socket before the others get their turn. */
    int BATCHES_MAX = 4;

    /** One of our ends. */
    interface End {
        Endpoint endpoint();
    }

    interface Receiver {
        /**
         * The buffer is only valid during the call.
         *
         * @param toAddress as it stood in the packet; 0 if nobody asked for it ({@link
         *     SocketKind#tellsDestination}) or the system does not say
         */
        void onDatagram(
                End ours, int toAddress, int fromAddress, int fromPort, ByteBuffer datagram);

        /** What was said during the batch is to be {@link #flush}ed now. */
        void afterBatch();
    }

    /** Sends from other threads than the loop's; any thread. */
    interface Sender {
        /** Gathers a datagram; it leaves with the next {@link #flush} or before. */
        void send(End from, int toAddress, int toPort, ByteBuffer datagram);

        void flush();

        /** Datagrams that the system would not take, or that came after the end. */
        long refused();
    }

    /** Whether a socket can be tied to an interface. */
    boolean bindsDevices();

    /**
     * @param port 0 takes a free one
     * @param device the interface to be tied to; empty: to none
     * @throws IOException if it cannot be had; the message is the system's reason
     */
    End bind(Ipv4 address, int port, String device) throws IOException;

    /**
     * For TFTP, whose addresses are bound whatever interface they are on.
     *
     * @throws UdpException if it cannot be had
     */
    default End bindTftp(Ipv4 address, int port) {
        try {
            return bind(address, port, "");
        } catch (IOException failure) {
            throw UdpException.refused(
                    address, port, String.valueOf(failure.getMessage()), failure);
        }
    }

    /**
     * Ties it to the interface that has this name now; from any thread.
     *
     * @throws IOException if there is none; the message is the system's reason
     */
    void rebind(End end, String device) throws IOException;

    /** Stays useful until these sockets are closed. */
    Sender sender();

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
    static DatagramSockets best(SocketKind kind) {
        return LinuxCalls.areThere() ? new LinuxSockets(kind) : new PlainSockets(kind);
    }
}
