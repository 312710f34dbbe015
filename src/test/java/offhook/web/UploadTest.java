package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

@Timeout(30)
final class UploadTest {
    private static final Token TOKEN = new Token("0123456789abcdef");
    private static final String[] TRUSTED = {"Authorization", "Bearer " + TOKEN.text()};

    @TempDir private Path landing;

    private FixedStation station;
    private WebServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        station = new FixedStation(landing);
        server = new WebServer(station.sources(), "127.0.0.1", 0, TOKEN, told -> {});
        server.start();
        caller = new Caller(server);
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void an_archive_reaches_the_library_whole_and_leaves_nothing_behind() throws Exception {
        var answer = send("/firmware?name=cmterm-7960.zip", "x".repeat(200_000));

        assertThat(answer.body()).isEqualTo("{\"fine\":true}");
        assertThat(station.received)
                .contains(new FixedStation.Received("cmterm-7960.zip", 200_000, true));
        assertThat(Places.in(landing)).isEmpty();
    }

    @Test
    void an_inspected_archive_is_not_kept() throws Exception {
        send("/firmware/inspect?name=a.zip", "x");

        assertThat(station.received).contains(new FixedStation.Received("a.zip", 1, false));
    }

    @Test
    void a_name_from_the_wire_is_no_path_and_no_surprise() throws Exception {
        for (String name :
                List.of(
                        "../../etc/passwd",
                        "..\\..\\windows\\system.ini",
                        "/etc/passwd",
                        ".",
                        "..",
                        ".hidden",
                        "a\0b.zip",
                        "\u202egpj.zip",
                        "<script>alert(1)</script>.zip",
                        "CON:stream.zip",
                        "n".repeat(3_000) + ".zip")) {
            var answer =
                    send("/firmware?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "x");

            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(station.received.orElseThrow().name())
                    .as(name)
                    .matches("[A-Za-z0-9_()+-][A-Za-z0-9._()+ -]{0,119}");
        }
        assertThat(Places.in(landing)).isEmpty();
    }

    @Test
    void an_archive_without_name_or_content_is_refused() throws Exception {
        assertThat(send("/firmware", "x").statusCode()).isEqualTo(400);
        assertThat(send("/firmware?name=a.zip", "").body()).contains("it is empty");
        assertThat(station.received).isEmpty();
    }

    @Test
    void a_larger_one_is_refused_before_it_has_come() throws Exception {
        try (var socket = open("Content-Length: 1000000000")) {
            assertThat(answer(socket)).contains(" 413 ", "larger than 300000 bytes");
        }
        assertThat(Places.in(landing)).isEmpty();
    }

    @Test
    void a_larger_one_that_does_not_say_so_is_refused_when_it_is_too_large() throws Exception {
        try (var socket = open("Transfer-Encoding: chunked")) {
            byte[] chunk =
                    ("10000\r\n" + "x".repeat(0x10000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent <= FixedStation.ARCHIVE_BYTES_MAX; sent += 0x10000) {
                socket.getOutputStream().write(chunk);
            }
            assertThat(answer(socket)).contains(" 413 ");
        }
        assertThat(station.received).isEmpty();
        assertThat(Places.in(landing)).isEmpty();
    }

    @Test
    void one_that_is_cut_off_leaves_nothing_and_the_next_one_has_room() throws Exception {
        for (int i = 0; i < 2 * Uploads.AT_ONCE_MAX; i++) {
            try (var socket = open("Content-Length: 100000")) {
                socket.getOutputStream().write(new byte[50_000]);
                socket.shutdownOutput();
                assertThat(answer(socket)).contains(" 400 ", "cut off");
            }
        }
        assertThat(station.received).isEmpty();
        assertThat(Places.in(landing)).isEmpty();
        assertThat(send("/firmware?name=a.zip", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void one_too_many_at_a_time_is_asked_to_wait() throws Exception {
        try (var first = open("Content-Length: 100000");
                var second = open("Content-Length: 100000")) {
            awaitLanding(Uploads.AT_ONCE_MAX);

            var third = send("/firmware?name=c.zip", "x");

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body()).contains("after them");
            first.shutdownOutput();
            second.shutdownOutput();
            assertThat(answer(first)).contains(" 400 ");
            assertThat(answer(second)).contains(" 400 ");
        }
    }

    private void awaitLanding(int uploads) {
        while (Places.in(landing).size() < uploads) {
            Thread.onSpinWait();
        }
    }

    private Socket open(String length) throws Exception {
        return caller.socket(
                "POST /api/v1/firmware?name=a.zip HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                        + " Bearer "
                        + TOKEN.text()
                        + "\r\nConnection: close\r\n"
                        + length
                        + "\r\n\r\n");
    }

    private static String answer(Socket socket) throws Exception {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private java.net.http.HttpResponse<String> send(String path, String body) throws Exception {
        return caller.send("POST", path, body, TRUSTED);
    }
}
