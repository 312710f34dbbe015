package offhook.web;

import io.javalin.http.Context;

import offhook.address.MacAddress;
import offhook.web.Problem.Refusal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what a request says; what it should not have said becomes a refusal. */
final class Requests {
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            shapes ->
                                    Stream.of(
                                                    CoercionInputShape.Integer,
                                                    CoercionInputShape.Float,
                                                    CoercionInputShape.Boolean)
                                            .forEach(
                                                    shape ->
                                                            shapes.setCoercion(
                                                                    shape, CoercionAction.Fail)))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    private Requests() {}

    static MacAddress mac(Context context) {
        return mac(context.pathParam("mac"));
    }

    static MacAddress mac(String text) {
        return MacAddress.read(text)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        400,
                                        "MAC address \""
                                                + text
                                                + "\": expected twelve hex digits such as"
                                                + " 00:1b:0c:18:bd:c1 or 001B0C18BDC1"));
    }

    /**
     * @param example of what is expected
     */
    static <T> T body(Context context, Class<T> type, String example) {
        try {
            JsonNode sent = STRICT.readTree(context.body());
            if (!sent.isObject()) {
                throw expected(example);
            }
            return STRICT.treeToValue(sent, type);
        } catch (StreamReadException noJson) {
            throw new Refusal(400, "body: not JSON: " + noJson.getOriginalMessage());
        } catch (JacksonException unfit) {
            throw expected(example);
        }
    }

    static Refusal expected(String example) {
        return new Refusal(400, "body: expected " + example);
    }

    /** Stripped; refused if it was not sent or has nothing in it. */
    static String text(String sent, String example) {
        return Optional.ofNullable(sent)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> expected(example));
    }

    static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    static OptionalLong number(Context context, String name) {
        Optional<String> text = query(context, name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException nonsense) {
            throw new Refusal(400, name + " \"" + text.get() + "\": expected a number");
        }
    }

    static int numberWithin(Context context, String name, int usual, int max) {
        OptionalLong sent = number(context, name);
        if (sent.isPresent() && (sent.getAsLong() < 1 || sent.getAsLong() > max)) {
            throw new Refusal(
                    400, name + " " + sent.getAsLong() + ": expected a number from 1 to " + max);
        }
        return sent.isPresent() ? (int) sent.getAsLong() : usual;
    }
}
