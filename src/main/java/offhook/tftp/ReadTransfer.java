package offhook.tftp;

import offhook.address.Endpoint;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One read request being served: takes what arrives and the time, says what to do. Blocks are
 * counted without wrapping; block 0 is the OACK.
 *
 * <p>Lives on its table's thread. An ACK allocates nothing.
 */
final class ReadTransfer extends TimerWheel.Entry {
    enum Step {
        WAIT,
        /** The window from {@link #base} on, or the OACK if that is 0. */
        SEND,
        COMPLETE,
        GIVE_UP
    }

    private static final long UNKNOWN = Long.MAX_VALUE;

    private final TftpLimits limits;
    private final Endpoint client;
    private final Endpoint asked;
    private final Endpoint ours;
    private final TftpInput.ReadRequest request;
    private final long startedNanos;

    /** Set once there is something to serve; until then the request waits for its answer. */
    private TransferTable.Answer.Serve served;

    private Blocks blocks;
    private ByteBuffer optionAck;
    private RoundTrip roundTrip;
    private int blockBytes;
    private int windowBlocks;

    /** The oldest block that is not acknowledged. */
    private long base;

    /** Blocks base to next - 1 have been sent. */
    private long next;

    private long lastBlock = UNKNOWN;

    private boolean hasAcknowledged;
    private boolean hasEnded;
    private boolean isSentOnce;
    private boolean mayResendEarly;
    private int unacknowledgedSends;
    private int retransmissions;
    private long sentNanos;
    private long progressNanos;

    /** The transfer of the same client and port that ends when this one is acknowledged. */
    private ReadTransfer predecessor;

    /** The index's chain. */
    ReadTransfer nextInIndex;

    ReadTransfer(
            TftpLimits limits,
            Endpoint client,
            Endpoint asked,
            Endpoint ours,
            TftpInput.ReadRequest request,
            long nowNanos) {
        this.limits = limits;
        this.client = client;
        this.asked = asked;
        this.ours = ours;
        this.request = request;
        this.startedNanos = nowNanos;
    }

    /** The answer has come: what to send is settled. */
    void open(TransferTable.Answer.Serve answer) {
        FileContent content = answer.content();
        boolean isText = Mode.of(request.mode()) == Mode.NETASCII;
        OptionalLong size =
                isText ? NetasciiBlocks.encodedSize(content) : OptionalLong.of(content.sizeBytes());
        Negotiation terms = Negotiation.of(request.options(), limits, size);
        served = answer;
        roundTrip = new RoundTrip(limits.firstTimeout(), terms.timeout());
        blockBytes = terms.blockBytes();
        windowBlocks = terms.windowBlocks();
        blocks =
                isText
                        ? new NetasciiBlocks(content, blockBytes, windowBlocks)
                        : new OctetBlocks(content, blockBytes);
        if (terms.granted().isEmpty()) {
            base = 1;
            next = 1;
        } else {
            optionAck = TftpCodec.encode(new TftpInput.OptionAck(terms.granted())).buffer();
        }
    }

    /** An ACK with the block number as it was on the wire. */
    Step onAck(int number, long nowNanos) {
        // RFC 7440 windows are far smaller than 65,536, so the distance from base is unambiguous.
        int ahead = number - (int) base & 0xffff;
        if (ahead >= next - base) {
            return onStaleAck(ahead, nowNanos);
        }
        if (isSentOnce && ahead == next - base - 1) {
            roundTrip.measured(nowNanos - sentNanos);
        } else if (!isSentOnce) {
            roundTrip.uncertain();
        }
        base += ahead + 1;
        hasAcknowledged = true;
        progressNanos = nowNanos;
        return base > lastBlock ? Step.COMPLETE : Step.SEND;
    }

    /**
     * Late, repeated, or of a block not sent yet. Answering a repeat would double every later
     * packet (RFC 1123 §4.2.3.1), so silence and the timer. In a window a repeat of the last ACK
     * may also say that the window's first block was lost (RFC 7440 §4): believed once, and only
     * when a round trip may have passed, so that a copy made by the network doesn't count; never
     * twice in a row.
     */
    private Step onStaleAck(int ahead, long nowNanos) {
        boolean isRepeatOfLast = ahead == 0xffff && hasAcknowledged;
        if (isRepeatOfLast
                && windowBlocks > 1
                && mayResendEarly
                && nowNanos - sentNanos >= roundTrip.smoothedNanos() / 2) {
            return Step.SEND;
        }
        return Step.WAIT;
    }

