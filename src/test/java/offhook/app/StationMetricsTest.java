package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.tftp.TftpCodec;
import offhook.tftp.TftpInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (var station = LoopbackStation.withOwnFile(temp, "tune.raw", new byte[600]);
                var http = HttpClient.newHttpClient()) {
            station.start();
            try (var phone = new TftpTalk(station.tftpEnds().getFirst(), "127.0.0.1")) {
                phone.ask("none.raw");
                phone.hear();
                var write = new TftpInput.WriteRequest("tune.raw", "octet");
                phone.send(station.tftpEnds().getFirst(), TftpCodec.encode(write).toArray());
                phone.hear();
                phone.ask("tune.raw");
                phone.data(1);
                phone.say(new TftpInput.Ack(1));
                phone.data(2);
                phone.say(new TftpInput.Ack(2));
            }

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
                            "offhook_tftp_open 0.0",
                            "offhook_socket_drops_total{port=\"tftp\"} 0.0",
                            "offhook_dhcp_heard_total{kind=\"discover\"} 0.0",
                            "offhook_desk_troubles_total{what=\"dropped\"} 0.0");
            // More if a slow machine had one block sent again.
            assertThat(metrics)
                    .containsPattern("offhook_tftp_sent_bytes_total\\{way=\"tftp\"} [1-9]");
            System.gc();
            assertThat(metrics(http, station, "/metrics"))
                    .containsPattern("jvm_gc_pause_seconds_count\\{gc=\"[^\"]+\"\\} [1-9]")
                    .contains("jvm_gc_pause_seconds_sum{gc=");
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
