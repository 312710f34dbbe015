package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class OtherServersTest {
    @Test
    void a_look_that_fails_is_not_the_last_one() {
        var looks = new AtomicInteger();
        try (var others =
                new OtherServers(
                        List.of(),
                        Ipv4.of("192.168.1.1"),
                        found -> {
                            if (looks.incrementAndGet() == 1) {
                                throw new IllegalStateException("nobody to tell it to");
                            }
                        })) {
            others.round();
            others.round();
        }

        assertThat(looks).hasValue(2);
    }
}
