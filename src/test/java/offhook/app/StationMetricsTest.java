package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Timeout(60)
final class StationMetricsTest {
    private static final Path PAGE = Path.of("docs", "metrics.md");

    @TempDir Path temp;

    @Test
    void what_the_station_does_is_counted_where_prometheus_looks() throws Exception {
        Path own = Files.createDirectories(temp.resolve("own"));
        Files.writeString(own.resolve("tune.raw"), "x".repeat(600));
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
            say(socket, port, new TftpInput.ReadRequest("none.raw", "octet", List.of()));
            say(socket, port, new TftpInput.WriteRequest("tune.raw", "octet"));
            int data = say(socket, port, new TftpInput.ReadRequest("tune.raw", "octet", List.of()));
            say(socket, data, new TftpInput.Ack(1));
            socket.send(packet(new TftpInput.Ack(2), data));

            String metrics = metrics(http, station, "/metrics");
            while (!metrics.contains("offhook_tftp_transfers_total{end=\"complete\"} 1.0")) {
                metrics = metrics(http, station, "/metrics");
            }

            assertThat(metrics.lines())
                    .contains(
                            "offhook_tftp_requests_total{answer=\"served\"} 1.0",
                            "offhook_tftp_requests_total{answer=\"not_found\"} 1.0",
                            "offhook_tftp_odd_datagrams_total{kind=\"write\"} 1.0",
                            "offhook_tftp_errors_total{done=\"sent\"} 2.0",
                            "offhook_tftp_blocks_total{repeated=\"no\"} 2.0",
                            "offhook_tftp_sent_bytes_total{way=\"tftp\"} 600.0",
                            "offhook_tftp_open 0.0",
                            "offhook_socket_drops_total{port=\"tftp\"} 0.0",
                            "offhook_dhcp_heard_total{kind=\"discover\"} 0.0",
                            "offhook_desk_troubles_total{what=\"dropped\"} 0.0");
            assertThat(names(metrics)).isEqualTo(names(Files.readString(PAGE)));
            assertThat(metrics(http, station, "/api/v1/metrics")).contains("offhook_desk_queue ");
        }
    }

    private static Set<String> names(String text) {
        return Pattern.compile("offhook_[a-z_]+")
                .matcher(text.replaceAll("(?m)^#.*", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
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

    private static String metrics(HttpClient http, Station station, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + station.pagePort().orElseThrow() + path);
        var answer =
                http.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        return answer.body();
    }
}
