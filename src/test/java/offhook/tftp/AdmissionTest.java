package offhook.tftp;

import static offhook.tftp.TableBench.OTHER;
import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;

import org.junit.jupiter.api.Test;

import java.time.Duration;

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
                    .with("f", content(1000));

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
}
