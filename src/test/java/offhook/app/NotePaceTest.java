package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class NotePaceTest {
    private static final Ipv4 LOUD = Ipv4.of("10.0.0.7");
    private static final Ipv4 QUIET = Ipv4.of("10.0.0.8");

    private final AtomicLong now = new AtomicLong();
    private final NotePace pace = new NotePace(now::get);

    /** The clock of a JVM begins anywhere, below zero too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 5_000_000_123L, -7_000_000_123L, Long.MAX_VALUE - 10_000_000_000L})
    void who_floods_is_heard_so_often_a_second_and_others_always(long start) {
        now.set(start);
        assertThat(heard(LOUD, 10_000)).isEqualTo(NotePace.PER_SECOND_MAX);
        assertThat(heard(QUIET, 24)).isEqualTo(24);
        assertThat(pace.heldBack()).isEqualTo(10_000 - NotePace.PER_SECOND_MAX);

        now.addAndGet(2_000_000_000L);
        assertThat(heard(LOUD, 10_000)).isEqualTo(NotePace.PER_SECOND_MAX);
    }

    @Test
    void from_many_threads_it_is_the_same_number() {
        long heard = IntStream.range(0, 100_000).parallel().filter(i -> pace.admits(LOUD)).count();

        assertThat(heard).isEqualTo(NotePace.PER_SECOND_MAX);
    }

    @Test
    void rehearsals_on_loopback_may_be_as_fast_as_they_like() {
        assertThat(heard(Ipv4.of("127.79.0.10"), 10_000)).isEqualTo(10_000);
    }

    private long heard(Ipv4 client, int times) {
        return IntStream.range(0, times).filter(i -> pace.admits(client)).count();
    }
}
