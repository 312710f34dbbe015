package offhook.tftp;

import offhook.address.Endpoint;
import offhook.tftp.TransferCounts.Kind;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;

/** Turns what a transfer wants to say into datagrams. One header buffer serves them all. */
final class PacketSender {
    /** What an error may say; over 512 bytes no client reads on. */
    private static final int MESSAGE_MAX = 200;

    private final TransferTable.Wire wire;
    private final ByteBuffer header = ByteBuffer.allocate(4);
    private final ByteBuffer nothing = Bytes.EMPTY.buffer();
    private final ErrorRate errorRate = new ErrorRate();
    private final TransferCounts counts;

    PacketSender(TransferTable.Wire wire, TransferCounts counts) {
        this.wire = wire;
        this.counts = counts;
    }

    /** The OACK, or the window from its oldest block that is not acknowledged. */
    void send(ReadTransfer transfer, long nowNanos) {
        long base = transfer.base();
        if (base == 0) {
            wire.send(transfer.ours(), transfer.client(), transfer.optionAck(), nothing);
            transfer.onSent(0, nowNanos);
            return;
        }
        long bytes = 0;
        long end = base + transfer.windowBlocks();
        long number = base;
        while (number < end) {
            ByteBuffer content = transfer.block(number);
            int size = content.remaining();
            boolean isLast = size < transfer.blockBytes();
            header.clear();
            // The low 16 bits: past block 65,535 comes 0, as every client that goes on expects.
            header.putInt(TftpCodec.DATA << 16 | (int) number & 0xffff).flip();
            wire.send(transfer.ours(), transfer.client(), header, content);
            if (isLast) {
                transfer.blockIsLast(number);
                end = number;
            }
            bytes += size;
            number++;
        }
        counts.count(Kind.BLOCKS_SENT, number - base);
        counts.count(Kind.BYTES_SENT, bytes);
        counts.count(Kind.BLOCKS_REPEATED, transfer.onSent(number - 1, nowNanos));
    }

    /** The one block of an empty file. Options are not worth a round trip then (RFC 2347 §1). */
    void sendEmpty(ReadTransfer transfer) {
        header.clear();
        header.putInt(TftpCodec.DATA << 16 | 1).flip();
        wire.send(transfer.ours(), transfer.client(), header, nothing);
        counts.count(Kind.BLOCKS_SENT);
    }

    void error(Endpoint ours, Endpoint client, int code, String message, long nowNanos) {
        if (!errorRate.admits(client.address().value(), nowNanos)) {
            counts.count(Kind.ERRORS_WITHHELD);
            return;
        }
        counts.count(Kind.ERRORS_SENT);
        String said = message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message;
        var error = new TftpInput.Error(code, said);
        wire.send(ours, client, TftpCodec.encode(error).buffer(), nothing);
    }
}
