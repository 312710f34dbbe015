package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class SocketLoopTest {
    private final DatagramSockets sockets = DatagramSockets.best(SocketKind.TFTP);

    @Test
    void a_turn_that_fails_is_not_the_last() throws Exception {
        var turns = new CountDownLatch(3);
        var loop =
                new SocketLoop(
                        "turns",
                        sockets,
                        () -> {
                            turns.countDown();
                            if (turns.getCount() % 2 == 0) {
                                throw new OutOfMemoryError("made to fail");
                            }
                            throw new IllegalStateException("made to fail");
                        });

        loop.start();

        assertThat(turns.await(20, TimeUnit.SECONDS)).isTrue();
        loop.close();
    }

    @Test
    void closed_it_gives_its_port_back_whether_or_not_it_ran() {
        int port = sockets.bindTftp(Ipv4.LOOPBACK, 0).endpoint().port();
        var ran = new SocketLoop("ran", sockets, () -> sockets.await(1_000, () -> false, null));
        ran.start();
        ran.close();

        var again = DatagramSockets.best(SocketKind.TFTP);
        assertThat(again.bindTftp(Ipv4.LOOPBACK, port).endpoint().port()).isEqualTo(port);
        new SocketLoop("never", again, () -> {}).close();

        var third = DatagramSockets.best(SocketKind.TFTP);
        assertThat(third.bindTftp(Ipv4.LOOPBACK, port).endpoint().port()).isEqualTo(port);
        third.close();
    }

    @Test
    void closing_wakes_a_loop_that_waits() throws Exception {
        int port = sockets.bindTftp(Ipv4.LOOPBACK, 0).endpoint().port();
        var waits = new CountDownLatch(1);
        var held = new SocketLoop[1];
        held[0] =
                new SocketLoop(
                        "waits",
                        sockets,
                        () -> {
                            waits.countDown();
                            sockets.await(
                                    TimeUnit.MINUTES.toNanos(10), () -> held[0].isClosing(), null);
                        });
        held[0].start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();

        held[0].close();

        // Not woken it would hold the port for minutes yet.
        var again = DatagramSockets.best(SocketKind.TFTP);
        assertThat(again.bindTftp(Ipv4.LOOPBACK, port).endpoint().port()).isEqualTo(port);
        again.close();
    }
}
