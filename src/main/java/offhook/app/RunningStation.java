package offhook.app;

import offhook.wire.Bytes;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A station that runs in another process, seen through its API. */
final class RunningStation {
    static final String USUAL = "http://127.0.0.1:8079";

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** A story of thousands of events is read from the database first. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final String url;

    /**
     * @param url with or without {@code http://}
     */
    RunningStation(String url) {
        String whole = url.contains("://") ? url : "http://" + url;
        this.url = whole.replaceFirst("/+$", "");
        if (!this.url.matches("https?://[^/?#\\s]+")) {
            throw new Failures.WrongSettings(
                    "--station \"" + url + "\": expected an address such as " + USUAL);
        }
    }

    /** What a call answered. */
    sealed interface Answer {
        record Document(JsonNode json) implements Answer {
            <T> T as(Class<T> type) {
                return JSON.treeToValue(json, type);
            }
        }

        /** The station says no; {@code why} is its sentence. */
        record Refused(int status, String why) implements Answer {}
    }

    /**
     * Throws {@link Failures.MachineRefused} if no station answers.
     *
     * @param path behind {@code /api/v1}
     */
    Answer ask(String path) {
        return answer(send(path, it -> it, BodyHandlers.ofString()));
    }

    /**
     * A change without a body. Throws {@link Failures.MachineRefused} if no station answers.
     *
     * @param path behind {@code /api/v1}
     */
    Answer change(String path, String token) {
        return answer(
                send(
                        path,
                        it ->
                                it.header("Authorization", "Bearer " + token)
                                        .POST(HttpRequest.BodyPublishers.noBody()),
                        BodyHandlers.ofString()));
    }

    /**
     * A change told as JSON. Throws {@link Failures.MachineRefused} if no station answers.
     *
     * @param path behind {@code /api/v1}
     */
    Answer put(String path, String token, Object body) {
        var json = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return answer(
                send(
                        path,
                        it ->
                                it.header("Authorization", "Bearer " + token)
                                        .header("Content-Type", "application/json")
                                        .PUT(json),
                        BodyHandlers.ofString()));
    }

    /** What a download came to. */
    sealed interface Download {
        record Content(Bytes bytes) implements Download {}

        /** The station says no; {@code why} is its sentence. */
        record Refused(String why) implements Download {}
    }

    /**
     * A file from the station. Throws {@link Failures.MachineRefused} if no station answers.
     *
     * @param path behind {@code /api/v1}
     */
    Download download(String path) {
        HttpResponse<byte[]> response = send(path, it -> it, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 == 2) {
            return new Download.Content(Bytes.of(response.body()));
        }
        String why = new String(response.body(), StandardCharsets.UTF_8);
        return new Download.Refused(detail(why));
    }

    private <T> HttpResponse<T> send(
            String path,
            UnaryOperator<HttpRequest.Builder> with,
            HttpResponse.BodyHandler<T> body) {
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                            .timeout(ANSWER_WITHIN);
            return client.send(with.apply(request).build(), body);
        } catch (IllegalArgumentException unusable) {
            throw new Failures.WrongSettings(
                    "--station \"" + url + "\": expected an address such as " + USUAL);
        } catch (IOException failure) {
            throw silent(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw silent(interrupted);
        }
    }

    private static String detail(String problem) {
        try {
            return JSON.readTree(problem).path("detail").asString("no reason said");
        } catch (JacksonException noJson) {
            return "what answers is no Offhook station";
        }
    }

    private Answer answer(HttpResponse<String> response) {
        try {
            JsonNode json = JSON.readTree(response.body());
            return response.statusCode() / 100 == 2
                    ? new Answer.Document(json)
                    : new Answer.Refused(
                            response.statusCode(), json.path("detail").asString("no reason said"));
        } catch (JacksonException noJson) {
            throw new Failures.MachineRefused(
                    "what answers at "
                            + url
                            + " is no Offhook station (status "
                            + response.statusCode()
                            + ", no JSON): name the station with --station URL.",
                    noJson);
        }
    }

    private Failures.MachineRefused silent(Exception failure) {
        return new Failures.MachineRefused(
                "no station answers at "
                        + url
                        + ": start one with \"offhook serve\", or name it with --station URL.",
                failure);
    }
}
