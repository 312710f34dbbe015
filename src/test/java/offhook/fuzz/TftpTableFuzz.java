package offhook.fuzz;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Any bytes as what happens to a transfer table: who sends what to which end of ours, and how much
 * time goes by. Whatever it is, the table keeps its limits, sends only what is in the file, and has
 * nothing left after enough silence.
 */
public final class TftpTableFuzz implements TransferTable.Files, TransferTable.Wire, IdleWatcher {
    private static final Endpoint SERVER = new Endpoint(Ipv4.of("10.0.0.1"), 69);
    private static final Ipv4 FIRST_CLIENT = Ipv4.of("10.0.0.7");
    private static final int FIRST_PORT = 40_000;
    private static final int OUR_PORTS = 8;
    private static final int TRANSFERS_MAX = 6;
    private static final int WINDOW_MAX = 64;
    private static final long MS = 1_000_000;

    /** Byte n of the file, so that a block shows where it comes from. */
    private static final Bytes FILE = content();

    private final TransferTable table =
            new TransferTable(
                    new TftpLimits(
                            TRANSFERS_MAX,
                            3,
                            1468,
                            WINDOW_MAX,
                            Duration.ofSeconds(1),
                            5,
                            Duration.ofMinutes(1)),
                    this,
                    this,
                    this);

    /** The block size of a pair of ends, from the last OACK or first block. */
    private final Map<String, Integer> blockBytes = new HashMap<>();

    private Endpoint lastFrom = new Endpoint(SERVER.address(), FIRST_PORT);
    private Endpoint lastTo = new Endpoint(FIRST_CLIENT, 1000);
    private int lastBlock;
    private int sent;
    private int begun;
    private int ended;
    private int ports;
    private long nowNanos = 1;

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        new TftpTableFuzz().run(ByteBuffer.wrap(input));
    }

    private void run(ByteBuffer script) {
        while (script.hasRemaining()) {
            sent = 0;
            step(script);
            require(sent <= WINDOW_MAX + TRANSFERS_MAX * WINDOW_MAX, "sent at once: " + sent);
            require(table.size() <= TRANSFERS_MAX, "transfers: " + table.size());
        }
        for (int second = 0; second < 140; second++) {
            nowNanos += 1000 * MS;
            table.onTime(nowNanos);
        }
        require(table.size() == 0, "left after two minutes: " + table.size());
        require(table.onTime(nowNanos) == Long.MAX_VALUE, "a timer is left");
        require(begun == ended, begun + " began, " + ended + " ended");
    }

    /** One byte says what happens; what it needs follows. */
    private void step(ByteBuffer script) {
        int what = script.get() & 0xff;
        var client = new Endpoint(FIRST_CLIENT.plus(what >> 3 & 3), 1000 + (what >> 5 & 1));
        switch (what & 7) {
            case 0 -> table.onRequest(client, SERVER, text(script, 1), nowNanos);
            case 1 -> table.onRequest(client, SERVER, datagram(script), nowNanos);
            case 2 -> table.onDatagram(client, end(what), datagram(script), nowNanos);
            case 3 -> ack(lastTo, lastFrom, lastBlock);
            case 4 -> ack(lastTo, lastFrom, lastBlock + (script.hasRemaining() ? script.get() : 0));
            case 5 -> ack(client, end(what), what);
            case 6 ->
                    table.onDecided(
                            client,
                            end(what),
                            new TransferTable.Answer.Serve(FileContent.of(FILE), ""),
                            nowNanos);
            default -> {
                nowNanos += (script.hasRemaining() ? script.get() & 0xff : 1) * 20 * MS;
                table.onTime(nowNanos);
            }
        }
    }

    private void ack(Endpoint client, Endpoint ours, int block) {
        table.onAck(client.address().value(), client.port(), ours, block & 0xffff, nowNanos);
    }

    private static Endpoint end(int what) {
        return new Endpoint(SERVER.address(), FIRST_PORT + (what >> 4 & OUR_PORTS - 1));
    }

    /** A request whose texts are in the script; the opcode is given. */
    private static ByteBuffer text(ByteBuffer script, int opcode) {
        ByteBuffer rest = datagram(script);
        return ByteBuffer.allocate(2 + rest.remaining()).putShort((short) opcode).put(rest).flip();
    }

    /** A length and so many bytes. */
    private static ByteBuffer datagram(ByteBuffer script) {
        int length = script.hasRemaining() ? Math.min(script.get() & 0xff, script.remaining()) : 0;
        ByteBuffer datagram = script.slice(script.position(), length);
        script.position(script.position() + length);
        return datagram;
    }

    @Override
    public TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        return switch (request.file()) {
            case "f" -> new TransferTable.Answer.Serve(FileContent.of(FILE), "");
            case "e" -> new TransferTable.Answer.Serve(FileContent.of(Bytes.EMPTY), "");
            case "l" -> new TransferTable.Answer.Later();
            case "i" -> new TransferTable.Answer.Ignore("not here");
            default -> new TransferTable.Answer.Refuse(1, "File not found", "");
        };
    }

    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
        return new Endpoint(asked.address(), FIRST_PORT + ports++ % OUR_PORTS);
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        sent++;
        var whole = ByteBuffer.allocate(header.remaining() + payload.remaining());
        whole.put(header).put(payload).flip();
        String pair = from + " " + to;
        switch (TftpCodec.decode(whole)) {
            case TftpInput.Data(int block, Bytes content) -> {
                lastFrom = from;
                lastTo = to;
                lastBlock = block;
                check(block, content, blockBytes.getOrDefault(pair, 512));
            }
            case TftpInput.OptionAck(var options) -> {
                lastFrom = from;
                lastTo = to;
                lastBlock = 0;
                blockBytes.put(pair, 512);
                for (TftpInput.Option option : options) {
                    if (option.name().equalsIgnoreCase("blksize")) {
                        blockBytes.put(pair, Integer.parseInt(option.value()));
                    }
                }
            }
            case TftpInput.Error error -> require(error.message().length() <= 200, "a long error");
            case TftpInput odd -> throw new IllegalStateException("we sent " + odd);
        }
    }

    /** Netascii and empty files are cut otherwise; what is sent raw is a piece of the file. */
    private static void check(int block, Bytes content, int blockBytes) {
        require(content.size() <= blockBytes, "block of " + content.size());
        int at = (block - 1) * blockBytes;
        boolean isRaw = content.size() > 0 && at + content.size() <= FILE.size();
        if (isRaw) {
            byte[] bytes = content.toArray();
            byte[] file = FILE.toArray();
            for (int i = 0; i < content.size(); i++) {
                require(bytes[i] == file[at + i], "block " + block + " is not of the file at " + i);
            }
        }
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockSize) {
        if (answer instanceof TransferTable.Answer.Serve) {
            begun++;
        }
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        ended++;
        require(transfer.acknowledgedBytes() <= transfer.sizeBytes(), transfer.toString());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Bytes content() {
        // No line ends, so that netascii is the same bytes.
        var bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (32 + (i * 31 + i / 256 * 7) % 200);
        }
        return Bytes.of(bytes);
    }
}
