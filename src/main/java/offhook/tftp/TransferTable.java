package offhook.tftp;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * All transfers of one event loop, keyed by (client address, client port, our port).
 *
 * <p>Not thread-safe: one loop feeds it, and its callbacks run on that loop. Times are nanoseconds
 * of any monotonic clock.
 */
public final class TransferTable {
    /** Says what a read request gets. Called once a request; must not block. */
    public interface Files {
        /**
         * @param ours our end of the transfer; with the client it names the request
         */
        Answer answer(
                Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request);
    }

    public sealed interface Answer {
        /**
         * @param note handed back to the watcher with the outcome; the table doesn't look at it
         */
        record Serve(FileContent content, Object note) implements Answer {}

        /**
         * @param code of RFC 1350; 1 is "File not found", the only one that a 7940's loader
         *     survives
         */
        record Refuse(int code, String message, Object note) implements Answer {}

        /**
         * Decided on another thread: {@link TransferTable#onDecided} is called on this loop soon.
         * Repeats of the request meanwhile are absorbed; after the first timeout it is forgotten.
         */
        record Later() implements Answer {}

        /** No answer at all: the client may not ask here. */
        record Ignore(String why) implements Answer {}
    }

    /** Sends datagrams. The buffers are only valid during the call. */
    public interface Wire {
        /**
         * Our end of a new transfer with this client: an address and port whose datagrams come back
         * to {@link #onDatagram}.
         */
        Endpoint dataEnd(Endpoint client, Endpoint asked);

        /** One datagram made of the header and, if there is one, the payload behind it. */
        void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload);
    }

    /** Is told what happened, for the story and the counters. */
    public interface Watcher {
        /** A request was answered; {@code blockBytes} is 0 if refused. */
        void onAsked(Endpoint client, TftpInput.ReadRequest request, Answer answer, int blockBytes);

        void onEnded(Transferred transfer);

        /** Something that is not part of any transfer: bad bytes, a stranger, a write request. */
        void onOddity(Endpoint client, String what);
    }

    /** How a transfer went. */
    public record Transferred(
            Endpoint client,
            String file,
            Object note,
            long sizeBytes,
            long acknowledgedBytes,
            Duration took,
            int retransmissions,
            Outcome outcome) {}

    public sealed interface Outcome {
        record Complete() implements Outcome {}

        /** Silence. */
        record GivenUp(long block) implements Outcome {}

        record RefusedByClient(int code, String message) implements Outcome {}

        /** The same client asked again from the same port. */
        record Replaced() implements Outcome {}
    }

    public TransferTable(TftpLimits limits, Files files, Wire wire, Watcher watcher) {
        throw new UnsupportedOperationException(limits + " " + files + " " + wire + " " + watcher);
    }

    /** A datagram that arrived at the well-known port. */
    public void onRequest(Endpoint client, Endpoint asked, ByteBuffer datagram, long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** A datagram that arrived at one of our data ends. */
    public void onDatagram(Endpoint client, Endpoint ours, ByteBuffer datagram, long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** The answer to a request that was put off; ignored if it is no longer waiting. */
    public void onDecided(Endpoint client, Endpoint ours, Answer answer, long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** Does what has become due; says how many nanoseconds until something may be due again. */
    public long onTime(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** Bytes acknowledged so far of each transfer under way; for progress, on the loop's thread. */
    public void forEachUnderWay(java.util.function.BiConsumer<Endpoint, Transferred> visitor) {
        throw new UnsupportedOperationException();
    }
}
