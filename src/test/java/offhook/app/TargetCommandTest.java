package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** By command as on the page. */
@Timeout(60)
final class TargetCommandTest {
    private static final MacAddress SEEN = new MacAddress(0x001b_0c18_bdc1L);
    private static final String NEVER_SEEN = "00:1b:0c:00:00:09";
    private static final String LOAD = "SIP41.8-5-2S";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @TempDir Path folder;

    @Test
    void phones_get_the_target_and_each_that_does_not_is_named() throws Exception {
        PageStation.importFirmware(folder, List.of(LOAD), 20_000);
        try (var station = new PageStation(folder, 20)) {
            station.plugIn(PhoneStart.running(LabModel.P7961, SEEN, LOAD));
            String url = "http://127.0.0.1:" + station.port();
            while (!get(url + "/api/v1/phones").contains(SEEN.toString())) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }

            String token = station.token();
            assertThat(target(url, LOAD, SEEN.deviceName(), "--token", token)).isEqualTo("0 ");
            assertThat(get(url + "/api/v1/phones/" + SEEN)).contains("\"target\":\"" + LOAD);
            assertThat(target(url, LOAD, SEEN.digits(), NEVER_SEEN, "--token", token))
                    .startsWith("1 ");
            assertThat(target(url, "no-load", SEEN.digits(), "--token", token)).startsWith("1 ");
            assertThat(target(url, LOAD, SEEN.digits(), "--token", "wrong")).startsWith("1 ");
            assertThat(target(url, LOAD, "me", "--token", token)).startsWith("2 offhook: MAC");
        }
    }

    private static String target(String url, String... rest) {
        var err = new StringWriter();
        var arguments = new ArrayList<>(List.of("target"));
        arguments.addAll(List.of(rest));
        arguments.addAll(List.of("--station", url));
        int code =
                Main.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.toArray(String[]::new));
        return code + " " + err.toString().strip();
    }

    private static String get(String uri) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(uri)).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
