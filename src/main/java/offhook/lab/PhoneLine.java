package offhook.lab;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;

/** What a virtual phone is plugged into. Called on the thread that feeds the phone. */
interface PhoneLine {
    /** From the phone's address, 0.0.0.0 before it has one. The buffer is only valid here. */
    void send(VirtualPhone phone, int fromPort, Endpoint to, ByteBuffer datagram);

    /** The phone took or dropped an address; {@link VirtualPhone#address} is the new one. */
    void readdressed(VirtualPhone phone);

    /** The phone listens no longer at this port. */
    void closed(VirtualPhone phone, int port);

    /** What a person would see on its screen, or read in its console. */
    void said(VirtualPhone phone, String what);
}
