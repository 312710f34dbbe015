package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;
import offhook.udp.TftpDataPorts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@Timeout(60)
final class TransferProgressTest {
    private static final String PHONE = "/api/v1/phones/001B0C18BDC1";

    @TempDir Path temp;

    @Test
    void a_transfer_shows_how_far_it_is_and_at_its_end_how_fast_it_was() throws Exception {
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.write(own.resolve("tune.raw"), new byte[3 * 512 + 1]);
        var setup =
                LoopbackStation.setup(
                        temp, 0, 0, Optional.of(new StationSetup.Page("127.0.0.1", 0)));
        try (var station =
                        new Station(
                                setup.with(setup.tftp().withFolder(own)),
                                Clock.systemUTC(),
                                observed -> {});
                var socket = new DatagramSocket();
                var http = HttpClient.newHttpClient()) {
            station.start();
            socket.setSoTimeout(10_000);
            int port = station.tftpEnds().getFirst().port();
            say(socket, port, read("CTLSEP001B0C18BDC1.tlv"));
            int data = say(socket, port, read("tune.raw"));
            say(socket, data, new TftpInput.Ack(1));

            String progress = "\"file\":\"tune.raw\",\"bytes\":512,\"total\":1537";
            while (!get(http, station, PHONE).contains(progress)) {
                Thread.onSpinWait();
            }

            say(socket, data, new TftpInput.Ack(2));
            say(socket, data, new TftpInput.Ack(3));
            socket.send(packet(new TftpInput.Ack(4), data));
            String story = get(http, station, PHONE + "/story");
            while (!story.contains("\"kind\":\"FileSent\"")) {
                story = get(http, station, PHONE + "/story");
            }
            assertThat(story)
                    .contains("\"sizeBytes\":1537")
                    .contains("\"retransmissions\":")
                    .contains("\"bytesPerSecond\":");
        }
    }

    @Test
    void data_leave_from_the_ports_that_the_settings_say() throws Exception {
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.write(own.resolve("tune.raw"), new byte[10]);
        var range = new TftpDataPorts.Between(28_741, 28_744);
        for (var ports : List.of(new TftpDataPorts.AsAsked(), range)) {
            var setup = LoopbackStation.setup(temp, 0, 0, Optional.empty());
            var tftp = setup.tftp().withFolder(own).withDataPorts(ports);
            try (var station = new Station(setup.with(tftp), Clock.systemUTC(), observed -> {});
                    var socket = new DatagramSocket()) {
                station.start();
                socket.setSoTimeout(10_000);
                int asked = station.tftpEnds().getFirst().port();
                int from = say(socket, asked, read("tune.raw"));

                if (ports.equals(range)) {
                    assertThat(from).isBetween(range.first(), range.last());
                } else {
                    assertThat(from).isEqualTo(asked);
                }
            }
        }
    }

    private static TftpInput.ReadRequest read(String name) {
        return new TftpInput.ReadRequest(name, "octet", List.of());
    }

    /** Says something and waits for the answer; its port. */
    private static int say(DatagramSocket socket, int port, TftpInput.Packet packet)
            throws Exception {
        socket.send(packet(packet, port));
        var answer = new DatagramPacket(new byte[600], 600);
        socket.receive(answer);
        return answer.getPort();
    }

    private static DatagramPacket packet(TftpInput.Packet packet, int port) {
        byte[] bytes = TftpCodec.encode(packet).toArray();
        return new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port);
    }

    private static String get(HttpClient http, Station station, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + station.pagePort().orElseThrow() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
