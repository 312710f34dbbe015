package offhook.tftp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transfer table with everything around it in the test's hands: files, wire, watcher, time. */
final class TableBench implements TransferTable.Files, TransferTable.Wire, TransferTable.Watcher {
    record Sent(Endpoint from, Endpoint to, TftpInput packet) {}

    record Asked(Endpoint client, String file, TransferTable.Answer answer, int blockBytes) {}

    static final Endpoint SERVER = new Endpoint(Ipv4.of("10.0.0.1"), 69);
    static final Endpoint PHONE = new Endpoint(Ipv4.of("10.0.0.7"), 50_000);
    static final Endpoint OTHER = new Endpoint(Ipv4.of("10.0.0.8"), 50_000);

    final Map<String, TransferTable.Answer> answers = new HashMap<>();
    final List<Sent> sent = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    final List<TransferTable.Transferred> ended = new ArrayList<>();
    final List<String> oddities = new ArrayList<>();
    final TransferTable table;
    boolean hasOnlyOneEnd;

    /** For gigabytes: packets are kept without their content, and only the last one. */
    boolean keepsLittle;

    long now = 1_000_000_000L;
    private int ends;

    TableBench() {
        this(TftpLimits.DEFAULT);
    }

    TableBench(TftpLimits limits) {
        table = new TransferTable(limits, this, this, this);
    }

    /** Bytes that differ from block to block. */
    static Bytes content(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) * 7 + (i >> 16));
        }
        return Bytes.of(bytes);
    }

    TableBench with(String file, Bytes content) {
        answers.put(file, new TransferTable.Answer.Serve(FileContent.of(content), file));
        return this;
    }

    static TftpInput.ReadRequest read(String file, String... options) {
        var list = new ArrayList<TftpInput.Option>();
        for (int i = 0; i < options.length; i += 2) {
            list.add(new TftpInput.Option(options[i], options[i + 1]));
        }
        return new TftpInput.ReadRequest(file, "octet", list);
    }

    /** To the well-known port. */
    void request(Endpoint client, TftpInput.Packet packet) {
        table.onRequest(client, SERVER, TftpCodec.encode(packet).buffer(), now);
    }

    /** To the end that the last datagram came from. */
    void reply(TftpInput.Packet packet) {
        reply(last().from(), last().to(), packet);
    }

    void reply(Endpoint ours, Endpoint client, TftpInput.Packet packet) {
        table.onDatagram(client, ours, TftpCodec.encode(packet).buffer(), now);
    }

    void ack(int block) {
        reply(new TftpInput.Ack(block));
    }

    /** Time goes by in small steps, as on a loop. */
    void pass(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now = Math.min(end, now + 5_000_000);
            table.onTime(now);
        }
    }

    Sent last() {
        return sent.getLast();
    }

    /** The packet sent last, if exactly so many have been sent. */
    TftpInput only(int count) {
        if (sent.size() != count) {
            throw new AssertionError("expected " + count + " packets, sent " + sent);
        }
        return last().packet();
    }

    @Override
    public TransferTable.Answer answer(
            Endpoint client, Endpoint at, Endpoint ours, TftpInput.ReadRequest request) {
        return answers.getOrDefault(
                request.file(), new TransferTable.Answer.Refuse(1, "File not found", "absent"));
    }

    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint at) {
        return new Endpoint(at.address(), hasOnlyOneEnd ? 69 : 40_000 + ends++ % 1000);
    }

    @Override
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        if (keepsLittle) {
            sent.clear();
            sent.add(new Sent(from, to, TftpCodec.decode(header)));
            return;
        }
        var bytes = new byte[header.remaining() + payload.remaining()];
        int first = header.remaining();
        header.get(bytes, 0, first);
        payload.get(bytes, first, bytes.length - first);
        sent.add(new Sent(from, to, TftpCodec.decode(ByteBuffer.wrap(bytes))));
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {
        asked.add(new Asked(client, request.file(), answer, blockBytes));
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        ended.add(transfer);
    }

    @Override
    public void onOddity(Endpoint client, String what) {
        oddities.add(client + " " + what);
    }
}
