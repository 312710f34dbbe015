package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

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
}
