package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stream over real sockets. */
@Timeout(60)
final class LiveCallTest {
    private final WebServer server =
            new WebServer(
                    new FixedStation(Path.of("target")).sources(),
                    "127.0.0.1",
                    0,
                    Token.random(),
                    told -> {});

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_stream_that_breaks_again_and_again_loses_no_event() throws Exception {
        int events = 5_000;
        var got = new ArrayList<Integer>();
        Optional<String> lastId = Optional.empty();
        var publisher = new Thread(() -> publishOneByOne(events));
        while (got.size() < events) {
            try (var line = new Line(lastId)) {
                if (got.isEmpty() && !publisher.isAlive()) {
                    publisher.start();
                }
                // Another number of events each time, so that it breaks anywhere.
                for (int left = 1 + got.size() % 577; left > 0 && got.size() < events; left--) {
                    got.add(line.nextNumber());
                }
                lastId = Optional.of(line.lastId);
            }
        }
        publisher.join();

        assertThat(got).isEqualTo(IntStream.range(0, events).boxed().toList());
    }

    @Test
    void a_reader_that_does_not_read_holds_nobody_up() throws Exception {
        try (var asleep = new Line(Optional.empty());
                var awake = new Line(Optional.empty())) {
            String large = "x".repeat(100_000);
            for (int i = 0; i < 500; i++) {
                server.live()
                        .publish(
                                List.of(
                                        new LiveStream.Event(
                                                "test", Map.of("n", i, "text", large))));
                assertThat(awake.nextNumber()).isEqualTo(i);
            }

            // 50 MB later: what its socket holds comes in order, and then it begins again.
            int expected = 0;
            while (!asleep.isReset()) {
                assertThat(asleep.number()).isEqualTo(expected);
                expected++;
            }
            assertThat(expected).isLessThan(500);
        }
    }

    @Test
    void many_read_at_once_and_one_too_many_is_told_so() throws Exception {
        var lines = new ArrayList<Line>();
        try {
            for (int i = 0; i < LiveCall.READERS_MAX; i++) {
                lines.add(new Line(Optional.empty()));
            }
            try (var caller = new Caller(server)) {
                var answer = caller.get("/events");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("close a window");
            }
            server.live().publish(List.of(new LiveStream.Event("test", Map.of("n", 42))));
            for (Line line : lines) {
                assertThat(line.nextNumber()).isEqualTo(42);
            }
        } finally {
            for (Line line : lines) {
                line.close();
            }
        }
    }

    @Test
    void the_stream_is_one_of_events_that_nobody_keeps() throws Exception {
        try (var line = new Line(Optional.empty())) {
            assertThat(line.head)
                    .contains("Content-Type: text/event-stream; charset=utf-8")
                    .contains("Cache-Control: no-store")
                    .doesNotContain("Content-Encoding");
        }
    }

    @Test
    void the_place_can_be_given_as_a_parameter() throws Exception {
        String place;
        try (var line = new Line(Optional.empty())) {
            server.live().publish(List.of(new LiveStream.Event("test", Map.of("n", 1))));
            line.nextNumber();
            place = line.lastId;
        }
        server.live().publish(List.of(new LiveStream.Event("test", Map.of("n", 2))));

        try (var line = new Line("?lastEventId=" + place, Optional.empty())) {
            assertThat(line.nextNumber()).isEqualTo(2);
        }
    }

    @Test
    void a_station_that_stops_ends_its_streams() throws Exception {
        try (var line = new Line(Optional.empty())) {
            server.close();

            assertThat(line.isAtEnd()).isTrue();
        }
    }

    private void publishOneByOne(int events) {
        for (int i = 0; i < events; i++) {
            server.live().publish(List.of(new LiveStream.Event("test", Map.of("n", i))));
        }
    }

    /** A connection that reads events, by hand. */
    private final class Line implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> head = new ArrayList<>();
        private String lastId = "";
        private int number = -1;

        Line(Optional<String> lastId) throws IOException {
            this("", lastId);
        }

        Line(String query, Optional<String> resumed) throws IOException {
            socket = new Socket("127.0.0.1", server.port());
            String request =
                    "GET /api/v1/events"
                            + query
                            + " HTTP/1.0\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
                            + resumed.map(id -> "Last-Event-ID: " + id + "\r\n").orElse("")
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            // The opening; from here on the station knows us.
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                noteId(line);
            }
        }

        int nextNumber() throws IOException {
            if (readEvent().equals(LiveStream.RESET)) {
                throw new AssertionError("events were lost behind " + lastId);
            }
            return number;
        }

        boolean isReset() throws IOException {
            return readEvent().equals(LiveStream.RESET);
        }

        int number() {
            return number;
        }

        /** On a machine that stood still for ten seconds a heartbeat lies before the end. */
        boolean isAtEnd() throws IOException {
            String line = in.readLine();
            while (line != null && (line.equals(":") || line.isEmpty())) {
                line = in.readLine();
            }
            return line == null;
        }

        private String readEvent() throws IOException {
            String type = "";
            for (String line = in.readLine(); ; line = in.readLine()) {
                if (line == null) {
                    throw new IOException("the stream ended");
                }
                noteId(line);
                if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: {\"n\":") || line.contains("\"n\":")) {
                    number = Json.MAPPER.readTree(line.substring(6)).path("n").asInt();
                } else if (line.isEmpty() && !type.isEmpty()) {
                    return type;
                }
            }
        }

        private void noteId(String line) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
