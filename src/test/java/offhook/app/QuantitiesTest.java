package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

final class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "6240, 6.2 s",
        "59999, 59.9 s",
        "60000, 1 min",
        "200000, 3 min 20 s",
        "3600000, 1 h",
        "5400000, 1 h 30 min",
        "187200000, 2 d 4 h"
    })
    void durations_are_two_units_at_most(long millis, String text) {
        assertThat(Quantities.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, now",
        "1, now",
        "5, 5 s ago",
        "119, 119 s ago",
        "180, 3 min ago",
        "7200, 2 h ago",
        "172800, 2 d ago"
    })
    void ages_are_one_unit(long seconds, String text) {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(Quantities.ago(now.minusSeconds(seconds), now)).isEqualTo(text);
    }
}
