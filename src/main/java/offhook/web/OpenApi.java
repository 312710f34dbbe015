package offhook.web;

import offhook.web.Call.Need;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of the API, made from the table that its routes are made from. */
final class OpenApi {
    static final String PATH = "/openapi.json";

    private static final Pattern PLACE = Pattern.compile("[{<](\\w+)[}>]");

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    static ObjectNode of(List<Call> calls) {
        return new OpenApi().document(calls);
    }

    private ObjectNode document(List<Call> calls) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Offhook")
                .put("version", "1")
                .put(
                        "description",
                        "What the station knows and does. docs/api.md says what a table can't.");
        document.putArray("servers").addObject().put("url", Api.ROOT);
        ObjectNode paths = document.putObject("paths");
        for (Call call : calls) {
            String path = PLACE.matcher(call.path()).replaceAll("{$1}");
            ObjectNode item =
                    paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
            item.set(call.method().name().toLowerCase(Locale.ROOT), operation(call));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode problem = schemas.of(Problem.class);
        components.set("schemas", schemas.components());
        components.putObject("responses").set("Problem", refusal(problem));
        security(components.putObject("securitySchemes"));
        return document;
    }

    private static ObjectNode refusal(ObjectNode problem) {
        ObjectNode refusal =
                Json.MAPPER
                        .createObjectNode()
                        .put("description", "What was wrong, in a sentence (RFC 9457).");
        refusal.putObject("content").putObject("application/problem+json").set("schema", problem);
        return refusal;
    }

    private static void security(ObjectNode schemes) {
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "offhook<PORT>")
                .put("description", "With the header X-Offhook: page where something is changed.");
    }

    private ObjectNode operation(Call call) {
        ObjectNode operation = Json.MAPPER.createObjectNode().put("summary", call.summary());
        parameters(call, operation);
        call.body()
                .ifPresent(
                        body -> {
                            ObjectNode content =
                                    operation
                                            .putObject("requestBody")
                                            .put("required", true)
                                            .putObject("content");
                            content.putObject(body.mediaType())
                                    .set("schema", schemas.of(body.type()));
                        });
        ObjectNode responses = operation.putObject("responses");
        ObjectNode fine = responses.putObject("200").put("description", call.summary());
        ObjectNode content = fine.putObject("content").putObject(mediaType(call));
        call.answer().ifPresent(type -> content.set("schema", schemas.of(type)));
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        if (call.need() == Need.CHANGER) {
            ArrayNode either = operation.putArray("security");
            either.addObject().putArray("token");
            either.addObject().putArray("session");
        }
        return operation;
    }

    private static String mediaType(Call call) {
        return call.mediaType().replaceFirst(";.*", "");
    }

    private static void parameters(Call call, ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        Matcher place = PLACE.matcher(call.path());
        while (place.find()) {
            parameters
                    .addObject()
                    .put("name", place.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        for (Call.Parameter parameter : call.query()) {
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("required", false)
                    .put("description", parameter.summary())
                    .putObject("schema")
                    .put("type", parameter.type());
        }
    }
}
