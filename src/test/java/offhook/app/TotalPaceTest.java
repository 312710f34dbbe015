package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TotalPaceTest {
    private static final long SECOND = 1_000_000_000L;

    private long nanos = Long.MAX_VALUE - 5;
    private final TotalPace pace = new TotalPace(1000, () -> nanos);

    @Test
    void a_seconds_worth_passes_at_once_and_no_more() {
        assertThat(admitted(5000)).isEqualTo(1000);
        assertThat(pace.sentence().orElseThrow()).startsWith("4000 DHCP messages were ignored");
    }

    @Test
    void a_flood_that_goes_on_is_held_to_the_rate() {
        int heard = 0;
        for (int i = 0; i < 100; i++) {
            heard += admitted(1000);
            nanos += SECOND / 10;
        }

        assertThat(heard).isBetween(10_800, 11_100);
    }

    @Test
    void after_a_quiet_time_nobody_is_ignored() {
        admitted(5000);
        nanos += 10 * SECOND;

        assertThat(admitted(1000)).isEqualTo(1000);
    }

    private int admitted(int messages) {
        int heard = 0;
        for (int i = 0; i < messages; i++) {
            heard += pace.admits() ? 1 : 0;
        }
        return heard;
    }
}
