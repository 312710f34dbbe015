package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

final class WebServerTest {
    private static final Token TOKEN = new Token("0123456789abcdef");
    private static final FixedStation STATION = new FixedStation(Path.of("target"));
    private static final WebServer SERVER =
            new WebServer(STATION.sources(), "127.0.0.1", 0, TOKEN, told -> {});
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        CLIENT.close();
    }

    @Test
    void a_phone_has_the_shape_of_the_contract() throws Exception {
        var answer = get("/api/v1/phones/001B.0C18.BDC1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"mac":"00:1b:0c:18:bd:c1","address":"192.168.1.7","model":"7960",\
                        "family":"two_stage","protocol":"sccp",\
                        "load":{"name":"P00303010102","certainty":"likely",\
                        "evidence":"it asked so"},\
                        "target":"P0S3-8-12-00","stage":"loading",\
                        "progress":{"file":"P00305000500.bin","bytes":512,"total":385434},\
                        "plan":{"state":"under-way","steps":[{"load":"P00305000500",\
                        "state":"current","why":"A2"}]},\
                        "findings":[{"code":"no-way-back","severity":"plan","sentence":"s",\
                        "remedy":"r","evidence":"e","since":"2026-11-22T10:00:00Z"}],\
                        "firstSeen":"2026-11-22T10:00:00Z","lastSeen":"2026-11-22T10:00:09Z"}\
                        """);
    }

    @Test
    void all_phones_are_a_list() throws Exception {
        String one = get("/api/v1/phones/SEP001B0C18BDC1").body();

        assertThat(get("/api/v1/phones").body()).isEqualTo("[" + one + "]");
        assertThat(get("/api/v1/phones/").body()).isEqualTo("[" + one + "]");
    }

    @Test
    void a_story_entry_shows_what_its_event_holds() throws Exception {
        assertThat(get("/api/v1/phones/00-1b-0c-18-bd-c1/story").body())
                .isEqualTo(
                        """
                        [{"at":"2026-11-22T10:00:00Z","kind":"FileAsked",\
                        "text":"asks for OS79XX.TXT","name":"OS79XX.TXT"}]\
                        """);
    }

    @Test
    void a_file_may_lie_in_a_folder_and_be_absent() throws Exception {
        assertThat(get("/api/v1/phones/001b0c18bdc1/files/German_Germany/mk-sip.jar").body())
                .isEqualTo(
                        """
                        {"name":"German_Germany/mk-sip.jar","answer":"absent",\
                        "why":"no such file","bytes":null,"sha256":null,"text":null}\
                        """);
    }

    @Test
    void a_mac_in_no_usual_spelling_is_a_problem() throws Exception {
        var answer = get("/api/v1/phones/phone%203/story");

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertProblem(
                answer,
                400,
                "Bad Request",
                "MAC address \"phone 3\": expected twelve hex digits such as 00:1b:0c:18:bd:c1 or"
                        + " 001B0C18BDC1");
    }

    @Test
    void a_phone_never_seen_is_a_problem() throws Exception {
        assertProblem(
                get("/api/v1/phones/001b0c18bdff"),
                404,
                "Not Found",
                "phone 00:1b:0c:18:bd:ff was never seen by this station; see /api/v1/phones");
    }

    @Test
    void an_unknown_call_and_a_wrong_method_are_problems() throws Exception {
        assertProblem(
                get("/api/v2/phones"),
                404,
                "Not Found",
                "/api/v2/phones: there is no such call; see / for the calls");
        assertProblem(
                send("DELETE", "/api/v1/phones", ""),
                405,
                "Method Not Allowed",
                "DELETE /api/v1/phones: not by this method");
    }

    @Test
    void a_target_is_set_with_the_token_only() throws Exception {
        String path = "/api/v1/phones/001b0c18bdc1/target";
        String body = "{\"load\":\"P0S3-8-12-00\"}";

        assertThat(send("PUT", path, body).statusCode()).isEqualTo(401);
        assertThat(send("PUT", path, body, "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(send("PUT", path, body, "Authorization", "Basic " + TOKEN.text()).statusCode())
                .isEqualTo(401);
        assertThat(trusted("PUT", path, body).statusCode()).isEqualTo(200);
        assertProblem(
                trusted("PUT", path, "{\"load\":\"SIP41\"}"),
                422,
                "Unprocessable Content",
                "SIP41 is no load of a 7960");
        assertThat(trusted("PUT", "/api/v1/phones/001b0c18bdff/target", body).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_body_that_is_not_what_was_expected_is_a_problem() throws Exception {
        String path = "/api/v1/phones/001b0c18bdc1/target";

        for (String body : new String[] {"", "{}", "7", "[]", "{\"load\":7}", "{\"load\":\" \"}"}) {
            assertProblem(
                    trusted("PUT", path, body),
                    400,
                    "Bad Request",
                    "body: expected {\"load\": \"NAME\"}");
        }
        assertThat(trusted("PUT", path, "{").body()).contains("body: not JSON");
        assertThat(trusted("PUT", path, "x".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_plan_needs_no_token_and_an_unsaid_origin_is_unknown() throws Exception {
        assertThat(send("POST", "/api/v1/plan", "{\"model\":\"7960\",\"to\":\"X\"}").body())
                .isEqualTo(
                        """
                        {"asked":{"model":"7960","from":"unknown","to":"X"}}\
                        """);
        assertProblem(
                send("POST", "/api/v1/plan", "{\"model\":\"6\",\"to\":\"X\"}"),
                422,
                "Unprocessable Content",
                "model \"6\": expected 7960");
    }

    @Test
    void a_troubled_station_says_so_in_the_status_too() throws Exception {
        var answer = get("/api/v1/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"status":"troubled","version":"0.1.0","since":"2026-11-22T10:00:00Z",\
                        "phones":1,"troubles":["no room left"]}\
                        """);
    }

    @Test
    void what_fails_inside_stays_inside() throws Exception {
        STATION.isBroken = true;
        var answer = get("/api/v1/loads");
        STATION.isBroken = false;

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("its log says").doesNotContain("secret");
    }

    @Test
    void the_page_runs_nothing_but_its_own_files_and_its_import_map() throws Exception {
        var answer = get("/");

        String map = answer.body().replaceFirst("(?s).*<script type=\"importmap\">", "");
        map = map.substring(0, map.indexOf("</script>"));
        String hash =
                Base64.getEncoder()
                        .encodeToString(PageFile.sha256(map.getBytes(StandardCharsets.UTF_8)));
        assertThat(map).contains("\"lit\":\"/webjars/lit/");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'")
                                        .contains("script-src 'self' 'sha256-" + hash + "';")
                                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void a_name_of_the_internet_that_points_here_is_turned_away() throws Exception {
        assertThat(statusFor("Host: rebound.example:" + SERVER.port())).contains(" 421 ");
        assertThat(statusFor("Host: 192.168.1.1")).contains(" 421 ");
        assertThat(statusFor("Host: localhost:" + SERVER.port())).contains(" 200 ");
    }

    @Test
    void a_port_that_is_taken_is_a_sentence() {
        try (var second =
                new WebServer(STATION.sources(), "127.0.0.1", SERVER.port(), TOKEN, told -> {})) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(WebException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + SERVER.port())
                    .hasMessageContaining("choose another --page-port");
        }
    }

    /** A tab that is closed while it sends: no failure of ours, and no stack trace. */
    @Test
    void a_body_that_is_cut_off_is_said_to_be() throws IOException {
        try (var socket = new Socket("127.0.0.1", SERVER.port())) {
            String request =
                    "POST /api/v1/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("cut off on its way");
        }
    }

    /** By hand: the JDK's client does not let the header be chosen. */
    private static String statusFor(String hostHeader) throws IOException {
        try (var socket = new Socket("127.0.0.1", SERVER.port())) {
            String request =
                    "GET /api/v1/phones HTTP/1.1\r\n"
                            + hostHeader
                            + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    private static void assertProblem(
            HttpResponse<String> answer, int status, String title, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonMapper.shared().readValue(answer.body(), Problem.class))
                .isEqualTo(new Problem("about:blank", title, status, detail));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private static HttpResponse<String> trusted(String method, String path, String body)
            throws Exception {
        return send(method, path, body, "Authorization", "Bearer " + TOKEN.text());
    }

    private static HttpResponse<String> send(
            String method, String path, String body, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path))
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
