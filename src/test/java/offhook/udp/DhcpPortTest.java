package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.Arrival;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.ReplyRoute;
import offhook.wire.Bytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Real sockets on the loopback interface. */
class DhcpPortTest {
    private static final int PATIENCE_SECONDS = 10;
    private static final Interfaces.Card LOOPBACK =
            new Interfaces.Card("lo", Ipv4.LOOPBACK, 8, true, true, false, Optional.empty());
    private static final DhcpMessage DISCOVER =
            DhcpMessage.request(
                    MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow(),
                    7,
                    DhcpMessage.BROADCAST_FLAG,
                    Ipv4.ANY,
                    List.of(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code())));

    private record Heard(DhcpInput input, Arrival arrival) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final DhcpPort port =
            new DhcpPort(
                    List.of(LOOPBACK), 0, (input, arrival) -> heard.add(new Heard(input, arrival)));
    private DatagramSocket phone;

    @BeforeEach
    void open() throws IOException {
        port.start();
        phone = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.5"), 0));
        phone.setSoTimeout(PATIENCE_SECONDS * 1000);
    }

    @AfterEach
    void close() {
        phone.close();
        port.close();
    }

    @Test
    void a_message_arrives_with_its_way_and_the_reply_goes_back_there() throws Exception {
        say(DhcpCodec.encode(DISCOVER));

        Heard first = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Endpoint source = new Endpoint(Ipv4.of("127.0.0.5"), phone.getLocalPort());
        assertThat(first)
                .isEqualTo(
                        new Heard(
                                new DhcpInput.Message(DISCOVER),
                                new Arrival("lo", Ipv4.LOOPBACK, source, false)));
        for (ReplyRoute route :
                List.of(
                        new ReplyRoute.Broadcast(),
                        new ReplyRoute.ToHardware(DISCOVER.mac().orElseThrow(), Ipv4.LOOPBACK),
                        new ReplyRoute.ToClient(new Endpoint(Ipv4.of("127.9.9.9"), 68)))) {
            port.send(first.arrival(), DISCOVER, route);

            assertThat(receive()).isEqualTo(new DhcpInput.Message(DISCOVER));
        }
        assertThat(port.droppedReplies()).isZero();
    }

    @Test
    void what_is_no_message_arrives_as_such_and_the_next_one_is_heard() throws Exception {
        say(Bytes.ofText("rubbish"));
        say(Bytes.of(new byte[DhcpCodec.DATAGRAM_BYTES_MAX + 500]));
        say(DhcpCodec.encode(DISCOVER));

        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).input())
                .isInstanceOf(DhcpInput.Unreadable.class);
        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).input())
                .isInstanceOf(DhcpInput.Unreadable.class);
        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).input())
                .isEqualTo(new DhcpInput.Message(DISCOVER));
    }

    @Test
    void many_at_once_are_all_heard_and_all_answered() throws Exception {
        for (int i = 0; i < 100; i++) {
            say(DhcpCodec.encode(DISCOVER));
        }
        for (int i = 0; i < 100; i++) {
            Heard each = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            port.send(each.arrival(), DISCOVER, new ReplyRoute.Broadcast());
        }
        for (int i = 0; i < 100; i++) {
            assertThat(receive()).isEqualTo(new DhcpInput.Message(DISCOVER));
        }
    }

    @Test
    void a_port_that_is_taken_is_a_sentence_that_names_its_holder() {
        int taken = port.ports().getFirst().port();
        try (var second = new DhcpPort(List.of(LOOPBACK), taken, (input, arrival) -> {})) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(UdpException.class)
                    .hasMessageStartingWith(
                            "DHCP: UDP port %d on lo cannot be had: ".formatted(taken))
                    .hasMessageEndingWith(
                            "holds it; stop that one first, or start with --no-dhcp and let it"
                                    + " say option 150 127.0.0.1");
        }
    }

    @Test
    void the_holder_of_a_port_is_found_in_linuxs_table() {
        var table =
                List.of(
                        "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when"
                                + " retrnsmt   uid  timeout inode ref pointer drops",
                        " 1017: 00000000:0043 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 20731 2 0000000000000000 0",
                        " 1018: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 20732 2 0000000000000000 0");

        assertThat(DhcpPortFault.inodes(table, 67)).containsExactly("socket:[20731]");
    }

    private void say(Bytes datagram) throws IOException {
        byte[] bytes = datagram.toArray();
        phone.send(
                new DatagramPacket(
                        bytes,
                        bytes.length,
                        InetAddress.getByName("127.0.0.1"),
                        port.ports().getFirst().port()));
    }

    private DhcpInput receive() throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        phone.receive(packet);
        return DhcpCodec.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    }
}
