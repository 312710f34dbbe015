package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

@Timeout(60)
final class StationHealthTest {
    @TempDir Path temp;

    @Test
    void a_stranger_s_unreadable_datagram_does_not_make_the_station_troubled() throws Exception {
        var page = new StationSetup.Page("127.0.0.1", 0);
        var setup = LoopbackStation.setup(temp, 0, 0, Optional.of(page));
        try (var station = new Station(setup, Clock.systemUTC(), observed -> {});
                var socket = new DatagramSocket()) {
            station.start();
            int port = station.dhcpEnds().getFirst().port();
            socket.send(
                    new DatagramPacket(new byte[] {1}, 1, InetAddress.getLoopbackAddress(), port));

            HttpResponse<String> health = health(station);
            while (!health.body().contains("could not be read")) {
                health = health(station);
            }

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"fine\"");
        }
    }

    private static HttpResponse<String> health(Station station) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + station.pagePort().orElseThrow());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri.resolve("/api/v1/health")).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
