package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;

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
import java.util.List;
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

    @Test
    void a_rehearsed_phone_with_a_fast_clock_is_not_taken_for_a_loop() throws Exception {
        var setup = LoopbackStation.setup(temp, 0, 0, Optional.empty());
        try (var station = new Station(setup, Clock.systemUTC(), observed -> {});
                var socket = new DatagramSocket()) {
            station.start();
            socket.connect(InetAddress.getLoopbackAddress(), station.dhcpEnds().getFirst().port());
            socket.setSoTimeout(10_000);
            byte[] question = DhcpCodec.encode(discover()).toArray();
            for (int i = 0; i < 3 * ClientPace.BURST; i++) {
                socket.send(new DatagramPacket(question, question.length));
                socket.receive(new DatagramPacket(new byte[1500], 1500));
            }
        }
    }

    private static DhcpMessage discover() {
        return DhcpMessage.request(
                new MacAddress(0x001b_0c18_bdc1L),
                7,
                0,
                Ipv4.ANY,
                List.of(
                        DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()),
                        DhcpOption.ofText(
                                DhcpOption.VENDOR_CLASS,
                                "Cisco Systems, Inc. IP Phone CP-7961G\0")));
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
