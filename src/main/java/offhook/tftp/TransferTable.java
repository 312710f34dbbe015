package offhook.tftp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TransferCounts.Kind;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

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
         * Repeats of the request meanwhile are absorbed; after three seconds it is forgotten.
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

    /** Is told what happened, for the story and the counters; on the loop's thread. */
    public interface Watcher {
        /** A request was served or refused; {@code blockBytes} is 0 if refused. */
        void onAsked(Endpoint client, TftpInput.ReadRequest request, Answer answer, int blockBytes);

        void onEnded(Transferred transfer);

        /** What is part of no transfer: bad bytes, a stranger, a write, an ignored request. */
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

    /** A transfer that has not ended. */
    public record UnderWay(
            Endpoint client, String file, Object note, long sizeBytes, long acknowledgedBytes) {}

    /** A 7940 asks again after 4 s (firmware.md §4.3): then it shall find its request forgotten. */
    private static final long DECISION_NANOS_MAX = Duration.ofSeconds(3).toNanos();

    /** A wire that hands out an end in use is asked again so often for another one. */
    private static final int DATA_ENDS_TRIED = 4;

    private final TftpLimits limits;
    private final Files files;
    private final Watcher watcher;
    private final Wire wire;
    private final PacketSender sender;
    private final TransferIndex index = new TransferIndex();
    private final TimerWheel<ReadTransfer> wheel = new TimerWheel<>(ReadTransfer.class);
    private final Admission admission;
    private final TransferCounts counts = new TransferCounts();
    private final Strangers strangers;

    public TransferTable(TftpLimits limits, Files files, Wire wire, Watcher watcher) {
        this.limits = limits;
        this.files = files;
        this.wire = wire;
        this.watcher = watcher;
        this.admission = new Admission(limits, counts);
        this.sender = new PacketSender(wire, counts);
        this.strangers = new Strangers(sender, watcher, counts);
    }

    /**
     * A datagram that arrived at the well-known port. Where that port is also the data end, it may
     * belong to a transfer.
     */
    public void onRequest(Endpoint client, Endpoint asked, ByteBuffer datagram, long nowNanos) {
        int opcode = TftpCodec.opcode(datagram);
        if (opcode != TftpCodec.READ_REQUEST && opcode != TftpCodec.WRITE_REQUEST) {
            if (index.find(client.address().value(), client.port(), asked) == null) {
                counts.count(Kind.STRANGERS);
                watcher.onOddity(client, "no request: " + TftpCodec.decode(datagram));
            } else {
                onDatagram(client, asked, datagram, nowNanos);
            }
            return;
        }
        switch (TftpCodec.decode(datagram)) {
            case TftpInput.ReadRequest request -> onRead(client, asked, request, nowNanos);
            case TftpInput.WriteRequest request -> {
                counts.count(Kind.WRITES_REFUSED);
                refuse(
                        client,
                        asked,
                        TftpInput.Error.ACCESS_VIOLATION,
                        "This server is read only",
                        nowNanos);
                watcher.onOddity(client, "wants to write " + request.file() + ": refused");
            }
            case TftpInput.Unreadable(var why) -> {
                counts.count(Kind.UNREADABLE);
                refuse(client, asked, TftpInput.Error.ILLEGAL_OPERATION, why.toString(), nowNanos);
                watcher.onOddity(client, "unreadable request: " + why);
            }
            case TftpInput.Data _, TftpInput.Ack _, TftpInput.Error _, TftpInput.OptionAck _ ->
                    throw new IllegalStateException("opcode " + opcode + " read as another");
        }
    }

    /** A datagram that arrived at one of our data ends. */
    public void onDatagram(Endpoint client, Endpoint ours, ByteBuffer datagram, long nowNanos) {
        onDatagram(client.address().value(), client.port(), ours, datagram, nowNanos);
    }

    /** The same without objects for the client's end. */
    public void onDatagram(
            int clientAddress, int clientPort, Endpoint ours, ByteBuffer datagram, long nowNanos) {
        if (datagram.remaining() >= 4 && TftpCodec.opcode(datagram) == TftpCodec.ACK) {
            onAck(clientAddress, clientPort, ours, TftpCodec.u16(datagram, 2), nowNanos);
            return;
        }
        ReadTransfer transfer = index.find(clientAddress, clientPort, ours);
        if (transfer == null || transfer.isWaiting()) {
            var client = new Endpoint(new Ipv4(clientAddress), clientPort);
            strangers.on(client, ours, TftpCodec.decode(datagram), nowNanos);
        } else {
            onOther(transfer, TftpCodec.decode(datagram), nowNanos);
        }
    }

    /**
     * An ACK at one of our data ends: what the loop spends its time on, so it allocates nothing.
     */
    public void onAck(int clientAddress, int clientPort, Endpoint ours, int block, long nowNanos) {
        ReadTransfer transfer = index.find(clientAddress, clientPort, ours);
        if (transfer == null || transfer.isWaiting()) {
            var client = new Endpoint(new Ipv4(clientAddress), clientPort);
            strangers.on(client, ours, new TftpInput.Ack(block), nowNanos);
            return;
        }
        boolean isFirst = !transfer.hasAcknowledged();
        take(transfer, transfer.onAck(block, nowNanos), nowNanos);
        if (isFirst && transfer.hasAcknowledged()) {
            endPredecessor(transfer, nowNanos);
        }
    }

    /** The answer to a request that was put off; ignored if it is no longer waiting. */
    public void onDecided(Endpoint client, Endpoint ours, Answer answer, long nowNanos) {
        ReadTransfer transfer = index.find(client.address().value(), client.port(), ours);
        if (transfer != null && transfer.isWaiting()) {
            answer(transfer, answer, nowNanos);
        }
    }

    /** Does what has become due; says how many nanoseconds until something may be due again. */
    public long onTime(long nowNanos) {
        wheel.advance(nowNanos, transfer -> onDeadline(transfer, nowNanos));
        return wheel.untilNext(nowNanos);
    }

    /** Requests that wait and transfers under way. */
    public int size() {
        return index.size();
    }

    /** A copy; on the loop's thread. */
    public TransferCounts counts() {
        return counts.copy();
    }

    /** For progress, on the loop's thread; the visitor must not call the table. */
    public void forEachUnderWay(Consumer<UnderWay> visitor) {
        index.forEach(
                transfer -> {
                    if (!transfer.isWaiting()) {
                        visitor.accept(transfer.underWay());
                    }
                });
    }

    private void onRead(
            Endpoint client, Endpoint asked, TftpInput.ReadRequest request, long nowNanos) {
        counts.count(Kind.REQUESTS);
        if (Mode.of(request.mode()) == Mode.UNKNOWN) {
            counts.count(Kind.REFUSED);
            String problem = "mode " + request.mode() + ": expected octet or netascii";
            refuse(client, asked, TftpInput.Error.ILLEGAL_OPERATION, problem, nowNanos);
            watcher.onOddity(client, problem);
            return;
        }
        ReadTransfer unheard = index.asked(client, asked, false);
        if (unheard != null && unheard.request().equals(request)) {
            counts.count(Kind.REQUESTS_REPEATED);
            repeatFirst(unheard, nowNanos);
            return;
        }
        if (unheard != null) {
            end(unheard, unheard.replacedBy(request), nowNanos);
        }
        admission
                .leftAlone(client.address(), nowNanos)
                .ifPresent(old -> take(old, ReadTransfer.Step.GIVE_UP, nowNanos));
        if (!admission.hasRoom(client.address())) {
            // Silence: the phone asks again in 4 s; an error would stop its loader.
            watcher.onOddity(client, "too many transfers: left unanswered " + request.file());
            return;
        }
        Endpoint ours = freeEnd(client, asked, nowNanos);
        var transfer = new ReadTransfer(limits, client, asked, ours, request, nowNanos);
        // A 7940 begins anew from the same port (firmware.md §4.3). But this may be a late copy of
        // the request that began the other one: that goes on until this one is acknowledged.
        transfer.succeeds(index.asked(client, asked, true));
        index.add(transfer);
        admission.begun(transfer);
        answer(transfer, files.answer(client, asked, ours, request), nowNanos);
    }

    private void repeatFirst(ReadTransfer transfer, long nowNanos) {
        if (!transfer.isWaiting() && transfer.mayRepeatFirst()) {
            take(transfer, ReadTransfer.Step.SEND, nowNanos);
        }
    }

    /** Our end of a new transfer; if the wire has only ends in use, the transfer there is over. */
    private Endpoint freeEnd(Endpoint client, Endpoint asked, long nowNanos) {
        int address = client.address().value();
        Endpoint ours = wire.dataEnd(client, asked);
        for (int tried = 1; tried < DATA_ENDS_TRIED; tried++) {
            if (index.find(address, client.port(), ours) == null) {
                return ours;
            }
            ours = wire.dataEnd(client, asked);
        }
        ReadTransfer inTheWay = index.find(address, client.port(), ours);
        if (inTheWay != null) {
            end(inTheWay, new Outcome.Replaced(), nowNanos);
        }
        return ours;
    }

    private void answer(ReadTransfer transfer, Answer answer, long nowNanos) {
        switch (answer) {
            case Answer.Serve serve -> {
                counts.count(Kind.SERVED);
                transfer.open(serve);
                watcher.onAsked(
                        transfer.client(), transfer.request(), answer, transfer.blockBytes());
                if (serve.content().sizeBytes() == 0) {
                    // Holds no place (hostile-inputs.md 14): if it is lost, the client asks again.
                    sender.sendEmpty(transfer);
                    end(transfer, new Outcome.Complete(), nowNanos);
                } else {
                    take(transfer, ReadTransfer.Step.SEND, nowNanos);
                }
            }
            case Answer.Refuse(int code, String message, Object _) -> {
                boolean isAbsent = code == TftpInput.Error.FILE_NOT_FOUND;
                counts.count(isAbsent ? Kind.NOT_FOUND : Kind.REFUSED);
                drop(transfer);
                sender.error(transfer.ours(), transfer.client(), code, message, nowNanos);
                watcher.onAsked(transfer.client(), transfer.request(), answer, 0);
            }
            case Answer.Later() ->
                    wheel.schedule(transfer, nowNanos + DECISION_NANOS_MAX, nowNanos);
            case Answer.Ignore(String why) -> {
                counts.count(Kind.IGNORED);
                drop(transfer);
                watcher.onOddity(transfer.client(), why);
            }
        }
    }

    private void onDeadline(ReadTransfer transfer, long nowNanos) {
        if (transfer.isWaiting()) {
            counts.count(Kind.UNDECIDED);
            drop(transfer);
            watcher.onOddity(
                    transfer.client(), "no decision in time for " + transfer.request().file());
        } else {
            take(transfer, transfer.onSilence(nowNanos), nowNanos);
        }
    }

    private void take(ReadTransfer transfer, ReadTransfer.Step step, long nowNanos) {
        switch (step) {
            case WAIT -> {
                // The timer goes on as it was.
            }
            case SEND -> {
                sender.send(transfer, nowNanos);
                wheel.schedule(transfer, transfer.deadlineNanos(), nowNanos);
            }
            case COMPLETE -> end(transfer, new Outcome.Complete(), nowNanos);
            case GIVE_UP -> end(transfer, new Outcome.GivenUp(transfer.base()), nowNanos);
        }
    }

    private void endPredecessor(ReadTransfer transfer, long nowNanos) {
        ReadTransfer old = transfer.predecessor();
        transfer.succeeds(null);
        if (old != null && !old.hasEnded()) {
            end(old, old.replacedBy(transfer.request()), nowNanos);
        }
    }

    private void onOther(ReadTransfer transfer, TftpInput input, long nowNanos) {
        switch (input) {
            case TftpInput.Error(int code, String message) ->
                    end(transfer, new Outcome.RefusedByClient(code, message), nowNanos);
            // Not what a reader sends. The next ACK or the timer says more than an error would.
            case TftpInput.ReadRequest _,
                    TftpInput.WriteRequest _,
                    TftpInput.Data _,
                    TftpInput.OptionAck _ ->
                    watcher.onOddity(
                            transfer.client(),
                            "not part of a read of " + transfer.request().file());
            case TftpInput.Unreadable(var why) -> {
                counts.count(Kind.UNREADABLE);
                watcher.onOddity(transfer.client(), "unreadable: " + why);
            }
            case TftpInput.Ack _ -> throw new IllegalStateException("an ACK was not seen as one");
        }
    }

    private void refuse(Endpoint client, Endpoint asked, int code, String message, long nowNanos) {
        sender.error(wire.dataEnd(client, asked), client, code, message, nowNanos);
    }

    private void end(ReadTransfer transfer, Outcome outcome, long nowNanos) {
        drop(transfer);
        if (!transfer.isWaiting()) {
            counts.count(outcome);
            strangers.remember(transfer.client(), transfer.ours());
            watcher.onEnded(transfer.ended(outcome, nowNanos));
        }
    }

    private void drop(ReadTransfer transfer) {
        wheel.cancel(transfer);
        index.remove(transfer);
        admission.ended(transfer);
        transfer.end();
    }
}
