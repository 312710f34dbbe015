package offhook.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** JSON Schemas of our documents, read off their records; each record once, by its name. */
final class Schemas {
    private static final Set<Type> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Type> NUMBERS = Set.of(double.class, Double.class, float.class);
    private static final Set<Type> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private final Map<String, ObjectNode> components = new TreeMap<>();

    /** All that were needed so far, for {@code components/schemas}. */
    ObjectNode components() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        components.forEach(all::set);
        return all;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType shape) {
            return ofShape((Class<?>) shape.getRawType(), shape.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (INTEGERS.contains(plain)) {
            return named("integer");
        }
        if (NUMBERS.contains(plain)) {
            return named("number");
        }
        if (BOOLEANS.contains(plain)) {
            return named("boolean");
        }
        if (plain == String.class) {
            return named("string");
        }
        if (plain == Instant.class) {
            return named("string").put("format", "date-time");
        }
        if (plain == byte[].class) {
            return named("string").put("format", "binary");
        }
        if (plain.isEnum()) {
            ObjectNode node = named("string");
            ArrayNode values = node.putArray("enum");
            Arrays.stream(plain.getEnumConstants()).forEach(value -> values.add(value.toString()));
            return node;
        }
        return plain.isRecord() ? reference(plain) : anything();
    }

    private ObjectNode ofShape(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class) {
            return nullable(of(arguments[0]));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode node = named("array");
            node.set("items", of(arguments[0]));
            return node;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode node = named("object");
            node.set("additionalProperties", of(arguments[1]));
            return node;
        }
        return anything();
    }

    private ObjectNode reference(Class<?> type) {
        String name = nameOf(type);
        if (!components.containsKey(name)) {
            // In place first: a record may hold itself.
            components.put(name, Json.MAPPER.createObjectNode());
            components.put(name, ofRecord(type));
        }
        return Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** {@code PhoneDocument.Plan} is {@code PhonePlan}. */
    private static String nameOf(Class<?> type) {
        String own = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        String whole =
                outer == null || outer.getSimpleName().endsWith("Calls")
                        ? own
                        : outer.getSimpleName().replaceFirst("Document$", "") + own;
        return whole.replaceFirst("(?<=.)Document$", "");
    }

    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode node = named("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = node.putArray("required");
        boolean isOpen = false;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                isOpen = true;
                continue;
            }
            ObjectNode schema = of(component.getGenericType());
            boolean mayBeNull = isNullable(component);
            properties.set(component.getName(), mayBeNull ? nullable(schema) : schema);
            required.add(component.getName());
        }
        // What an event holds stands beside the rest.
        node.put("additionalProperties", isOpen);
        return node;
    }

    /** A boxed number is absent where one would be a lie; so are texts of the commands' own. */
    private static boolean isNullable(RecordComponent component) {
        Class<?> type = component.getType();
        boolean isOurs = component.getDeclaringRecord().getPackage() == Schemas.class.getPackage();
        return !type.isPrimitive()
                && (INTEGERS.contains(type)
                        || BOOLEANS.contains(type)
                        || type == String.class && !isOurs);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").isString()) {
            JsonNode type = schema.get("type");
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        if (schema.has("$ref")) {
            ObjectNode either = Json.MAPPER.createObjectNode();
            either.putArray("anyOf").add(schema).add(named("null"));
            return either;
        }
        return schema;
    }

    private static ObjectNode named(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private static ObjectNode anything() {
        return Json.MAPPER.createObjectNode();
    }
}
