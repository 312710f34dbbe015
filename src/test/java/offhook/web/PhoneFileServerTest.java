package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.tftp.FileContent;
import offhook.wire.Bytes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(30)
class PhoneFileServerTest implements PhoneFiles {
    private static final String FILE = "SIP41.9-4-2SR3-1S.loads";
    private static final String BIG = "jar41sip.9-4-2ES26.sbn";

    private final byte[] small = bytes(1000);
    private final byte[] big = bytes(20_000_000);
    private final BlockingQueue<String> told = new ArrayBlockingQueue<>(1000);
    private final PhoneFileServer server = new PhoneFileServer(List.of(Ipv4.LOOPBACK), 0, this);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Override
    public boolean mayAsk(Ipv4 client) {
        return !client.equals(Ipv4.of("127.0.0.66"));
    }

    @Override
    public Reply ask(Endpoint client, String name) {
        return switch (name) {
            case FILE -> serve(small, Optional.of("v1"));
            case "Ring List.xml" -> serve(small, Optional.empty());
            case BIG -> serve(big, Optional.empty());
            case "empty" -> serve(new byte[0], Optional.empty());
            case "busy" -> new Reply.Busy("the disk is gone");
            default -> {
                told.add("absent " + name);
                yield new Reply.Absent();
            }
        };
    }

    private static Reply serve(byte[] content, Optional<String> version) {
        return new Reply.Serve(FileContent.of(Bytes.of(content)), version, "note");
    }

    @Override
    public void onSent(
            Endpoint client, String name, Reply.Serve reply, long sentBytes, Duration took) {
        told.add("sent " + name + " " + reply.note() + " " + sentBytes);
    }

    @Override
    public void onBroken(
            Endpoint client, String name, Reply.Serve reply, long sentBytes, String why) {
        told.add("broken " + name);
    }

    @Test
    void a_file_is_sent_whole_and_told() throws Exception {
        var answer = get(FILE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(small);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(1000);
        assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "set-cookie");
        assertThat(told.take()).isEqualTo("sent " + FILE + " note 1000");
        assertThat(get("Ring%20List.xml").body()).isEqualTo(small);
        assertThat(get("empty").body()).isEmpty();
        assertThat(get(BIG).body()).isEqualTo(big);
    }

