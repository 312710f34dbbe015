package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class VirtualLanTest {
    private static final LanFault[] BAD_DAY = {
        new LanFault.Drop(0.05),
        new LanFault.Duplicate(0.05),
        new LanFault.Reorder(0.05),
        new LanFault.Truncate(0.01),
        new LanFault.Delay(0.02, Duration.ofSeconds(3)),
        new LanFault.Stall(0.001, Duration.ofSeconds(20)),
        new LanFault.PowerCut(Duration.ofMinutes(5), Duration.ofSeconds(40))
    };

    private static PhoneBench badDay() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"), BAD_DAY);
        return bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S").run(Duration.ofHours(1));
    }

    @Test
    void the_same_seed_is_the_same_run() {
        var one = badDay();
        var other = badDay();

        assertThat(one.lan.deliveries()).isGreaterThan(300).isEqualTo(other.lan.deliveries());
        assertThat(one.lan.traceHash()).isEqualTo(other.lan.traceHash());
        assertThat(one.screen).isEqualTo(other.screen);
    }

    @Test
    void one_byte_more_is_another_run() {
        var one = badDay();
        var other =
                new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"), BAD_DAY)
                        .with("SIP41.8-5-2S")
                        .telling("SIP41.8-5-2S ")
                        .run(Duration.ofHours(1));

        assertThat(one.lan.traceHash()).isNotEqualTo(other.lan.traceHash());
    }

    @Test
    void a_lost_answer_that_comes_late_is_ignored() {
        var bench =
                new PhoneBench(
                        PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"),
                        new LanFault.Delay(1, Duration.ofSeconds(40)));

        bench.telling("SCCP41.8-3-3S").run(Duration.ofHours(1));

        assertThat(bench.phone.load()).contains("SCCP41.8-3-3S");
        assertThat(bench.screen).contains("TFTP Timeout");
    }

    @Test
    void the_queue_gives_back_by_time_then_by_order() {
        var random = new SplittableRandom(5);
        var queue = new EventQueue<long[]>();
        for (int i = 0; i < 5000; i++) {
            long time = random.nextLong(300);
            queue.add(time, new long[] {time, i});
        }

        List<long[]> taken = new ArrayList<>();
        while (!queue.isEmpty()) {
            taken.add(queue.take());
        }

        assertThat(taken).hasSize(5000);
        for (int i = 1; i < taken.size(); i++) {
            long[] one = taken.get(i - 1);
            long[] next = taken.get(i);
            assertThat(one[0] < next[0] || one[0] == next[0] && one[1] < next[1]).isTrue();
        }
    }
}
