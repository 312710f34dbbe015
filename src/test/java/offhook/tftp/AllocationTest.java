package offhook.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What the loop spends its life on must not feed the garbage collector. */
class AllocationTest {
    private static final Endpoint OURS = new Endpoint(Ipv4.of("10.0.0.1"), 40_000);

    /** A view of the block; everything else is reused. */
    private static final long BYTES_PER_ACK_MAX = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void an_ack_and_its_data_allocate_one_view_of_the_file() {
        var table = table();
        ask(table, 50_000);
        int block = 1;
        long before = 0;
        for (int i = 0; i < 30_000; i++) {
            if (i == 10_000) {
                before = allocated();
            }
            table.onAck(0x0a000007, 50_000, OURS, block, i * 1_000_000L);
            block = block + 1 & 0xffff;
        }

        assertThat((allocated() - before) / 20_000).isLessThanOrEqualTo(BYTES_PER_ACK_MAX);
    }

    @Test
    void ten_thousand_transfers_hold_a_few_megabytes() {
        var keep = new ArrayList<TransferTable>();
        keep.add(table());
        ask(keep.getFirst(), 1);
        long before = allocated();
        for (int i = 0; i < 10_000; i++) {
            ask(keep.getFirst(), 2 + i);
        }

        // All that was allocated, so more than what is held.
        assertThat(allocated() - before).isLessThan(32L << 20);
        assertThat(keep.getFirst().size()).isEqualTo(10_001);
    }

    private long allocated() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static void ask(TransferTable table, int port) {
        Bytes request = TftpCodec.encode(new TftpInput.ReadRequest("f", "octet", List.of()));
        table.onRequest(
                new Endpoint(new Ipv4(0x0a000007), port),
                new Endpoint(OURS.address(), 69),
                request.buffer(),
                0);
    }

    private static TransferTable table() {
        var file = FileContent.of(Bytes.of(new byte[40_000_000]));
        var limits =
                new TftpLimits(
                        20_000,
                        20_000,
                        1468,
                        64,
                        TftpLimits.DEFAULT.firstTimeout(),
                        5,
                        TftpLimits.DEFAULT.silenceMax());
        return new TransferTable(
                limits,
                (_, _, _, _) -> new TransferTable.Answer.Serve(file, ""),
                new TransferTable.Wire() {
                    @Override
                    public Endpoint dataEnd(Endpoint client, Endpoint asked) {
                        return OURS;
                    }

                    @Override
                    public void send(
                            Endpoint from, Endpoint to, ByteBuffer header, ByteBuffer payload) {}
                },
                new TableBench());
    }
}
