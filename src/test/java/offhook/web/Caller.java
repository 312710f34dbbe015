package offhook.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A program that calls a server's API. */
final class Caller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Caller(WebServer server) {
        port = server.port();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    /**
     * @param path behind {@code /api/v1}, or a whole one from the root with two slashes
     */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        String whole = path.startsWith("//") ? path.substring(1) : Api.ROOT + path;
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + whole))
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The cookie of a signed-in page. */
    String signIn(String token) throws Exception {
        return send("POST", "/session", "{\"token\":\"" + token + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    /** By hand: for what no client sends. */
    Socket socket(String head) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        client.close();
    }
}
