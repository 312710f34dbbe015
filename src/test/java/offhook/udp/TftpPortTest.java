package offhook.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Real sockets on loopback. */
@Timeout(30)
class TftpPortTest implements IdleWatcher {
    private static final Ipv4 HERE = Ipv4.LOOPBACK;
    private static final Ipv4 ALSO_HERE = Ipv4.of("127.0.0.9");

    private final BlockingQueue<TransferTable.Transferred> ended = new ArrayBlockingQueue<>(1000);
    private final Bytes file = content(100_001);
    private TftpPort port;

    /** Answers with the file, or later from another thread if its name says so. */
    private TransferTable.Answer answer(
            Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
        var serve = new TransferTable.Answer.Serve(FileContent.of(file), request.file());
        if (!request.file().equals("later")) {
            return serve;
        }
        Thread.ofVirtual().start(() -> port.decide(client, ours, serve));
        return new TransferTable.Answer.Later();
    }

    @AfterEach
    void close() {
        port.close();
    }

    @ParameterizedTest
    @CsvSource({"f,0,0", "later,0,0", "f,1428,0", "f,0,8", "f,1428,64"})
    void a_file_arrives_whole(String name, int blockBytes, int window) throws Exception {
        Endpoint server = start(new TftpDataPorts.Any(), HERE).getFirst();

        try (var client = new Client("127.0.0.1")) {
            assertThat(client.fetch(server, name, blockBytes, window)).isEqualTo(file);
            assertThat(client.server.getPort()).isNotEqualTo(server.port());
        }
        var transfer = ended.poll(5, TimeUnit.SECONDS);
        assertThat(transfer).isNotNull();
        assertThat(transfer.outcome()).isEqualTo(new TransferTable.Outcome.Complete());
        assertThat(transfer.retransmissions()).isZero();
    }

    @Test
    void the_answer_comes_from_the_address_that_was_asked() throws Exception {
        List<Endpoint> servers = start(new TftpDataPorts.Any(), HERE, ALSO_HERE);

        for (Endpoint server : servers) {
            try (var client = new Client("127.0.0.1")) {
                assertThat(client.fetch(server, "f", 0, 0)).isEqualTo(file);
                assertThat(client.server.getAddress().getHostAddress())
                        .isEqualTo(server.address().toString());
            }
        }
    }

    @Test
    void everything_from_one_port_if_so_wished() throws Exception {
        Endpoint server = start(new TftpDataPorts.AsAsked(), HERE).getFirst();

        try (var client = new Client("127.0.0.1")) {
            assertThat(client.fetch(server, "f", 0, 8)).isEqualTo(file);
            assertThat(client.server.getPort()).isEqualTo(server.port());
            // Again from the same port, as a 7940 does.
            client.server = null;
            assertThat(client.fetch(server, "f", 0, 0)).isEqualTo(file);
        }
    }

    /** What Windows and macOS get. */
    @ParameterizedTest
    @CsvSource({"f,0,0", "later,0,0", "f,1428,64"})
    void without_linux_a_file_arrives_as_well(String name, int blockBytes, int window)
            throws Exception {
        port =
                new TftpPort(
                        () -> new PlainSockets(SocketKind.TFTP),
                        List.of(HERE),
                        0,
                        new TftpDataPorts.Any(),
                        TftpLimits.DEFAULT,
                        this::answer,
                        this);
        port.start();

        try (var client = new Client("127.0.0.1")) {
            assertThat(client.fetch(port.ports().getFirst(), name, blockBytes, window))
                    .isEqualTo(file);
        }
    }

    @Test
    void data_ports_stay_in_their_range() throws Exception {
        var range = new TftpDataPorts.Between(28_731, 28_735);
        Endpoint server = start(range, HERE).getFirst();

        try (var client = new Client("127.0.0.1")) {
            assertThat(client.fetch(server, "f", 0, 0)).isEqualTo(file);
            assertThat(client.server.getPort()).isBetween(range.first(), range.last());
        }
        assertThat(port.dataEnds())
                .allMatch(end -> end.port() >= range.first() && end.port() <= range.last());
    }

