package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
final class RoundsTest {
    @Test
    void it_looks_again_and_again_and_not_once_it_is_closed() throws InterruptedException {
        var thrice = new CountDownLatch(3);
        var looks = new AtomicInteger();
        var rounds =
                new Rounds(
                        "trial",
                        Duration.ofMillis(1),
                        () -> {
                            looks.incrementAndGet();
                            thrice.countDown();
                        });
        rounds.start();
        thrice.await();

        rounds.close();

        int seen = looks.get();
        assertThat(seen).isGreaterThanOrEqualTo(3);
        assertThat(looks.get()).isEqualTo(seen);
    }

    @Test
    void closing_waits_for_the_round_that_is_on_its_way() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var isOver = new AtomicBoolean();
        var rounds =
                new Rounds(
                        "trial",
                        Duration.ofMillis(1),
                        () -> {
                            begun.countDown();
                            try {
                                mayEnd.await();
                            } catch (InterruptedException unexpected) {
                                throw new AssertionError(unexpected);
                            }
                            isOver.set(true);
                        });
        rounds.start();
        begun.await();
        var closing = new Thread(rounds::close);
        closing.start();

        mayEnd.countDown();
        closing.join();

        assertThat(isOver).isTrue();
    }

    @Test
    void what_never_began_is_closed_at_once() {
        var looks = new AtomicInteger();

        new Rounds("trial", Duration.ZERO, looks::incrementAndGet).close();

        assertThat(looks).hasValue(0);
    }
}
