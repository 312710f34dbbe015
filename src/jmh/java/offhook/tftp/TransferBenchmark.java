package offhook.tftp;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the loop spends its life on, without sockets: an ACK comes in, DATA goes out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TransferBenchmark
        implements TransferTable.Files, TransferTable.Wire, TransferTable.Watcher {
    private static final Endpoint SERVER = new Endpoint(Ipv4.of("10.0.0.1"), 69);
    private static final Endpoint OURS = new Endpoint(Ipv4.of("10.0.0.1"), 40_000);
    private static final int FIRST_CLIENT = Ipv4.of("10.1.0.1").value();
    private static final int CLIENT_PORT = 50_000;

    /** How many phones at once. */
    @Param({"1", "1000", "10000"})
    public int clients;

    @Param({"1", "8"})
    public int window;

    /** So long that no transfer ends: 4 GB cost nothing, as every block is the same bytes. */
    private final FileContent file = new EndlessFile();

    private TransferTable table;
    private int[] block;
    private int next;
    private long nowNanos;
    private long acks;

    /** What was sent, so that nothing is optimised away. */
    public long sent;

    @Setup
    public void begin() {
        var limits =
                new TftpLimits(
                        20_000,
                        8,
                        1468,
                        64,
                        TftpLimits.DEFAULT.firstTimeout(),
                        5,
                        TftpLimits.DEFAULT.silenceMax());
        table = new TransferTable(limits, this, this, this);
        block = new int[clients];
        List<TftpInput.Option> options =
                window == 1 ? List.of() : List.of(new TftpInput.Option("windowsize", "" + window));
        Bytes request = TftpCodec.encode(new TftpInput.ReadRequest("f", "octet", options));
        for (int i = 0; i < clients; i++) {
            var client = new Endpoint(new Ipv4(FIRST_CLIENT + i), CLIENT_PORT);
            table.onRequest(client, SERVER, request.buffer(), nowNanos);
            if (window > 1) {
                table.onAck(FIRST_CLIENT + i, CLIENT_PORT, OURS, 0, nowNanos);
            }
        }
    }

    /** One ACK of the next client in turn, and the window that it brings. */
    @Benchmark
    public long ackToData() {
        int client = next;
        next = client + 1 == clients ? 0 : client + 1;
        block[client] = block[client] + window & 0xffff;
        nowNanos += 10_000;
        acks++;
        table.onAck(FIRST_CLIENT + client, CLIENT_PORT, OURS, block[client], nowNanos);
        return sent;
    }

    @TearDown
    public void everyAckBroughtItsWindow() {
        long blocks = table.counts().of(TransferCounts.Kind.BLOCKS_SENT);
        if (blocks != (acks + clients) * window) {
            throw new IllegalStateException(acks + " ACKs brought " + blocks + " blocks");
        }
    }

    @Override
    public TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        return new TransferTable.Answer.Serve(file, "");
    }

    @Override
    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
        return OURS;
    }

    /** Not inlined, as the socket's is not: else the view of the file would be no object at all. */
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void send(Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {
        sent += payload.remaining() + header.get(3);
    }

    @Override
    public void onAsked(
            Endpoint client,
            TftpInput.ReadRequest request,
            TransferTable.Answer answer,
            int blockBytes) {}

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        throw new IllegalStateException("ended: " + transfer);
    }

    @Override
    public void onOddity(Endpoint client, String what) {
        throw new IllegalStateException(what);
    }

    private static final class EndlessFile implements FileContent {
        private final ByteBuffer same = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

        @Override
        public long sizeBytes() {
            return Long.MAX_VALUE / 2;
        }

        @Override
        public ByteBuffer slice(long offset, int count) {
            return same.slice((int) (offset & (1 << 19) - 1), count);
        }
    }
}
