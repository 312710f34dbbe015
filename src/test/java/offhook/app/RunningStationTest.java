package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;

final class RunningStationTest {
    @Test
    void without_a_station_the_machine_refuses_and_the_sentence_says_what_to_do() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(run("phones", "--station", "127.0.0.1:" + free))
                .isEqualTo(
                        "3 offhook: no station answers at http://127.0.0.1:"
                                + free
                                + ": start one with \"offhook serve\", or name it with --station"
                                + " URL.");
    }

    @Test
    void what_is_no_station_is_told_apart() throws Exception {
        assertThat(against(200, "<html>", "phones"))
                .startsWith("3 ")
                .contains("no Offhook station");
    }

    @Test
    void a_phone_never_seen_is_not_fine() throws Exception {
        assertThat(against(404, "{\"detail\":\"never seen\"}", "story", "001b0c18bdc1"))
                .startsWith("1 ");
    }

    @Test
    void phones_and_stories_are_fine() throws Exception {
        assertThat(against(200, "[]", "phones")).isEqualTo("0 ");
        assertThat(against(200, "[]", "phones", "--json")).isEqualTo("0 ");
        assertThat(against(200, "[]", "story", "001b0c18bdc1")).isEqualTo("0 ");
    }

    @Test
    void wrong_usage_is_told_before_anything_is_asked() {
        assertThat(run("story", "phone 3")).startsWith("2 offhook: MAC address \"phone 3\"");
        assertThat(run("phones", "--station", "a b")).startsWith("2 offhook: --station \"a b\"");
        assertThat(run("phones", "--station", "http://x/y")).startsWith("2 offhook: --station");
    }

    private static String against(int status, String body, String... command) throws IOException {
        try (var server = new OneAnswer("/api/v1/", status, body)) {
            var arguments = new java.util.ArrayList<>(java.util.List.of(command));
            arguments.addAll(java.util.List.of("--station", "http://127.0.0.1:" + server.port()));
            return run(arguments.toArray(String[]::new));
        }
    }

    /** The exit code, and what the frame says of a failure. */
    private static String run(String... arguments) {
        var err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
        return code + " " + err.toString().strip();
    }
}
