package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SetClock wall = new SetClock(NOON);
    private long nanos = 42;

    @Test
    void a_day_back_or_forth_on_the_wall_does_not_move_it() {
        var clock = new SteadyClock(wall, Instant.MIN, () -> nanos);

        nanos += Duration.ofSeconds(10).toNanos();
        wall.now = NOON.plus(Duration.ofDays(1));
        Instant forth = clock.instant();
        wall.now = NOON.minus(Duration.ofDays(1));
        Instant back = clock.instant();

        assertThat(forth).isEqualTo(NOON.plusSeconds(10));
        assertThat(back).isEqualTo(NOON.plusSeconds(10));
        assertThat(clock.wallAhead()).isEqualTo(Duration.ofDays(-1).minusSeconds(10));
    }

    @Test
    void it_never_starts_before_what_was_promised() {
        Instant promised = NOON.plus(Duration.ofHours(3));

        var clock = new SteadyClock(wall, promised, () -> nanos);

        assertThat(clock.instant()).isEqualTo(promised);
    }
}
