package offhook.tftp;

import static offhook.tftp.TableBench.PHONE;
import static offhook.tftp.TableBench.content;
import static offhook.tftp.TableBench.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** RFC 7440, ten blocks in windows of four. */
class WindowTest {
    private final TableBench bench = new TableBench().with("f", content(512 * 9 + 10));

    @BeforeEach
    void a_window_is_on_its_way() {
        bench.request(PHONE, read("f", "windowsize", "4"));
        bench.ack(0);
        assertThat(since(1)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void each_ack_of_a_window_brings_the_next() {
        bench.ack(4);
        assertThat(since(5)).containsExactly(5, 6, 7, 8);
        bench.ack(8);
        assertThat(since(9)).containsExactly(9, 10);
        bench.ack(10);

        assertThat(bench.ended.getFirst().outcome())
                .isEqualTo(new TransferTable.Outcome.Complete());
        assertThat(bench.ended.getFirst().retransmissions()).isZero();
    }

    @Test
    void an_ack_inside_a_window_goes_on_behind_it() {
        bench.ack(2);

        assertThat(since(5)).containsExactly(3, 4, 5, 6);
    }

    @Test
    void an_old_ack_after_that_sends_nothing() {
        bench.ack(4);
        bench.ack(2);
        bench.ack(1);

        assertThat(since(5)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void a_lost_first_block_is_sent_again_when_the_client_says_so() {
        bench.pass(Duration.ofMillis(10));
        bench.ack(4);
        bench.pass(Duration.ofMillis(10));
        bench.ack(4);

        assertThat(since(9)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void a_copied_ack_does_not_double_the_traffic() {
        bench.pass(Duration.ofMillis(10));
        bench.ack(4);
        bench.ack(4);
        assertThat(since(5)).containsExactly(5, 6, 7, 8);

        bench.pass(Duration.ofMillis(10));
        bench.ack(4);
        bench.ack(4);
        bench.pass(Duration.ofMillis(10));
        bench.ack(4);
        assertThat(since(9)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void silence_sends_the_window_again() {
        bench.pass(Duration.ofMillis(120));

        assertThat(since(5)).containsExactly(1, 2, 3, 4);
    }

    private List<Integer> since(int index) {
        return bench.sent.subList(index, bench.sent.size()).stream()
                .map(sent -> ((TftpInput.Data) sent.packet()).block())
                .toList();
    }
}
