package offhook.tftp;

import static offhook.tftp.TableBench.OTHER;
import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.tftp.TransferCounts.Kind;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

class AdmissionTest {
    private final TableBench bench =
            new TableBench(
                            new TftpLimits(
                                    5,
                                    3,
                                    1468,
                                    64,
                                    Duration.ofSeconds(1),
                                    5,
                                    Duration.ofMinutes(1)))
                    .with("f", content(1000))
                    .with("empty", Bytes.EMPTY);

    @Test
    void one_client_has_at_most_its_share_and_others_are_served() {
        for (int i = 0; i < 6; i++) {
            bench.request(new Endpoint(PHONE.address(), 1000 + i), read("f"));
        }
        assertThat(bench.sent).hasSize(3);
        assertThat(bench.oddities).hasSize(3);

        bench.request(OTHER, read("f"));
        assertThat(bench.sent).hasSize(4);
    }

    /** A client that tries a new port every few milliseconds must not lock itself out. */
    @Test
    void what_a_client_left_alone_makes_room_for_its_next_request_but_not_at_once() {
        for (int i = 0; i < 6; i++) {
            bench.request(new Endpoint(PHONE.address(), 1000 + i), read("f"));
        }
        assertThat(bench.sent).hasSize(3);

        bench.pass(Duration.ofSeconds(1));
        int before = bench.sent.size();
        for (int i = 0; i < 6; i++) {
            bench.request(new Endpoint(PHONE.address(), 2000 + i), read("f"));
        }
        assertThat(bench.sent).hasSize(before + 3);
        assertThat(bench.ended)
                .hasSize(3)
                .allMatch(it -> it.outcome() instanceof TransferTable.Outcome.GivenUp);
        assertThat(bench.table.size()).isEqualTo(3);
    }

    @Test
    void a_full_table_leaves_new_requests_unanswered_until_there_is_room() {
        for (int i = 0; i < 8; i++) {
            bench.request(new Endpoint(PHONE.address().plus(i), 1000), read("f"));
        }
        assertThat(bench.table.size()).isEqualTo(5);

        bench.reply(new TftpInput.Error(0, "enough"));
        bench.request(OTHER, read("f"));

        assertThat(bench.last().to()).isEqualTo(OTHER);
        assertThat(bench.table.size()).isEqualTo(5);
    }

    @Test
    void absent_files_and_finished_transfers_cost_no_slot() {
        for (int i = 0; i < 20; i++) {
            bench.request(new Endpoint(PHONE.address(), 1000 + i), read("none"));
            bench.request(new Endpoint(PHONE.address(), 2000 + i), read("f"));
            bench.ack(1);
            bench.ack(2);
        }

        assertThat(bench.ended).hasSize(20);
        assertThat(bench.oddities).isEmpty();
        assertThat(bench.table.size()).isZero();
    }

    @Test
    void empty_files_cost_no_slot_even_if_nobody_acknowledges_them() {
        for (int i = 0; i < 20; i++) {
            bench.request(new Endpoint(PHONE.address(), 1000 + i), read("empty"));
            bench.request(new Endpoint(PHONE.address(), 3000 + i), read("empty", "blksize", "9"));
        }

        assertThat(bench.sent)
                .hasSize(40)
                .allMatch(sent -> sent.packet().equals(new TftpInput.Data(1, Bytes.EMPTY)));
        assertThat(bench.table.size()).isZero();
        bench.ack(1);
        assertThat(bench.sent).hasSize(40);
    }

    @Test
    void a_transfer_that_has_begun_goes_on_whatever_storm_comes() {
        bench.request(PHONE, read("f"));
        TableBench.Sent first = bench.last();
        for (int i = 0; i < 10_000; i++) {
            bench.request(new Endpoint(OTHER.address().plus(i % 300), 1000 + i), read("f"));
        }
        bench.reply(first.from(), PHONE, new TftpInput.Ack(1));
        assertThat(bench.last().to()).isEqualTo(PHONE);
        bench.ack(2);

        assertThat(bench.ended).hasSize(1);
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.Complete());
        assertThat(bench.table.counts().of(Kind.NO_ROOM)).isEqualTo(10_000 - 4);
    }

    @Test
    void everything_is_counted() {
        bench.answers.put("secret", new TransferTable.Answer.Ignore("not here"));
        bench.answers.put("later", new TransferTable.Answer.Later());
        bench.answers.put("broken", new TransferTable.Answer.Refuse(0, "disk", "note"));
        bench.request(PHONE, read("f"));
        bench.request(PHONE, read("f"));
        bench.ack(1);
        bench.ack(2);
        bench.request(new Endpoint(OTHER.address(), 60_000), read("later"));
        for (String name : List.of("none", "secret", "broken", "f")) {
            bench.request(OTHER, read(name));
        }
        bench.request(OTHER, new TftpInput.WriteRequest("f", "octet"));
        bench.request(OTHER, new TftpInput.ReadRequest("f", "mail", List.of()));
        bench.request(OTHER, new TftpInput.Ack(1));
        bench.table.onRequest(OTHER, TableBench.SERVER, ByteBuffer.wrap(new byte[] {0, 1, 2}), 0);
        bench.pass(Duration.ofMinutes(2));

        TransferCounts counts = bench.table.counts();
        var seen = new TreeMap<Kind, Long>();
        for (Kind kind : Kind.values()) {
            if (counts.of(kind) != 0) {
                seen.put(kind, counts.of(kind));
            }
        }
        var expected = new TreeMap<Kind, Long>();
        expected.put(Kind.REQUESTS, 8L);
        expected.put(Kind.REQUESTS_REPEATED, 1L);
        expected.put(Kind.SERVED, 2L);
        expected.put(Kind.NOT_FOUND, 1L);
        expected.put(Kind.REFUSED, 2L);
        expected.put(Kind.IGNORED, 1L);
        expected.put(Kind.UNDECIDED, 1L);
        expected.put(Kind.WRITES_REFUSED, 1L);
        expected.put(Kind.UNREADABLE, 1L);
        expected.put(Kind.COMPLETED, 1L);
        expected.put(Kind.GIVEN_UP, 1L);
        // Two of the first transfer and a repeat; five of the one that nobody acknowledged.
        expected.put(Kind.BLOCKS_SENT, 3L + 5);
        expected.put(Kind.BLOCKS_REPEATED, 1L + 4);
        expected.put(Kind.BYTES_SENT, 512L * 7 + 488);
        expected.put(Kind.STRANGERS, 1L);
        expected.put(Kind.ERRORS_SENT, 5L);
        assertThat(seen).isEqualTo(expected);
        assertThat(counts.plus(counts).of(Kind.BYTES_SENT)).isEqualTo(2 * (512L * 7 + 488));
    }
}
