package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;

import offhook.web.Call.Need;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Every row of the table, over real HTTP. */
final class AccessTest {
    private static final Token TOKEN = new Token("0123456789abcdef");
    private static final WebServer SERVER =
            new WebServer(
                    new FixedStation(Path.of("target")).sources(),
                    "127.0.0.1",
                    0,
                    TOKEN,
                    told -> {});
    private static Caller caller;

    @BeforeAll
    static void start() {
        SERVER.start();
        caller = new Caller(SERVER);
    }

    @AfterAll
    static void stop() {
        caller.close();
        SERVER.close();
    }

    @Test
    void every_change_needs_the_token() throws Exception {
        assertThat(changes()).hasSizeGreaterThan(8);
        for (Call call : changes()) {
            assertThat(status(call)).as(call.path()).isEqualTo(401);
            assertThat(status(call, "Authorization", "Bearer wrong"))
                    .as(call.path())
                    .isEqualTo(401);
            assertThat(status(call, "Cookie", "offhook" + caller.port() + "=made-up"))
                    .as(call.path())
                    .isEqualTo(401);
            assertThat(status(call, "Authorization", "Bearer " + TOKEN.text()))
                    .as(call.path())
                    .isNotIn(401, 403);
        }
    }

    @Test
    void whatever_is_not_named_a_change_is_a_question_or_signs_in() {
        List<Call> others =
                SERVER.calls().stream()
                        .filter(call -> call.need() != Need.CHANGER)
                        .filter(call -> !call.method().equals(HandlerType.GET))
                        .toList();

        assertThat(others)
                .extracting(call -> call.method() + " " + call.path())
                .containsExactlyInAnyOrder("POST /session", "DELETE /session", "POST /plan");
    }

    @Test
    void a_signed_in_page_says_that_it_is_the_page() throws Exception {
        String cookie = caller.signIn(TOKEN.text());

        for (Call call : changes()) {
            assertThat(status(call, "Cookie", cookie)).as(call.path()).isEqualTo(403);
            if (call.path().equals("/password")) {
                continue;
            }
            assertThat(status(call, "Cookie", cookie, "X-Offhook", "page"))
                    .as(call.path())
                    .isNotIn(401, 403);
        }
    }

    @Test
    void no_other_site_reaches_any_call() throws Exception {
        String cookie = caller.signIn(TOKEN.text());
        for (Call call : SERVER.calls()) {
            for (List<String> foreign :
                    List.of(
                            List.of("Origin", "http://elsewhere.example"),
                            List.of("Origin", "null"),
                            List.of("Origin", "http://127.0.0.1:1"),
                            List.of("Sec-Fetch-Site", "cross-site"),
                            List.of("Sec-Fetch-Site", "same-site"))) {
                assertThat(
                                status(
                                        call,
                                        "Cookie",
                                        cookie,
                                        "X-Offhook",
                                        "page",
                                        foreign.getFirst(),
                                        foreign.getLast()))
                        .as(call.path() + " " + foreign)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void the_page_itself_is_no_other_site() throws Exception {
        var answer =
                caller.send(
                        "PUT",
                        "/phones/001b0c18bdc1/target",
                        "{\"load\":\"P0S3-8-12-00\"}",
                        "Cookie",
                        caller.signIn(TOKEN.text()),
                        "X-Offhook",
                        "page",
                        "Origin",
                        "http://127.0.0.1:" + caller.port(),
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void no_call_is_answered_to_another_host_name() throws Exception {
        for (Call call : SERVER.calls()) {
            String head =
                    call.method()
                            + " "
                            + Api.ROOT
                            + path(call)
                            + " HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 0\r\n"
                            + "Authorization: Bearer "
                            + TOKEN.text()
                            + "\r\nConnection: close\r\n\r\n";
            try (var socket = caller.socket(head)) {
                var answer = new String(socket.getInputStream().readAllBytes());
                assertThat(answer).as(call.path()).contains(" 421 ");
            }
        }
    }

    @Test
    void only_who_asks_from_this_machine_reads_without_signing_in() {
        for (String here : List.of("127.0.0.1", "127.80.0.10", "::1", "0:0:0:0:0:0:0:1")) {
            assertThat(Access.isLocal(here)).as(here).isTrue();
        }
        for (String elsewhere : List.of("192.168.1.7", "10.0.0.1", "fe80::1", "0.0.0.0")) {
            assertThat(Access.isLocal(elsewhere)).as(elsewhere).isFalse();
        }
    }

    private static List<Call> changes() {
        return SERVER.calls().stream().filter(call -> call.need() == Need.CHANGER).toList();
    }

    private static int status(Call call, String... headers) throws Exception {
        return caller.send(call.method().name(), path(call), "{}", headers).statusCode();
    }

    static String path(Call call) {
        return call.path().replace("{mac}", "001b0c18bdc1").replaceAll("[{<]\\w+[}>]", "x");
    }
}
