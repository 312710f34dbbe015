package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.tftp.TftpInput;
import offhook.udp.TftpDataPorts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        try (var station = LoopbackStation.withOwnFile(temp, "tune.raw", new byte[3 * 512 + 1]);
                var http = HttpClient.newHttpClient()) {
            station.start();
            var phone = new TftpTalk(station.tftpEnds().getFirst(), "127.0.0.1");
            phone.ask("CTLSEP001B0C18BDC1.tlv");
            phone.hear();
            phone.ask("tune.raw");
            phone.data(1);
            phone.say(new TftpInput.Ack(1));

            String progress = "\"file\":\"tune.raw\",\"bytes\":512,\"total\":1537";
            while (!get(http, station, PHONE).contains(progress)) {
                Thread.onSpinWait();
            }

            for (int block = 2; block <= 4; block++) {
                phone.data(block);
                phone.say(new TftpInput.Ack(block));
            }
            phone.close();
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
            try (var station = new Station(setup.with(tftp), Clock.systemUTC(), observed -> {})) {
                station.start();
                int asked = station.tftpEnds().getFirst().port();
                var phone = new TftpTalk(station.tftpEnds().getFirst(), "127.0.0.1");
                phone.ask("tune.raw");
                phone.data(1);
                int from = phone.peer().port();
                phone.close();

                if (ports.equals(range)) {
                    assertThat(from).isBetween(range.first(), range.last());
                } else {
                    assertThat(from).isEqualTo(asked);
                }
            }
        }
    }

    private static String get(HttpClient http, Station station, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + station.pagePort().orElseThrow() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
