package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class RehearsalTest {
    static Stream<Assignment> kinds() {
        return MixedFleet.of(20, 1).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_of_phone_arrives_on_a_quiet_lan(Assignment one) {
        var bench = new RehearsalBench(List.of(one), 1, 2000);

        RehearsalReport report = bench.rehearsal.run(Duration.ofHours(2));

        assertThat(report.left()).as(() -> bench.story(report.left().getFirst().phone())).isEmpty();
    }

    @Test
    void a_thousand_in_bad_weather() {
        for (int i = 0; i < 2; i++) {
            long before = System.nanoTime();
            var bench =
                    new RehearsalBench(
                            MixedFleet.of(Integer.getInteger("phones", 200), 42),
                            42,
                            12_000,
                            new LanFault.Drop(0.05),
                            new LanFault.PowerCut(Duration.ofMinutes(15), Duration.ofMinutes(1)));

            RehearsalReport report = bench.rehearsal.run(Duration.ofHours(6));

            System.err.printf(
                    "%s left %d virtual %s deliveries %,d trace %s in %.1f s%n",
                    report.haveAllArrived(),
                    report.left().size(),
                    report.virtualTime(),
                    report.deliveries(),
                    report.traceText(),
                    (System.nanoTime() - before) / 1e9);
            report.left().stream().limit(30).forEach(System.err::println);
            if (!report.left().isEmpty()) {
                System.err.println(bench.story(report.left().getFirst().phone()));
            }
            System.err.println(bench.events.size() + " events");
            assertThat(report.left()).isEmpty();
        }
    }
}
