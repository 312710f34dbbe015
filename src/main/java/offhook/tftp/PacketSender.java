package offhook.tftp;

import offhook.address.Endpoint;
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

    PacketSender(TransferTable.Wire wire) {
        this.wire = wire;
    }

    /** The OACK, or the window from its oldest block that is not acknowledged. */
    void send(ReadTransfer transfer, long nowNanos) {
        long base = transfer.base();
        if (base == 0) {
            wire.send(transfer.ours(), transfer.client(), transfer.optionAck(), nothing);
            transfer.onSent(0, nowNanos);
            return;
        }
        long end = base + transfer.windowBlocks();
        long number = base;
        while (number < end) {
            ByteBuffer content = transfer.block(number);
            boolean isLast = content.remaining() < transfer.blockBytes();
            header.clear();
            // The low 16 bits: past block 65,535 comes 0, as every client that goes on expects.
            header.putInt(TftpCodec.DATA << 16 | (int) number & 0xffff).flip();
            wire.send(transfer.ours(), transfer.client(), header, content);
            if (isLast) {
                transfer.blockIsLast(number);
                end = number;
            }
            number++;
        }
        transfer.onSent(number - 1, nowNanos);
    }

    void error(Endpoint ours, Endpoint client, int code, String message, long nowNanos) {
        if (!errorRate.admits(client.address().value(), nowNanos)) {
            return;
        }
        String said = message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) : message;
        var error = new TftpInput.Error(code, said);
        wire.send(ours, client, TftpCodec.encode(error).buffer(), nothing);
    }
}
