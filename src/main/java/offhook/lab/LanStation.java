package offhook.lab;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;

/** The server's side of a virtual LAN. */
interface LanStation {
    /**
     * @param from 0.0.0.0:68 for a phone that has no address yet
     */
    void onDatagram(Endpoint from, Endpoint to, ByteBuffer datagram, long nowNanos);

    void onTime(long nowNanos);

    /** The next moment at which {@link #onTime} has something to do. */
    long dueAt();
}
