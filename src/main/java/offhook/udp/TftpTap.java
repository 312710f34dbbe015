package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpInput;
import offhook.tftp.TransferTable;

import java.nio.ByteBuffer;

/** Picks from one loop's datagrams those that tell a phone's story. On the loop's thread. */
final class TftpTap implements TransferTable.Watcher {
    /** RFC 1350 opcode. */
    private static final int DATA = 3;

    /** No phone asks for larger blocks, so a shorter one is a file's last (RFC 1350 §2). */
    private static final int BLOCK_BYTES = 512;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PacketTap onlooker;
    private final TransferTable.Watcher watcher;

    /** The datagram in hand ended a transfer. */
    private boolean hasEnded;

    /** What is sent now is sent because nothing came: a repetition. */
    private boolean isTimeUp;

    /**
     * @param watcher is told what this one is told
     */
    TftpTap(PacketTap onlooker, TransferTable.Watcher watcher) {
        this.onlooker = onlooker;
        this.watcher = watcher;
    }

    void requested(Endpoint client, Endpoint asked, ByteBuffer datagram) {
        onlooker.tftp(client, asked, datagram, NOTHING, true);
    }

    void timeIsUp(boolean isUp) {
        isTimeUp = isUp;
    }

    /** Anything but the middle of a file. */
    void sent(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        int at = header.position();
        if (payload.remaining() < BLOCK_BYTES
                || isTimeUp
                || header.getShort(at) != DATA
                || header.getShort(at + 2) == 1) {
            onlooker.tftp(to, from, header, payload, false);
        }
    }

    void beforeReceived() {
        hasEnded = false;
    }

    void received(int address, int port, Endpoint ours, ByteBuffer datagram, boolean isAck) {
        if (hasEnded || !isAck) {
            onlooker.tftp(new Endpoint(new Ipv4(address), port), ours, datagram, NOTHING, true);
        }
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {
        watcher.onAsked(client, request, answer, blockBytes);
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        hasEnded = true;
        watcher.onEnded(transfer);
    }

    @Override
    public void onOddity(Endpoint client, String what) {
        watcher.onOddity(client, what);
    }
}
