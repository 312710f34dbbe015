package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

class ServingTest {
    private final TableBench bench = new TableBench();

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "511,1", "512,2", "513,2", "1024,3", "100000,196"})
    void a_file_arrives_whole_in_lock_step(int size, int blocks) {
        bench.with("f", content(size));

        bench.request(PHONE, read("f"));
        Bytes got = fetchRest();

        assertThat(got).isEqualTo(content(size));
        assertThat(bench.sent).hasSize(blocks);
        assertThat(bench.ended)
                .containsExactly(
                        new TransferTable.Transferred(
                                PHONE,
                                "f",
                                "f",
                                size,
                                size,
                                Duration.ZERO,
                                0,
                                new TransferTable.Outcome.Complete()));
        assertThat(bench.table.size()).isZero();
        assertThat(bench.table.onTime(bench.now)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void without_options_the_first_answer_is_data_and_never_an_oack() {
        bench.with("f", content(600));

        bench.request(PHONE, read("f"));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Data(1, content(600).slice(0, 512)));
    }

    @Test
    void options_that_are_all_refused_bring_data_at_once() {
        bench.with("f", content(6));

        bench.request(PHONE, read("f", "blksize", "4", "nonsense", "1"));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Data(1, content(6)));
    }

    @Test
    void options_are_acknowledged_and_data_waits_for_ack_0() {
        bench.with("f", content(3000));

        bench.request(PHONE, read("f", "tsize", "0", "blksize", "1400"));
        assertThat(bench.only(1))
                .isEqualTo(
                        new TftpInput.OptionAck(
                                List.of(
                                        new TftpInput.Option("tsize", "3000"),
                                        new TftpInput.Option("blksize", "1400"))));
        assertThat(bench.asked.getFirst().blockBytes()).isEqualTo(1400);

        bench.ack(0);
        assertThat(bench.only(2)).isEqualTo(new TftpInput.Data(1, content(3000).slice(0, 1400)));
    }

    @Test
    void a_client_that_only_wanted_the_size_ends_it_with_an_error() {
        bench.with("f", content(3000));
        bench.request(PHONE, read("f", "tsize", "0"));

        bench.reply(new TftpInput.Error(8, "just asking"));

        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.RefusedByClient(8, "just asking"));
        assertThat(bench.sent).hasSize(1);
    }

    @Test
    void an_absent_file_is_error_1_and_holds_nothing() {
        bench.request(PHONE, read("none"));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Error(1, "File not found"));
        assertThat(bench.table.size()).isZero();
        assertThat(bench.asked.getFirst().blockBytes()).isZero();
    }

    @Test
    void writing_is_an_access_violation() {
        bench.request(PHONE, new TftpInput.WriteRequest("f", "octet"));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Error(2, "This server is read only"));
    }

    @Test
    void another_mode_is_error_4_and_nothing_is_asked() {
        bench.request(PHONE, new TftpInput.ReadRequest("f", "mail", List.of()));

        assertThat(bench.only(1))
                .isEqualTo(new TftpInput.Error(4, "mode mail: expected octet or netascii"));
        assertThat(bench.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"octet", "OCTET", "Octet"})
    void the_mode_is_read_in_any_case(String mode) {
        bench.with("f", content(5));

        bench.request(PHONE, new TftpInput.ReadRequest("f", mode, List.of()));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Data(1, content(5)));
    }

    /** 65,536 blocks of 8 bytes and around it: the number after 65,535 is 0. */
    @ParameterizedTest
    @ValueSource(ints = {65_535 * 8 - 1, 65_535 * 8, 65_536 * 8, 65_537 * 8 + 1, 140_000 * 8})
    void block_numbers_go_on_with_0(int size) {
        bench.with("f", content(size));

        bench.request(PHONE, read("f", "blksize", "8"));
        bench.ack(0);
        Bytes got = fetchRest();

        assertThat(got.equals(content(size))).isTrue();
        assertThat(bench.ended.getFirst().acknowledgedBytes()).isEqualTo(size);
    }

    @Test
    void a_file_over_four_gigabytes_is_counted_right() {
        long size = (5L << 30) + 17;
        bench.keepsLittle = true;
        bench.answers.put("big", new TransferTable.Answer.Serve(numbered(size), "big"));
        bench.request(PHONE, read("big", "blksize", "1468", "windowsize", "64", "tsize", "0"));
        bench.ack(0);
        long blocks = size / 1468 + 1;

        // Only every 64th block is acknowledged, and only those are looked at.
        for (long block = 64; block < blocks; block += 64) {
            bench.ack((int) (block & 0xffff));
        }
        assertThat(bench.last().packet()).isInstanceOf(TftpInput.Data.class);
        bench.ack((int) (blocks & 0xffff));

        assertThat(bench.ended.getFirst().acknowledgedBytes()).isEqualTo(size);
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.Complete());
    }

    @Test
    void two_clients_and_two_ports_of_one_client_do_not_meet() {
        bench.with("f", content(600)).with("g", content(700));
        var second = new Endpoint(PHONE.address(), PHONE.port() + 1);

        bench.request(PHONE, read("f"));
        bench.request(second, read("g"));
        bench.request(TableBench.OTHER, read("f"));
        Endpoint ofSecond = bench.sent.get(1).from();
        bench.reply(ofSecond, second, new TftpInput.Ack(1));
        bench.reply(ofSecond, second, new TftpInput.Ack(2));

        assertThat(bench.ended).hasSize(1);
        assertThat(bench.ended.getFirst().client()).isEqualTo(second);
        assertThat(bench.table.size()).isEqualTo(2);
    }

    @Test
    void progress_is_told_in_bytes_acknowledged() {
        bench.with("f", content(2000));
        bench.request(PHONE, read("f"));
        bench.ack(1);
        bench.ack(2);

        var seen = new java.util.ArrayList<TransferTable.UnderWay>();
        bench.table.forEachUnderWay(seen::add);

        assertThat(seen).containsExactly(new TransferTable.UnderWay(PHONE, "f", "f", 2000, 1024));
    }

    /** Acknowledges whatever comes until nothing comes any more. */
    private Bytes fetchRest() {
        var got = new ByteWriter(1 << 22);
        int seen = 0;
        do {
            seen = bench.sent.size();
            var data = (TftpInput.Data) bench.last().packet();
            got.bytes(data.content());
            bench.ack(data.block());
        } while (bench.sent.size() > seen);
        return got.toBytes();
    }

    private static FileContent numbered(long size) {
        ByteBuffer some = ByteBuffer.allocate(2000);
        return new FileContent() {
            @Override
            public long sizeBytes() {
                return size;
            }

            @Override
            public ByteBuffer slice(long offset, int count) {
                return some.slice(0, (int) Math.min(count, size - offset));
            }
        };
    }
}
