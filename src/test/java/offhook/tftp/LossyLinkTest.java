package offhook.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Simple clients over a link that loses, copies and reorders, in virtual time from a seed. */
class LossyLinkTest {
    private static final Bytes FILE = TableBench.content(130_000);
    private static final long MS = 1_000_000;

    private record Flying(long at, long order, boolean isToServer, TableBench.Sent datagram) {}

    /** RFC 1350's reader: acknowledges in order, repeats after a second. */
    private static final class Reader {
        final Endpoint end;
        final ByteWriter got = new ByteWriter(1 << 20);
        Endpoint server;
        int expected = 1;
        long speakAt;
        boolean isDone;
        long doneAt;

        Reader(Endpoint end) {
            this.end = end;
        }
    }

    private final TableBench bench = new TableBench().with("f", FILE);
    private final PriorityQueue<Flying> air =
            new PriorityQueue<>(Comparator.comparingLong(Flying::at).thenComparing(Flying::order));
    private final List<Reader> readers = new ArrayList<>();
    private Random random;
    private double loss;
    private long order;

    /**
     * Bounds in seconds. The best peer, which waits a whole second, needs 28 s at the median and 40
     * s for all at 5 % loss (shared/perf/RESULTS.md): a fifth of that is the aim.
     */
    @ParameterizedTest
    @CsvSource({"0,2,2", "5,5,8", "20,40,120"})
    void every_reader_gets_its_file(int percent, int medianMax, int lastMax) {
        long seed = Long.getLong("seed", 42);
        random = new Random(seed);
        loss = percent / 100.0;
        for (int i = 0; i < 40; i++) {
            var reader = new Reader(new Endpoint(Ipv4.of("10.1.0.1").plus(i), 50_000));
            readers.add(reader);
            speak(reader);
        }
        long started = bench.now;

        run(started + 600_000 * MS);

        assertThat(readers).as("seed %d", seed).allMatch(reader -> reader.isDone);
        assertThat(readers)
                .as("seed %d", seed)
                .allMatch(reader -> reader.got.toBytes().equals(FILE));
        long[] took =
                readers.stream().mapToLong(reader -> reader.doneAt - started).sorted().toArray();
        assertThat(took[20]).as("median, seed %d", seed).isLessThan(medianMax * 1000 * MS);
        assertThat(took[39]).as("last, seed %d", seed).isLessThan(lastMax * 1000 * MS);
        assertThat(bench.table.size()).as("left, seed %d", seed).isZero();
    }

    private void run(long end) {
        long nextTick = bench.now;
        while (bench.now < end) {
            Flying next = air.peek();
            if (next != null && next.at() <= nextTick) {
                air.poll();
                bench.now = Math.max(bench.now, next.at());
                land(next);
            } else {
                bench.now = nextTick;
                bench.table.onTime(bench.now);
                readers.stream()
                        .filter(reader -> !reader.isDone && bench.now >= reader.speakAt)
                        .forEach(this::speak);
                nextTick += 5 * MS;
            }
            bench.sent.forEach(sent -> fly(sent, false));
            bench.sent.clear();
            if (air.isEmpty() && bench.table.size() == 0) {
                return;
            }
        }
    }

    private void fly(TableBench.Sent datagram, boolean isToServer) {
        int copies = loss > 0 && random.nextDouble() < 0.03 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            if (random.nextDouble() >= loss) {
                long at = bench.now + MS + random.nextLong(loss > 0 ? 4 * MS : MS);
                air.add(new Flying(at, order++, isToServer, datagram));
            }
        }
    }

    private void land(Flying flying) {
        TableBench.Sent datagram = flying.datagram();
        if (!flying.isToServer()) {
            readers.stream()
                    .filter(reader -> reader.end.equals(datagram.to()))
                    .forEach(reader -> hear(reader, datagram));
        } else if (datagram.packet() instanceof TftpInput.ReadRequest request) {
            bench.request(datagram.from(), request);
        } else {
            bench.reply(datagram.to(), datagram.from(), (TftpInput.Packet) datagram.packet());
        }
    }

    private void hear(Reader reader, TableBench.Sent datagram) {
        if (!(datagram.packet() instanceof TftpInput.Data data)
                || reader.server != null && !reader.server.equals(datagram.from())) {
            return;
        }
        reader.server = datagram.from();
        if (data.block() == (reader.expected & 0xffff) && !reader.isDone) {
            reader.got.bytes(data.content());
            reader.expected++;
            reader.isDone = data.content().size() < 512;
            reader.doneAt = bench.now;
        }
        speak(reader);
    }

    private void speak(Reader reader) {
        reader.speakAt = bench.now + 1000 * MS;
        var packet =
                reader.server == null
                        ? TableBench.read("f")
                        : new TftpInput.Ack(reader.expected - 1 & 0xffff);
        Endpoint to = reader.server == null ? TableBench.SERVER : reader.server;
        fly(new TableBench.Sent(reader.end, to, packet), true);
    }
}
