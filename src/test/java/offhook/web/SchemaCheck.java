package offhook.web;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a document is as an OpenAPI description says, as far as ours says anything. */
public final class SchemaCheck {
    private final JsonNode description;

    /**
     * @param description the whole OpenAPI document
     */
    public SchemaCheck(JsonNode description) {
        this.description = description;
    }

    /** The schema of a call's good answer; empty if it answers no JSON. */
    public Optional<JsonNode> answerOf(String path, String method) {
        return Optional.of(
                        description
                                .path("paths")
                                .path(path)
                                .path(method)
                                .path("responses")
                                .path("200")
                                .path("content")
                                .path("application/json")
                                .path("schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    /** What does not fit, each with its place. */
    public List<String> faults(JsonNode document, JsonNode schema) {
        var faults = new ArrayList<String>();
        check("", document, schema, faults);
        return faults;
    }

    private void check(String at, JsonNode value, JsonNode schema, List<String> faults) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue().replaceFirst(".*/", "");
            JsonNode named = description.path("components").path("schemas").path(name);
            if (named.isMissingNode()) {
                faults.add(at + ": no schema " + name);
            }
            check(at, value, named, faults);
            return;
        }
        if (schema.has("anyOf")) {
            boolean fits =
                    schema.get("anyOf").valueStream().anyMatch(one -> faults(value, one).isEmpty());
            if (!fits) {
                faults.add(at + ": fits none of " + schema);
            }
            return;
        }
        JsonNode type = schema.path("type");
        Stream<String> types =
                type.isArray()
                        ? type.valueStream().map(JsonNode::stringValue)
                        : Stream.of(type.asString(""));
        if (!type.isMissingNode() && types.noneMatch(one -> isA(one, value))) {
            faults.add(at + ": " + value + " is no " + type);
        }
        if (schema.path("format").asString("").equals("date-time") && value.isString()) {
            Instant.parse(value.stringValue());
        }
        if (schema.has("items") && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "/" + i, value.get(i), schema.get("items"), faults);
            }
        }
        if (value.isObject()) {
            checkFields(at, value, schema, faults);
        }
    }

    private void checkFields(String at, JsonNode value, JsonNode schema, List<String> faults) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.stringValue())) {
                faults.add(at + ": lacks " + required);
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (var field : value.properties()) {
            JsonNode known = schema.path("properties").path(field.getKey());
            String place = at + "/" + field.getKey();
            if (!known.isMissingNode()) {
                check(place, field.getValue(), known, faults);
            } else if (others.isObject()) {
                check(place, field.getValue(), others, faults);
            } else if (others.isBoolean() && !others.booleanValue()) {
                faults.add(place + ": is not described");
            }
        }
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
