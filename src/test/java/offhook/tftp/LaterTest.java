package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Requests that are decided on another thread. */
class LaterTest {
    private static final Endpoint OURS = new Endpoint(TableBench.SERVER.address(), 40_000);

    private final TableBench bench = new TableBench();

    @BeforeEach
    void a_request_waits() {
        bench.answers.put("f", new TransferTable.Answer.Later());
        bench.request(PHONE, read("f"));
        assertThat(bench.sent).isEmpty();
        assertThat(bench.asked).isEmpty();
    }

    @Test
    void it_is_served_when_decided() {
        decide(new TransferTable.Answer.Serve(FileContent.of(content(20)), "why"));
        assertThat(bench.only(1)).isEqualTo(new TftpInput.Data(1, content(20)));

        bench.ack(1);
        assertThat(bench.ended.getFirst().note()).isEqualTo("why");
    }

    @Test
    void it_is_refused_when_decided() {
        decide(new TransferTable.Answer.Refuse(1, "File not found", "why"));

        assertThat(bench.only(1)).isEqualTo(new TftpInput.Error(1, "File not found"));
        assertThat(bench.table.size()).isZero();
    }

    @Test
    void repeats_are_absorbed_and_a_second_decision_is_ignored() {
        bench.request(PHONE, read("f"));
        bench.request(PHONE, read("f"));
        decide(new TransferTable.Answer.Serve(FileContent.of(content(20)), "why"));
        decide(new TransferTable.Answer.Refuse(1, "File not found", "no"));

        assertThat(bench.only(1)).isInstanceOf(TftpInput.Data.class);
        assertThat(bench.asked).hasSize(1);
    }

    @Test
    void without_a_decision_it_is_forgotten_and_asked_anew() {
        bench.pass(Duration.ofMillis(2980));
        assertThat(bench.table.size()).isEqualTo(1);
        bench.pass(Duration.ofMillis(40));
        assertThat(bench.table.size()).isZero();
        decide(new TransferTable.Answer.Serve(FileContent.of(content(20)), "too late"));
        assertThat(bench.sent).isEmpty();
        assertThat(bench.ended).isEmpty();

        bench.request(PHONE, read("f"));
        assertThat(bench.table.size()).isEqualTo(1);
    }

    @Test
    void what_is_ignored_gets_no_answer() {
        decide(new TransferTable.Answer.Ignore("not of our network"));

        assertThat(bench.sent).isEmpty();
        assertThat(bench.oddities).containsExactly(PHONE + " not of our network");
        assertThat(bench.table.size()).isZero();
    }

    private void decide(TransferTable.Answer answer) {
        bench.table.onDecided(PHONE, OURS, answer, bench.now);
    }
}