    /** The deadline has passed. */
    Step onSilence(long nowNanos) {
        boolean isOver =
                hasAcknowledged
                        ? nowNanos - progressNanos >= limits.silenceMax().toNanos()
                        : unacknowledgedSends >= limits.unacknowledgedSendsMax();
        if (isOver) {
            return Step.GIVE_UP;
        }
        roundTrip.repeated();
        return Step.SEND;
    }

    /** The client asked again, as it had not heard the first answer: may it be repeated? */
    boolean mayRepeatFirst() {
        return !hasAcknowledged && unacknowledgedSends < limits.unacknowledgedSendsMax();
    }

    /**
     * Blocks base to {@code through} have gone out; says how many of them not for the first time.
     */
    int onSent(long through, long nowNanos) {
        isSentOnce = next <= base;
        int repeated = isSentOnce ? 0 : (int) (Math.min(next, through + 1) - base);
        retransmissions += repeated;
        mayResendEarly = isSentOnce;
        next = Math.max(base, through + 1);
        sentNanos = nowNanos;
        if (!hasAcknowledged) {
            unacknowledgedSends++;
        }
        return repeated;
    }

    /** When to call {@link #onSilence}. */
    long deadlineNanos() {
        long repeat = sentNanos + roundTrip.timeoutNanos();
        return hasAcknowledged
                ? Math.min(repeat, progressNanos + limits.silenceMax().toNanos())
                : repeat;
    }

    /** A block that is not full ends the file, also if it is empty. */
    void blockIsLast(long number) {
        lastBlock = number;
    }

    /** Its last block has gone out. */
    boolean isAllSent() {
        return !isWaiting() && next > lastBlock;
    }

    /**
     * A 7940 asks its next file from the same port right behind its last ACK; the two come to
     * different sockets, so the request may be read first. Who asks for another file has the one
     * that was all sent.
     */
    TransferTable.Outcome replacedBy(TftpInput.ReadRequest next) {
        return isAllSent() && !next.file().equals(request.file())
                ? new TransferTable.Outcome.Complete()
                : new TransferTable.Outcome.Replaced();
    }

    long ageNanos(long nowNanos) {
        return nowNanos - startedNanos;
    }

    boolean isWaiting() {
        return served == null;
    }

    void end() {
        hasEnded = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    boolean hasAcknowledged() {
        return hasAcknowledged;
    }

    long base() {
        return base;
    }

    int blockBytes() {
        return blockBytes;
    }

    int windowBlocks() {
        return windowBlocks;
    }

    ByteBuffer optionAck() {
        return optionAck.rewind();
    }

    ByteBuffer block(long number) {
        return blocks.block(number);
    }

    Endpoint client() {
        return client;
    }

    Endpoint asked() {
        return asked;
    }

    Endpoint ours() {
        return ours;
    }

    TftpInput.ReadRequest request() {
        return request;
    }

    ReadTransfer predecessor() {
        return predecessor;
    }

    void succeeds(ReadTransfer old) {
        predecessor = old;
    }

    TransferTable.UnderWay underWay() {
        return new TransferTable.UnderWay(
                client, request.file(), served.note(), sizeBytes(), acknowledgedBytes());
    }

    TransferTable.Transferred ended(TransferTable.Outcome outcome, long nowNanos) {
        return new TransferTable.Transferred(
                client,
                request.file(),
                served.note(),
                sizeBytes(),
                acknowledgedBytes(),
                Duration.ofNanos(nowNanos - startedNanos),
                retransmissions,
                outcome);
    }

    private long sizeBytes() {
        return served.content().sizeBytes();
    }

    /** Of the file; netascii sends a few more than the file has. */
    private long acknowledgedBytes() {
        return base > lastBlock
                ? sizeBytes()
                : Math.min(sizeBytes(), Math.max(0, base - 1) * blockBytes);
    }
}
