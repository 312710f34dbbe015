package offhook.tftp;

import offhook.wire.Bytes;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What one datagram costs to read or write. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final List<TftpInput.Option> OPTIONS =
            List.of(
                    new TftpInput.Option("tsize", "0"),
                    new TftpInput.Option("blksize", "1428"),
                    new TftpInput.Option("windowsize", "8"));

    private final ByteBuffer phone =
            buffer(new TftpInput.ReadRequest("SEP001B0C18BDC1.cnf.xml", "octet", List.of()));

    private final ByteBuffer loader =
            buffer(new TftpInput.ReadRequest("pxelinux.0", "octet", OPTIONS));

    private final ByteBuffer ack = buffer(new TftpInput.Ack(7));
    private final TftpInput.Error absent = new TftpInput.Error(1, "File not found");

    private static ByteBuffer buffer(TftpInput.Packet packet) {
        return TftpCodec.encode(packet).buffer();
    }

    @Benchmark
    public TftpInput phoneRequest() {
        return TftpCodec.decode(phone);
    }

    @Benchmark
    public TftpInput requestWithOptions() {
        return TftpCodec.decode(loader);
    }

    @Benchmark
    public TftpInput ack() {
        return TftpCodec.decode(ack);
    }

    @Benchmark
    public Bytes notFound() {
        return TftpCodec.encode(absent);
    }
}
