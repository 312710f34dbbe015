package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class SessionTest {
    private static final Token TOKEN = new Token("0123456789abcdef");
    private static final String[] PAGE = {"X-Offhook", "page"};

    private final List<String> told = new ArrayList<>();
    private final FixedStation station = new FixedStation(Path.of("target"));
    private final WebServer server =
            new WebServer(station.sources(), "127.0.0.1", 0, TOKEN, told::add);
    private Caller caller;

    @BeforeEach
    void start() {
        server.start();
        caller = new Caller(server);
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void the_link_signs_one_browser_in_and_the_next_one_is_told() throws Exception {
        String link = server.link();
        String secret = link.substring(link.indexOf('=') + 1);

        var first = caller.send("POST", "/session", "{\"token\":\"" + secret + "\"}");
        var second = caller.send("POST", "/session", "{\"token\":\"" + secret + "\"}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.body()).contains("has been used");
        assertThat(told).singleElement().asString().contains(server.link());
        assertThat(server.link()).isNotEqualTo(link);
    }

    @Test
    void a_session_ends_when_it_is_signed_out() throws Exception {
        String cookie = caller.signIn(TOKEN.text());
        assertThat(caller.get("/session", "Cookie", cookie).body())
                .isEqualTo(
                        "{\"signedIn\":true,\"mayChange\":true,\"hasPassword\":false,\"why\":\"\"}");

        caller.send("DELETE", "/session", "", "Cookie", cookie);

        assertThat(caller.get("/session", "Cookie", cookie).body())
                .contains("\"mayChange\":false", "Open the link");
    }

    @Test
    void the_oldest_of_too_many_pages_signs_in_again() throws Exception {
        String oldest = caller.signIn(TOKEN.text());
        for (int i = 0; i < Sessions.SESSIONS_MAX; i++) {
            caller.signIn(TOKEN.text());
        }

        assertThat(caller.get("/session", "Cookie", oldest).body()).contains("\"signedIn\":false");
    }

    @Test
    void a_password_signs_in_and_signs_the_others_out() throws Exception {
        String mine = caller.signIn(TOKEN.text());
        String other = caller.signIn(TOKEN.text());

        var set = put("/password", "{\"password\":\"correct horse\"}", mine);

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(station.password.orElseThrow()).startsWith("pbkdf2-sha256$600000$");
        assertThat(caller.get("/session", "Cookie", mine).body()).contains("\"signedIn\":true");
        assertThat(caller.get("/session", "Cookie", other).body()).contains("\"signedIn\":false");
        assertThat(signInWith("correct horse")).isEqualTo(200);
        assertThat(signInWith("wrong horse")).isEqualTo(401);
    }

    @Test
    void a_short_password_is_refused_and_without_one_none_fits() throws Exception {
        String mine = caller.signIn(TOKEN.text());

        var answer = put("/password", "{\"password\":\"short\"}", mine);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("5 characters: expected 8 to 200");
        assertThat(signInWith("short")).isEqualTo(401);
        assertThat(put("/password", "{}", mine).statusCode()).isEqualTo(400);
    }

    @Test
    void a_kept_password_that_was_damaged_lets_nobody_in() throws Exception {
        for (String kept : List.of("", "x", "pbkdf2-sha256$0$$", "pbkdf2-sha256$x$AA==$AA==")) {
            assertThat(Password.matches("correct horse", kept)).as(kept).isFalse();
        }
    }

    @Test
    void without_a_password_only_this_machine_is_listened_to() {
        for (String listen : List.of("0.0.0.0", "192.168.1.1", "::", "bench")) {
            try (var open = new WebServer(station.sources(), listen, 0, TOKEN, told::add)) {
                assertThatThrownBy(open::start)
                        .isInstanceOf(WebException.class)
                        .hasMessageContaining("listen on " + listen)
                        .hasMessageContaining("offhook password");
            }
        }
    }

    @Test
    void with_a_password_others_can_be_listened_to() throws Exception {
        station.password = Optional.of(Password.hash("correct horse"));
        try (var open = new WebServer(station.sources(), "0.0.0.0", 0, TOKEN, told::add)) {
            open.start();
            try (var here = new Caller(open)) {
                assertThat(here.get("/phones").statusCode()).isEqualTo(200);
            }
            assertThat(open.link()).startsWith("http://127.0.0.1:");
        }
    }

    private int signInWith(String password) throws Exception {
        return caller.send("POST", "/session", "{\"password\":\"" + password + "\"}").statusCode();
    }

    private java.net.http.HttpResponse<String> put(String path, String body, String cookie)
            throws Exception {
        return caller.send("PUT", path, body, "Cookie", cookie, PAGE[0], PAGE[1]);
    }
}
