package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;

import java.nio.ByteBuffer;

/** The station's transfer table on a virtual LAN: the very one that serves real sockets. */
final class VirtualTftp implements TransferTable.Wire {
    /** While transfers run, the table is asked so often whether something is due. */
    private static final long LOOK_NANOS = 20_000_000;

    private static final int PORT_FIRST = 32_768;
    private static final int PORTS = 16_384;

    private final VirtualLan lan;
    private final Endpoint[] ends = new Endpoint[PORTS];
    private final TransferTable table;
    private int nextEnd;
    private long dueAt = Long.MAX_VALUE;

    VirtualTftp(
            VirtualLan lan,
            Ipv4 address,
            TransferTable.Files files,
            TransferTable.Watcher watcher) {
        this.lan = lan;
        for (int i = 0; i < PORTS; i++) {
            ends[i] = new Endpoint(address, PORT_FIRST + i);
        }
        this.table = new TransferTable(TftpLimits.DEFAULT, files, this, watcher);
    }

    long dueAt() {
        return dueAt;
    }

    void onDatagram(Endpoint from, Endpoint to, ByteBuffer datagram, long now) {
        if (to.port() == VirtualPhone.TFTP_PORT) {
            table.onRequest(from, to, datagram, now);
        } else if (to.port() >= PORT_FIRST && to.port() < PORT_FIRST + PORTS) {
            table.onDatagram(from.address().value(), from.port(), to, datagram, now);
        }
        lookAgain(now);
    }

    void decide(Endpoint client, Endpoint ours, TransferTable.Answer answer, long now) {
        table.onDecided(client, ours, answer, now);
        lookAgain(now);
    }

    void onTime(long now) {
        if (now >= dueAt) {
            table.onTime(now);
            dueAt = Long.MAX_VALUE;
            lookAgain(now);
        }
    }

    private void lookAgain(long now) {
        if (dueAt == Long.MAX_VALUE && table.size() > 0) {
            dueAt = now + LOOK_NANOS;
        }
    }

    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
        nextEnd = (nextEnd + 1) % PORTS;
        return ends[nextEnd];
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        int headerBytes = header.remaining();
        int payloadBytes = payload == null ? 0 : payload.remaining();
        var datagram = new byte[headerBytes + payloadBytes];
        header.get(header.position(), datagram, 0, headerBytes);
        if (payloadBytes > 0) {
            payload.get(payload.position(), datagram, headerBytes, payloadBytes);
        }
        lan.sendFromStation(from, to, datagram);
    }
}
