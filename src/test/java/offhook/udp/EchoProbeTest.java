package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import offhook.address.Ipv4;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The system's own answers, on loopback. */
@Timeout(30)
class EchoProbeTest {
    private static final Ipv4 FIRST = Ipv4.of("127.0.0.1");
    private static final Ipv4 SECOND = Ipv4.of("127.0.0.2");

    private final BlockingQueue<Ipv4> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Ipv4> heardByOther = new LinkedBlockingQueue<>();
    private Optional<EchoProbe> probe = Optional.empty();
    private Optional<EchoProbe> other = Optional.empty();

    @BeforeEach
    void open() {
        probe = EchoProbe.open(heard::add);
        other = EchoProbe.open(heardByOther::add);
        assumeTrue(probe.isPresent(), "no Linux, or no right to a raw socket");
    }

    @AfterEach
    void close() {
        probe.ifPresent(EchoProbe::close);
        other.ifPresent(EchoProbe::close);
    }

    @Test
    void an_address_that_answers_is_heard_by_the_one_who_asked_alone() throws Exception {
        assertThat(probe.orElseThrow().ask(FIRST)).isTrue();
        assertThat(heard.take()).isEqualTo(FIRST);

        // Both sockets see both answers, in the same order.
        assertThat(other.orElseThrow().ask(SECOND)).isTrue();
        assertThat(heardByOther.take()).isEqualTo(SECOND);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_can_not_leave_is_said() {
        assertThat(probe.orElseThrow().ask(Ipv4.BROADCAST)).isFalse();
    }

    @Test
    void after_its_end_nothing_is_asked() {
        probe.orElseThrow().close();

        assertThat(probe.orElseThrow().ask(FIRST)).isFalse();
    }
}