    @Test
    void two_hundred_clients_at_once_get_their_files_while_others_vanish() throws Exception {
        Endpoint server = start(new TftpDataPorts.Any(), HERE).getFirst();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            String address = "127.0.1." + (i + 1);
            boolean vanishes = i % 4 == 3;
            tasks.add(
                    () -> {
                        try (var client = new Client(address)) {
                            if (vanishes) {
                                // Closed at once: ICMP "port unreachable" comes back to our socket.
                                client.ask(server, "f", 0, 0);
                                return true;
                            }
                            return client.fetch(server, "f", 0, 0).equals(file);
                        }
                    });
        }
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : pool.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void noise_leaves_the_server_serving() throws Exception {
        Endpoint server = start(new TftpDataPorts.Any(), HERE).getFirst();
        long seed = Long.getLong("seed", 5);
        var random = new Random(seed);
        try (var noise = new Client("127.0.0.66");
                var client = new Client("127.0.0.1")) {
            List<Endpoint> ends = new ArrayList<>(port.dataEnds());
            ends.add(server);
            for (int i = 0; i < 2000; i++) {
                var bytes = new byte[random.nextInt(1400)];
                random.nextBytes(bytes);
                if (bytes.length > 1 && i % 2 == 0) {
                    bytes[0] = 0;
                    bytes[1] = (byte) random.nextInt(7);
                }
                noise.send(address(ends.get(i % ends.size())), Bytes.of(bytes));
            }
            assertThat(client.fetch(server, "f", 0, 0)).as("seed %d", seed).isEqualTo(file);
        }
    }

    @Test
    void a_port_in_use_is_a_sentence_and_nothing_stays_bound() throws Exception {
        try (var other = new DatagramSocket(0, InetAddress.getByName("127.0.0.9"))) {
            port = port(other.getLocalPort(), new TftpDataPorts.Any(), HERE, ALSO_HERE);
            assertThatThrownBy(port::start)
                    .isInstanceOf(UdpException.class)
                    .hasMessageContaining(
                            "UDP port " + other.getLocalPort() + " of 127.0.0.9 cannot be had")
                    .hasMessageContaining("another TFTP server holds it");
            new DatagramSocket(other.getLocalPort(), InetAddress.getByName("127.0.0.1")).close();
        }
    }

    @Test
    void an_address_of_another_machine_is_a_sentence() {
        port = port(0, new TftpDataPorts.Any(), Ipv4.of("192.0.2.1"));

        assertThatThrownBy(port::start)
                .isInstanceOf(UdpException.class)
                .hasMessageContaining("this machine has no such address");
    }

    private List<Endpoint> start(TftpDataPorts dataPorts, Ipv4... addresses) {
        port = port(0, dataPorts, addresses);
        port.start();
        return port.ports();
    }

    private TftpPort port(int number, TftpDataPorts dataPorts, Ipv4... addresses) {
        return new TftpPort(
                List.of(addresses), number, dataPorts, TftpLimits.DEFAULT, this::answer, this);
    }

    private static Bytes content(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static InetSocketAddress address(Endpoint end) {
        return new InetSocketAddress(end.address().toString(), end.port());
    }

    @Override
    public void onEnded(TransferTable.Transferred transfer) {
        ended.add(transfer);
    }

    /** A reader with a real socket; repeats its last word after a second. */
    private static final class Client implements AutoCloseable {
        private final DatagramSocket socket;
        private final byte[] buffer = new byte[2000];
        private InetSocketAddress server;

        Client(String address) throws IOException {
            socket = new DatagramSocket(0, InetAddress.getByName(address));
            socket.setSoTimeout(1000);
        }

        void send(InetSocketAddress to, Bytes bytes) throws IOException {
            socket.send(new DatagramPacket(bytes.toArray(), bytes.size(), to));
        }

        void ask(Endpoint to, String file, int blockBytes, int window) throws IOException {
            var options = new ArrayList<TftpInput.Option>();
            if (blockBytes > 0) {
                options.add(new TftpInput.Option("blksize", "" + blockBytes));
            }
            if (window > 0) {
                options.add(new TftpInput.Option("windowsize", "" + window));
            }
            var request = new TftpInput.ReadRequest(file, "octet", options);
            send(address(to), TftpCodec.encode(request));
        }

        Bytes fetch(Endpoint to, String file, int blockBytes, int window) throws IOException {
            var got = new ByteWriter(1 << 20);
            int block = 0;
            int full = blockBytes == 0 ? 512 : blockBytes;
            ask(to, file, blockBytes, window);
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (java.net.SocketTimeoutException silence) {
                    if (block == 0) {
                        ask(to, file, blockBytes, window);
                    } else {
                        send(server, TftpCodec.encode(new TftpInput.Ack(block)));
                    }
                    continue;
                }
                server = (InetSocketAddress) packet.getSocketAddress();
                var input =
                        TftpCodec.decode(java.nio.ByteBuffer.wrap(buffer, 0, packet.getLength()));
                boolean isLast = false;
                if (input instanceof TftpInput.Data(int number, Bytes content)) {
                    if (number != block + 1) {
                        continue;
                    }
                    got.bytes(content);
                    block = number;
                    isLast = content.size() < full;
                }
                if (isLast || window == 0 || block % window == 0) {
                    send(server, TftpCodec.encode(new TftpInput.Ack(block)));
                }
                if (isLast) {
                    return got.toBytes();
                }
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
