package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.TimeUnit;

@Timeout(30)
class TftpLoopTest implements IdleWatcher {
    private final TftpLoop loop =
            new TftpLoop(
                    "tftp-test",
                    DatagramSockets.best(SocketKind.TFTP),
                    TftpLimits.DEFAULT,
                    (client, asked, ours, request) -> new TransferTable.Answer.Ignore("a test"),
                    this,
                    null,
                    address -> null);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void requests_that_no_loop_takes_are_lost_and_counted_instead_of_kept() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            loop.handOver(() -> {});
        }
        loop.start();

        assertThat(loop.lost().get(20, TimeUnit.SECONDS)).isEqualTo(20_000 - 16_384);
    }

    @Test
    void a_task_that_throws_does_not_end_the_loop() throws Exception {
        loop.bindData(Ipv4.LOOPBACK, 0);
        loop.start();
        loop.handOver(
                () -> {
                    throw new IllegalStateException("on purpose");
                });

        assertThat(loop.size().get(20, TimeUnit.SECONDS)).isZero();
    }
}