    @Test
    void a_head_says_the_same_without_the_file() throws Exception {
        var answer = send(FILE, "HEAD");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(1000);
        assertThat(answer.body()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void a_broken_download_goes_on_where_it_was() throws Exception {
        var middle = send(FILE, "GET", "Range", "bytes=100-199");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 100-199/1000");
        assertThat(middle.body()).isEqualTo(java.util.Arrays.copyOfRange(small, 100, 200));
        assertThat(told).isEmpty();

        var rest = send(FILE, "GET", "Range", "bytes=200-", "If-Range", "\"v1\"");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(800);
        assertThat(told.take()).isEqualTo("sent " + FILE + " note 800");

        var other = send(FILE, "GET", "Range", "bytes=200-", "If-Range", "\"v0\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).hasSize(1000);

        var behind = send(FILE, "GET", "Range", "bytes=1000-");
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(behind.headers().firstValue("Content-Range")).contains("bytes */1000");
    }

    @Test
    void nothing_is_listed_and_nothing_written() throws Exception {
        assertThat(get("").statusCode()).isEqualTo(404);
        assertThat(get("Desktops/").statusCode()).isEqualTo(404);
        assertThat(get("nothing.xml").statusCode()).isEqualTo(404);
        assertThat(new String(get("nothing.xml").body(), StandardCharsets.UTF_8))
                .isEqualTo("File not found\n");
        for (String method : List.of("PUT", "POST", "DELETE", "OPTIONS", "TRACE")) {
            assertThat(send(FILE, method).statusCode()).as(method).isEqualTo(405);
        }
        var busy = get("busy");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).contains("4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /../../etc/passwd HTTP/1.0",
                "GET /..%2f..%2fetc/passwd HTTP/1.0",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.0",
                "GET //etc/passwd HTTP/1.0",
                "GET /a\\..\\..\\b HTTP/1.0",
                "GET /%00 HTTP/1.0",
                "GET http://elsewhere/x HTTP/1.0",
                "GET /%zz HTTP/1.0",
                "GET * HTTP/1.0",
                "GET /x HTTP/9.9",
                "nonsense",
                "",
            })
    void what_makes_no_sense_is_refused_and_the_next_one_served(String line) throws Exception {
        assertThat(raw(line + "\r\nHost: x\r\n\r\n"))
                .doesNotContain("200 OK", "Exception", "\tat ");
        assertThat(get(FILE).body()).isEqualTo(small);
    }

    @Test
    void endless_headers_are_cut_off() throws Exception {
        assertThat(raw("GET /" + "a".repeat(100_000) + " HTTP/1.0\r\n\r\n")).contains(" 414 ");
        assertThat(raw("GET /x HTTP/1.0\r\nA: " + "b".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
        assertThat(raw("GET /" + "a".repeat(600) + " HTTP/1.0\r\n\r\n")).contains(" 404 ");
        assertThat(told).isEmpty();
    }

    @Test
    void strangers_and_the_ninth_connection_of_one_address_are_closed() throws Exception {
        assertThat(rawFrom("127.0.0.66", "GET /" + FILE + " HTTP/1.0\r\n\r\n")).isEmpty();
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < PhoneConnections.PER_CLIENT_MAX; i++) {
                held.add(connect("127.0.0.9"));
                // It is known once it has been answered.
                held.getLast()
                        .getOutputStream()
                        .write(ascii("HEAD /empty HTTP/1.1\r\nHost: x\r\n\r\n"));
                assertThat(held.getLast().getInputStream().read()).isEqualTo('H');
            }
            assertThat(rawFrom("127.0.0.9", "GET /" + FILE + " HTTP/1.0\r\n\r\n")).isEmpty();
            assertThat(rawFrom("127.0.0.10", "GET /" + FILE + " HTTP/1.0\r\n\r\n"))
                    .contains("200 OK");
            assertThat(server.refusedConnections()).isEqualTo(2);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** Jetty's connection no longer says whose it was when it is told to be closed. */
    @Test
    void a_phone_that_closes_each_connection_is_answered_for_ever() throws Exception {
        for (int i = 0; i < 5 * PhoneConnections.PER_CLIENT_MAX; i++) {
            assertThat(rawFrom("127.0.0.11", "GET /" + FILE + " HTTP/1.0\r\n\r\n"))
                    .contains("200 OK");
        }
        assertThat(server.refusedConnections()).isZero();
    }

    @Test
    void a_phone_that_leaves_in_the_middle_is_told() throws Exception {
        try (Socket socket = connect("127.0.0.1")) {
            socket.getOutputStream().write(ascii("GET /" + BIG + " HTTP/1.0\r\n\r\n"));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("broken " + BIG);
    }

    @Test
    void a_port_in_use_is_a_sentence() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var second = new PhoneFileServer(List.of(Ipv4.LOOPBACK), other.getLocalPort(), this);
            assertThatThrownBy(second::start)
                    .isInstanceOf(WebException.class)
                    .hasMessageContaining("TCP port " + other.getLocalPort())
                    .hasMessageContaining("--no-phone-http");
        }
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return send(path, "GET");
    }

    private HttpResponse<byte[]> send(String path, String method, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/" + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private int port() {
        return server.ports().getFirst().port();
    }

    private String raw(String text) throws IOException {
        return rawFrom("127.0.0.1", text);
    }

    /** All that comes back; nothing if the connection is closed on us. */
    private String rawFrom(String address, String text) throws IOException {
        var got = new StringBuilder();
        try (Socket socket = connect(address)) {
            socket.getOutputStream().write(ascii(text));
            for (int c = socket.getInputStream().read(); c >= 0; ) {
                got.append((char) c);
                c = socket.getInputStream().read();
            }
        } catch (java.net.SocketException reset) {
            // Closed with our words unread.
        }
        return got.toString();
    }

    private Socket connect(String from) throws IOException {
        var socket =
                new Socket(
                        InetAddress.getByName("127.0.0.1"), port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
