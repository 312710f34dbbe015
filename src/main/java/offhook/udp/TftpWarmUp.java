package offhook.udp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up clients that fetch files from a server of this process, so that the code that serves is
 * compiled before the first phone asks: cold it sends at a third of the rate.
 */
public final class TftpWarmUp implements DatagramSockets.Receiver {
    /** At the same time: whole batches, as in a storm; with fewer the first phones met new code. */
    private static final int CLIENTS = 100;

    private static final long ALONE_NANOS = Duration.ofMillis(300).toNanos();

    /** A datagram lost on loopback: the client begins anew. */
    private static final long PATIENCE_NANOS = Duration.ofMillis(50).toNanos();

    /** What real clients do now and then is done here, too: code never seen is compiled later. */
    private static final int WITH_WINDOW_EVERY = 8;

    private static final int WINDOW = 4;
    private static final int SILENT_EVERY = 16;
    private static final int SILENT_AT_BLOCK = 20;
    private static final int TWICE_EVERY = 50;

    /** Half of what a phone asks for in a start is not there. */
    private static final int IN_VAIN_EVERY = 10;

    /** Late ACKs, more than the server reads at once: with full batches it goes round again. */
    private static final int BURST = 3 * DatagramSockets.BATCH;

    private static final int BURST_AT_BLOCK = 40;
    private static final int BURST_EVERY = 4;

    /** Somebody looks at the counters now and then. */
    private static final int QUESTION_EVERY = 64;

    private static final int HEADER_BYTES = 4;
    private static final int BLOCK_BYTES = 512;
    private static final int DATA = 3;
    private static final int ACK = 4;
    private static final int ERROR = 5;
    private static final int OPTION_ACK = 6;

    private final DatagramSockets sockets = DatagramSockets.best(SocketKind.TFTP);
    private final Endpoint server;
    private final List<String> files;
    private final String absent;
    private final Map<DatagramSockets.End, Client> clients = new HashMap<>();
    private final ByteBuffer ack = ByteBuffer.allocate(HEADER_BYTES);
    private final ByteBuffer nothing = ByteBuffer.allocate(0);
    private final Runnable question;
    private int blocks;
    private boolean isLastAlone;

    private static final class Client {
        private final int number;
        private int turn;
        private boolean isSilent;

        Client(int number) {
            this.number = number;
        }

        boolean asksInVain() {
            return number % IN_VAIN_EVERY == 3;
        }

        boolean hasWindow() {
            return number % WITH_WINDOW_EVERY == 1;
        }
    }

    private TftpWarmUp(Endpoint server, List<String> files, String absent, Runnable question) {
        this.server = server;
        this.question = question;
        this.files = List.copyOf(files);
        this.absent = absent;
    }

    /**
     * Blocks until so many blocks and refusals have come or the time is over.
     *
     * @param files all of them there and longer than a block
     * @param absent a name that is refused
     * @param question asked of the server now and then, as by somebody who looks on
     * @return how many came
     */
    public static int run(
            Endpoint server,
            List<String> files,
            String absent,
            int blocksWanted,
            Duration atMost,
            Runnable question) {
        var all = new TftpWarmUp(server, files, absent, question);
        try {
            return all.run(blocksWanted, System.nanoTime() + atMost.toNanos());
        } finally {
            all.sockets.close();
        }
    }

    private int run(int blocksWanted, long deadline) {
        for (int i = 0; i < CLIENTS; i++) {
            clients.put(bind(i), new Client(i));
        }
        fetch(blocksWanted, deadline - ALONE_NANOS);
        // One alone at last: between two of its files the server has no transfer at all.
        isLastAlone = true;
        fetch(Integer.MAX_VALUE, System.nanoTime() + ALONE_NANOS);
        return blocks;
    }

    private void fetch(int blocksWanted, long deadline) {
        int before = -1;
        int rounds = 0;
        while (blocks < blocksWanted && System.nanoTime() < deadline) {
            if (blocks == before) {
                clients.forEach(this::askAgain);
                sockets.flush();
            }
            before = blocks;
            sockets.await(PATIENCE_NANOS, () -> false, this);
            if (++rounds % QUESTION_EVERY == 0) {
                question.run();
            }
        }
    }

    /** Each at an address of its own, where the system has more than one on loopback. */
    private DatagramSockets.End bind(int client) {
        try {
            return sockets.bindTftp(new Ipv4(Ipv4.LOOPBACK.value() + 1 + client), 0);
        } catch (UdpException onlyOne) {
            return sockets.bindTftp(Ipv4.LOOPBACK, 0);
        }
    }

    private void askAgain(DatagramSockets.End end, Client client) {
        if (!isLastAlone || client.number == 0) {
            ask(end, client);
        }
    }

    private void ask(DatagramSockets.End end, Client client) {
        client.turn++;
        client.isSilent = client.number % SILENT_EVERY == 2;
        List<TftpInput.Option> options =
                client.hasWindow()
                        ? List.of(new TftpInput.Option("windowsize", String.valueOf(WINDOW)))
                        : List.of();
        String file =
                client.asksInVain()
                        ? absent
                        : files.get((client.number + client.turn) % files.size());
        var request = new TftpInput.ReadRequest(file, "octet", options);
        sockets.send(
                end,
                server.address().value(),
                server.port(),
                TftpCodec.encode(request).buffer(),
                nothing);
    }

    @Override
    public void onDatagram(
            DatagramSockets.End ours,
            int toAddress,
            int fromAddress,
            int fromPort,
            ByteBuffer datagram) {
        int at = datagram.position();
        Client client = clients.get(ours);
        if (datagram.remaining() < HEADER_BYTES) {
            return;
        }
        int opcode = datagram.getShort(at);
        int block = opcode == OPTION_ACK ? 0 : datagram.getShort(at + 2) & 0xffff;
        if (opcode == ERROR && client.asksInVain()) {
            blocks++;
            askAgain(ours, client);
            return;
        }
        if (opcode != DATA && opcode != OPTION_ACK) {
            return;
        }
        blocks++;
        boolean isLast = opcode == DATA && datagram.remaining() < HEADER_BYTES + BLOCK_BYTES;
        if (block == BURST_AT_BLOCK && client.number % BURST_EVERY == 0) {
            burst(ours, fromAddress, fromPort);
        }
        if (client.isSilent && block == SILENT_AT_BLOCK) {
            client.isSilent = false;
        } else if (!client.hasWindow() || isLast || block % WINDOW == 0) {
            ack.clear().putShort((short) ACK).putShort((short) block).flip();
            sockets.send(ours, fromAddress, fromPort, ack, nothing);
            if (block % TWICE_EVERY == 1) {
                sockets.send(ours, fromAddress, fromPort, ack, nothing);
            }
        }
        if (isLast) {
            askAgain(ours, client);
        }
    }

    private void burst(DatagramSockets.End ours, int address, int port) {
        ack.clear().putShort((short) ACK).putShort((short) 1).flip();
        for (int i = 0; i < BURST; i++) {
            sockets.send(ours, address, port, ack, nothing);
        }
    }

    @Override
    public void afterBatch() {
        sockets.flush();
    }
}
