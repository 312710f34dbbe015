package offhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Locale;

final class OpenApiTest {
    private static final FixedStation STATION = new FixedStation(Path.of("target"));
    private static final WebServer SERVER =
            new WebServer(STATION.sources(), "127.0.0.1", 0, Token.random(), told -> {});
    private static Caller caller;
    private static JsonNode description;

    @BeforeAll
    static void start() throws Exception {
        SERVER.start();
        caller = new Caller(SERVER);
        description = Json.MAPPER.readTree(caller.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        caller.close();
        SERVER.close();
    }

    @Test
    void every_call_is_described_with_its_parameters() {
        assertThat(description.path("openapi").stringValue()).isEqualTo("3.1.0");
        for (Call call : SERVER.calls()) {
            JsonNode operation = operation(call);
            assertThat(operation.path("summary").stringValue()).isEqualTo(call.summary());
            long places =
                    operation
                            .path("parameters")
                            .valueStream()
                            .filter(one -> one.path("in").stringValue().equals("path"))
                            .count();
            assertThat(places)
                    .as(call.path())
                    .isEqualTo(call.path().chars().filter(it -> it == '{' || it == '<').count());
            assertThat(operation.has("security")).isEqualTo(call.need() == Call.Need.CHANGER);
            assertThat(operation.has("requestBody")).isEqualTo(call.body().isPresent());
        }
    }

    @Test
    void every_answer_is_as_described() throws Exception {
        var check = new SchemaCheck(description);
        for (Call call : SERVER.calls()) {
            var schema = check.answerOf(path(call), "get");
            if (!call.method().equals(HandlerType.GET) || schema.isEmpty()) {
                continue;
            }
            String query = call.path().equals("/firmware/graph") ? "?model=7960" : "";
            var answer = caller.get(AccessTest.path(call) + query);

            assertThat(check.faults(Json.MAPPER.readTree(answer.body()), schema.get()))
                    .as(call.path() + ": " + answer.body())
                    .isEmpty();
        }
    }

    @Test
    void what_is_not_as_described_is_seen() {
        var check = new SchemaCheck(description);
        JsonNode phone = check.answerOf("/phones/{mac}", "get").orElseThrow();
        String good = Json.MAPPER.writeValueAsString(FixedFleet.PHONE);

        assertThat(check.faults(Json.MAPPER.readTree(good), phone)).isEmpty();
        for (String bad :
                new String[] {
                    good.replace("\"stage\":\"loading\"", "\"stage\":7"),
                    good.replace("\"stage\":\"loading\",", ""),
                    good.replace("\"stage\":", "\"more\":1,\"stage\":"),
                    good.replace("\"bytes\":512", "\"bytes\":\"512\""),
                    good.replace("\"name\":\"P00303010102\",", "")
                }) {
            assertThat(check.faults(Json.MAPPER.readTree(bad), phone)).as(bad).hasSize(1);
        }
    }

    private static JsonNode operation(Call call) {
        return description
                .path("paths")
                .path(path(call))
                .path(call.method().name().toLowerCase(Locale.ROOT));
    }

    private static String path(Call call) {
        return call.path().replace('<', '{').replace('>', '}');
    }
}
