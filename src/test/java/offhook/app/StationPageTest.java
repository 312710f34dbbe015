package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.desk.Input;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.phone.LoadNames;
import offhook.web.SchemaCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The API of a whole station, over real HTTP. */
@Timeout(60)
final class StationPageTest {
    private static final MacAddress MAC = new MacAddress(0x001b_0c18_bdc1L);
    private static final String LOAD = "SIP41.8-5-2S";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path temp;
    private final HttpClient client = HttpClient.newHttpClient();
    private Station station;

    @BeforeEach
    void start() {
        var page = new StationSetup.Page("127.0.0.1", 0);
        var setup = LoopbackStation.setup(temp, 0, 0, Optional.of(page));
        station = new Station(setup, Clock.systemUTC(), observed -> {});
        station.start();
    }

    @AfterEach
    void stop() {
        client.close();
        station.close();
    }

    @Test
    void every_answer_of_a_station_is_as_it_is_described() throws Exception {
        upload(archive());
        choose();
        send("PUT", "/phones/" + MAC + "/lines", "{\"lines\": [{\"number\": \"101\"}]}");
        JsonNode description = get("/openapi.json");
        var check = new SchemaCheck(description);

        for (var path : description.path("paths").properties()) {
            var schema = check.answerOf(path.getKey(), "get");
            if (schema.isEmpty()) {
                continue;
            }
            String call =
                    path.getKey()
                            .replace("{mac}", MAC.toString())
                            .replace("{name}", "OS79XX.TXT")
                            .replace("/firmware/graph", "/firmware/graph?model=7961");
            JsonNode answer = get(call);
            // Nobody has written down lines of this one.
            boolean isAbsent = call.endsWith("/lines") && answer.path("status").asInt(0) == 404;
            if (!isAbsent) {
                assertThat(check.faults(answer, schema.get())).as(path.getKey()).isEmpty();
            }
        }
        JsonNode plan = send("POST", "/plan", "{\"model\":\"7961\",\"to\":\"" + LOAD + "\"}");
        assertThat(check.faults(plan, check.answerOf("/plan", "post").orElseThrow())).isEmpty();
    }

    @Test
    void a_sent_archive_is_in_the_library_when_it_is_answered() throws Exception {
        byte[] archive = archive();
        byte[] cut = Arrays.copyOf(archive, archive.length / 2);

        JsonNode broken = upload(cut);
        assertThat(broken.path("fine").booleanValue()).isFalse();

        JsonNode whole = upload(archive);

        assertThat(whole.path("fine").booleanValue()).isTrue();
        assertThat(get("/loads").path("loads").path(0).path("name").stringValue()).isEqualTo(LOAD);
        assertThat(get("/firmware/graph?model=7961").path("nodes").valueStream())
                .anyMatch(
                        node ->
                                node.path("load").stringValue().equals(LOAD)
                                        && node.path("state").stringValue().equals("here"));
        assertThat(Files.list(temp.resolve("uploads"))).isEmpty();
    }

    @Test
    void a_new_phone_is_on_the_stream_and_a_forgotten_one_leaves_it() throws Exception {
        var request = HttpRequest.newBuilder(uri("/events")).build();
        var stream = client.send(request, BodyHandlers.ofInputStream());
        try (var in =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            choose();
            assertThat(awaitData(in, "phone").path("mac").stringValue()).isEqualTo(MAC.toString());

            send("DELETE", "/phones/" + MAC, "");

            assertThat(awaitData(in, "gone").path("mac").stringValue()).isEqualTo(MAC.toString());
            assertThat(get("/phones")).isEmpty();
            assertThat(station.store().journal()).isEmpty();
        }
    }

    @Test
    void the_journal_is_searched_and_read_on_to_its_beginning() throws Exception {
        choose();

        JsonNode first = get("/log?limit=1&text=SHALL%20RUN");
        JsonNode rest = get("/log?limit=9&before=" + first.path("next").longValue());
        JsonNode none = get("/log?text=no%20such%20words");

        assertThat(first.path("entries").path(0).path("mac").stringValue())
                .isEqualTo(MAC.toString());
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(none.path("entries")).isEmpty();
    }

    @Test
    void many_targets_are_set_at_once_and_what_cannot_be_is_said() throws Exception {
        choose();

        JsonNode answer =
                send(
                        "PUT",
                        "/phones/target",
                        "{\"macs\":[\"%s\",\"00:00:00:00:00:01\"],\"load\":\"SIP41.9-4-2SR3-1S\"}"
                                .formatted(MAC));

        assertThat(answer.path("set").intValue()).isEqualTo(1);
        assertThat(answer.path("refused").path(0).path("why").stringValue()).contains("never seen");
        assertThat(get("/phones/" + MAC).path("target").stringValue())
                .isEqualTo("SIP41.9-4-2SR3-1S");
    }

    @Test
    void what_a_first_run_decides_is_there_for_the_next_start() throws Exception {
        JsonNode answer = send("PUT", "/first-run", "{\"addresses\":\"elsewhere\",\"done\":true}");

        assertThat(answer.path("firstRun").path("done").booleanValue()).isTrue();
        assertThat(answer.path("firstRun").path("decisions").path(1).path("chosen").stringValue())
                .isEqualTo("elsewhere");
        assertThat(FirstRun.read(temp))
                .isEqualTo(new FirstRun(Optional.empty(), Optional.of("elsewhere"), true));
        assertThat(send("PUT", "/first-run", "{\"network\":\"no such card\"}").path("detail"))
                .asString()
                .contains("no such card");
    }

    /** Also makes it known. */
    private void choose() {
        station.tell(new Input.TargetChosen(MAC, LoadNames.named(LOAD).orElseThrow(), "the test"));
        while (station.store().journal(MAC).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static byte[] archive() {
        MadeUpPackage made =
                MadeUpFirmware.of(
                        LoadNames.named(LOAD).orElseThrow(), 1, MadeUpSizes.ofBytes(4_096));
        return made.zip().toArray();
    }

    private JsonNode upload(byte[] archive) throws Exception {
        var request =
                request("/firmware?name=cmterm.zip").POST(BodyPublishers.ofByteArray(archive));
        return answer(request);
    }

    private JsonNode get(String path) throws Exception {
        return answer(request(path).GET());
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        return answer(request(path).method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + station.token().text());
    }

    private URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + station.pagePort().orElseThrow() + "/api/v1" + path);
    }

    private static JsonNode awaitData(BufferedReader stream, String type) throws Exception {
        boolean isOfType = false;
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("event: ")) {
                isOfType = line.equals("event: " + type);
            } else if (isOfType && line.startsWith("data: ")) {
                return JSON.readTree(line.substring(6));
            }
        }
        throw new AssertionError("the stream ended without " + type);
    }
}
