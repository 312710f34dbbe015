package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class StationTroublesTest {
    @Test
    void a_laptop_that_slept_over_night_is_not_told_that_somebody_set_its_clock() {
        assertThat(StationTroubles.clockMoved(Duration.ofHours(8)))
                .get()
                .asString()
                .contains("forward", ", or it slept so long, while");
        assertThat(StationTroubles.clockMoved(Duration.ofHours(-8)))
                .get()
                .asString()
                .contains("back")
                .doesNotContain("slept");
        assertThat(StationTroubles.clockMoved(Duration.ofSeconds(5))).isEmpty();
    }
}
