package offhook.capture;

import offhook.address.Endpoint;
import offhook.wire.Bytes;

import java.time.Instant;

/**
 * A UDP datagram as one of our sockets saw it; or, over TCP, a message as our server read or wrote
 * it.
 *
 * @param payload the first bytes of it
 * @param payloadBytes how many there were
 * @param isFromPhone else it is our answer
 * @param isTcp by TCP
 */
public record CapturedDatagram(
        Instant at,
        Endpoint from,
        Endpoint to,
        Bytes payload,
        int payloadBytes,
        boolean isFromPhone,
        boolean isTcp) {
    public CapturedDatagram {
        if (payloadBytes < payload.size()) {
            throw new IllegalArgumentException(
                    "payload: kept %d bytes of %d".formatted(payload.size(), payloadBytes));
        }
    }

    /** By UDP. */
    public CapturedDatagram(
            Instant at,
            Endpoint from,
            Endpoint to,
            Bytes payload,
            int payloadBytes,
            boolean isFromPhone) {
        this(at, from, to, payload, payloadBytes, isFromPhone, false);
    }
}
