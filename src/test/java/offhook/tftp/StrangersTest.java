package offhook.tftp;

import static offhook.tftp.TableBench.OTHER;
import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.wire.Bytes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private final TableBench bench = new TableBench().with("f", content(1000));
    private Endpoint ours;

    @BeforeEach
    void a_transfer_is_under_way() {
        bench.request(PHONE, read("f"));
        ours = bench.last().from();
    }

    @Test
    void a_stranger_gets_error_5_and_the_transfer_is_undisturbed() {
        bench.reply(ours, OTHER, new TftpInput.Ack(1));
        assertThat(bench.only(2)).isEqualTo(new TftpInput.Error(5, "Unknown transfer ID"));
        assertThat(bench.last().to()).isEqualTo(OTHER);
        assertThat(bench.last().from()).isEqualTo(ours);

        bench.reply(ours, PHONE, new TftpInput.Ack(1));
        assertThat(bench.last().packet())
                .isEqualTo(new TftpInput.Data(2, content(1000).slice(512, 1000)));
    }

    @Test
    void another_port_of_the_same_client_is_a_stranger() {
        bench.reply(ours, new Endpoint(PHONE.address(), 1), new TftpInput.Ack(1));

        assertThat(bench.only(2)).isInstanceOf(TftpInput.Error.class);
    }

    @Test
    void the_client_at_another_of_our_ends_is_a_stranger() {
        bench.reply(new Endpoint(ours.address(), ours.port() + 1), PHONE, new TftpInput.Ack(1));

        assertThat(bench.only(2)).isInstanceOf(TftpInput.Error.class);
    }

    @Test
    void errors_and_noise_of_strangers_get_no_answer() {
        bench.reply(ours, OTHER, new TftpInput.Error(1, "you"));
        bench.table.onDatagram(OTHER, ours, Bytes.of(0, 9, 1).buffer(), bench.now);
        bench.table.onDatagram(OTHER, ours, Bytes.EMPTY.buffer(), bench.now);
        bench.table.onRequest(OTHER, TableBench.SERVER, Bytes.of(7).buffer(), bench.now);
        bench.request(OTHER, new TftpInput.Ack(1));
        bench.request(PHONE, new TftpInput.Ack(1));

        assertThat(bench.sent).hasSize(1);
        assertThat(bench.oddities).hasSize(6);
        assertThat(bench.table.size()).isEqualTo(1);
    }

    @Test
    void a_request_that_breaks_off_gets_error_4() {
        bench.table.onRequest(
                OTHER, TableBench.SERVER, Bytes.ofText("\0\1abc").buffer(), bench.now);

        assertThat(((TftpInput.Error) bench.only(2)).code()).isEqualTo(4);
    }

    @Test
    void what_no_reader_sends_does_not_end_a_transfer() {
        bench.reply(ours, PHONE, new TftpInput.Data(1, Bytes.EMPTY));
        bench.table.onDatagram(PHONE, ours, Bytes.of(0, 4, 0).buffer(), bench.now);
        bench.reply(ours, PHONE, read("g"));

        assertThat(bench.sent).hasSize(1);
        assertThat(bench.oddities).hasSize(3);
        assertThat(bench.table.size()).isEqualTo(1);
    }

    @Test
    void an_error_of_the_client_ends_it_and_is_not_answered() {
        bench.reply(ours, PHONE, new TftpInput.Error(3, "disk full"));

        assertThat(bench.sent).hasSize(1);
        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.RefusedByClient(3, "disk full"));
    }

    @Test
    void a_second_copy_of_the_last_ack_meets_silence() {
        bench.ack(1);
        bench.ack(2);
        bench.ack(2);

        assertThat(bench.ended).hasSize(1);
        assertThat(bench.sent).hasSize(2);
    }
}
