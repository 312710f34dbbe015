package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Whole conversions: the real desk, and phones that share no rule with it. */
class RehearsalTest {
    private static final LanFault[] BAD_WEATHER = {
        new LanFault.Drop(0.05),
        new LanFault.PowerCut(Duration.ofMinutes(15), Duration.ofMinutes(1))
    };

    static Stream<Assignment> kinds() {
        return MixedFleet.of(20, 1).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_of_phone_arrives_on_a_quiet_lan(Assignment one) {
        var bench = new RehearsalBench(List.of(one), 1, 2000);

        RehearsalReport report = bench.rehearsal.run(Duration.ofHours(2));

        assertThat(report.left()).as(() -> bench.stories(report)).isEmpty();
    }

    @Test
    void a_mixed_fleet_in_bad_weather_arrives_twice_by_the_very_same_way() {
        RehearsalReport one = inBadWeather(100, 42);
        RehearsalReport other = inBadWeather(100, 42);

        assertThat(one.traceText()).isEqualTo(other.traceText());
        assertThat(one.deliveries()).isEqualTo(other.deliveries()).isGreaterThan(30_000);
    }

    @Test
    void every_fault_at_once_only_delays_a_fleet() {
        long seed = seed();
        var bench =
                new RehearsalBench(
                        MixedFleet.of(40, seed),
                        seed,
                        4000,
                        new LanFault.Drop(0.05),
                        new LanFault.Duplicate(0.05),
                        new LanFault.Reorder(0.05),
                        new LanFault.Delay(0.01, Duration.ofSeconds(6)),
                        new LanFault.Stall(0.0005, Duration.ofSeconds(45)),
                        new LanFault.PowerCut(Duration.ofMinutes(20), Duration.ofMinutes(3)));

        RehearsalReport report = bench.rehearsal.run(Duration.ofHours(6));

        assertThat(report.left()).as(() -> "seed " + seed + bench.stories(report)).isEmpty();
    }

    @Test
    void a_station_that_loses_power_again_and_again_forgets_no_step() {
        long seed = seed();
        var random = new SplittableRandom(seed);
        var bench = new RehearsalBench(MixedFleet.of(30, seed), seed, 4000, BAD_WEATHER);

        for (int cut = 0; cut < 20; cut++) {
            bench.rehearsal.run(Duration.ofSeconds(5 + random.nextInt(40)));
            bench.rehearsal.cutStation(Duration.ofMillis(500 + random.nextInt(20_000)));
        }
        RehearsalReport report = bench.rehearsal.run(Duration.ofHours(6));

        assertThat(report.left()).as(() -> "seed " + seed + bench.stories(report)).isEmpty();
        assertThat(bench.stepsProvedTwice()).as("seed " + seed).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "offhook.bench", matches = "true")
    void a_thousand_phones_arrive_in_bad_weather() {
        assertThat(inBadWeather(1000, 42).traceText())
                .isEqualTo(inBadWeather(1000, 42).traceText());
    }

    private static RehearsalReport inBadWeather(int phones, long seed) {
        var bench = new RehearsalBench(MixedFleet.of(phones, seed), seed, 12_000, BAD_WEATHER);

        RehearsalReport report = bench.rehearsal.run(Duration.ofHours(6));

        assertThat(report.left()).as(() -> bench.stories(report)).isEmpty();
        return report;
    }

    private static long seed() {
        return Long.getLong("seed", 42);
    }
}
