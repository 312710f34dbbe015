package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import offhook.address.Ipv4;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The system calls themselves, on loopback. */
@Timeout(30)
class LinuxSocketsTest {
    private static final long LONG = Duration.ofSeconds(20).toNanos();

    private final List<String> received = new ArrayList<>();
    private DatagramSockets sockets;
    private DatagramSocket peer;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(LinuxCalls.areThere(), "no 64-bit Linux");
        sockets = new LinuxSockets(SocketKind.TFTP);
        peer = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        peer.setSoTimeout(5_000);
    }

    @AfterEach
    void close() {
        if (sockets != null) {
            sockets.close();
            peer.close();
        }
    }

    private DatagramSockets.Receiver noting() {
        return new DatagramSockets.Receiver() {
            @Override
            public void onDatagram(
                    DatagramSockets.End ours,
                    int toAddress,
                    int fromAddress,
                    int fromPort,
                    ByteBuffer datagram) {
                received.add(
                        new Ipv4(fromAddress)
                                + (fromPort == peer.getLocalPort() ? " peer " : " other ")
                                + text(datagram));
            }

            @Override
            public void afterBatch() {
                sockets.flush();
            }
        };
    }

    @Test
    void more_datagrams_than_a_batch_holds_come_in_order_with_their_sender() throws Exception {
        DatagramSockets.End end = sockets.bind(Ipv4.LOOPBACK, 0, "");
        int many = DatagramSockets.BATCH * 3 + 5;
        for (int i = 0; i < many; i++) {
            byte[] bytes = ("n" + i).getBytes();
            peer.send(
                    new DatagramPacket(
                            bytes,
                            bytes.length,
                            InetAddress.getByName("127.0.0.1"),
                            end.endpoint().port()));
        }
        while (received.size() < many) {
            sockets.await(LONG, () -> false, noting());
        }
        for (int i = 0; i < many; i++) {
            assertThat(received.get(i)).isEqualTo("127.0.0.1 peer n" + i);
        }
    }

    /** Also where the pieces of two windows and single datagrams alternate. */
    @Test
    void what_is_sent_arrives_as_it_was_cut() throws Exception {
        DatagramSockets.End end = sockets.bind(Ipv4.LOOPBACK, 0, "");
        DatagramSockets.End other = sockets.bind(Ipv4.LOOPBACK, 0, "");
        var expected = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            // Runs of equal length, each ended by a shorter one, from two ends in turns.
            String text = (i % 10 == 9 ? "last" : "piece") + i % 10 + "-" + i / 100;
            send(i % 40 < 20 ? end : other, text);
            expected.add("h:" + text);
        }
        sockets.flush();

        var got = new ArrayList<String>();
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (got.size() < expected.size()) {
            peer.receive(packet);
            got.add(new String(packet.getData(), 0, packet.getLength()));
        }
        assertThat(got).isEqualTo(expected);
        assertThat(sockets.refusedSends()).isZero();
    }

    @Test
    void a_datagram_that_can_not_leave_is_counted_and_the_others_go() throws Exception {
        DatagramSockets.End end = sockets.bind(Ipv4.LOOPBACK, 0, "");
        send(end, "before");
        // Port 0 is nobody's: the system refuses it.
        sockets.send(end, Ipv4.LOOPBACK.value(), 0, bytes("h:"), bytes("lost"));
        send(end, "after");
        sockets.flush();

        var packet = new DatagramPacket(new byte[2048], 2048);
        peer.receive(packet);
        assertThat(new String(packet.getData(), 0, packet.getLength())).isEqualTo("h:before");
        peer.receive(packet);
        assertThat(new String(packet.getData(), 0, packet.getLength())).isEqualTo("h:after");
        assertThat(sockets.refusedSends()).isEqualTo(1);
    }

    @Test
    void a_wake_from_another_thread_ends_the_wait() throws Exception {
        sockets.bind(Ipv4.LOOPBACK, 0, "");
        var isAboutToWait = new CountDownLatch(1);
        Thread waker =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        isAboutToWait.await();
                                    } catch (InterruptedException ended) {
                                        return;
                                    }
                                    sockets.wake();
                                });
        // Looked at when a wake would already be noticed.
        sockets.await(
                Duration.ofHours(1).toNanos(),
                () -> {
                    isAboutToWait.countDown();
                    return false;
                },
                noting());
        waker.join();
        assertThat(received).isEmpty();
    }

    private void send(DatagramSockets.End end, String text) {
        sockets.send(end, Ipv4.LOOPBACK.value(), peer.getLocalPort(), bytes("h:"), bytes(text));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes());
    }

    private static String text(ByteBuffer datagram) {
        var bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        return new String(bytes);
    }
}
