package offhook.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.event.StationEvent;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events as JSON and back. The kind of an event is its record's simple name. What an older version
 * did not write comes back empty, what a newer one added is passed over: a story outlives updates.
 */
public final class EventJson {
    private static final Map<String, Class<?>> KINDS =
            Arrays.stream(StationEvent.class.getPermittedSubclasses())
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, kind -> kind));

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(addresses())
                    // A lone surrogate or a NUL from a packet must survive UTF-8 and PostgreSQL.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .withConfigOverride(
                            String.class, override -> override.setNullHandling(emptyForNull()))
                    .withConfigOverride(
                            List.class, override -> override.setNullHandling(emptyForNull()))
                    .build();

    private EventJson() {}

    /** What a line of the journal turned out to be. */
    public sealed interface Reading {
        record Event(StationEvent event) implements Reading {}

        /** Written by another version. */
        record UnknownKind(String kind) implements Reading {}

        record Unreadable(String kind, String why) implements Reading {}
    }

    public static String kindOf(StationEvent event) {
        return event.getClass().getSimpleName();
    }

    public static String write(StationEvent event) {
        return JSON.writeValueAsString(event);
    }

    /** The same as {@link #write}, as names and values in the order of the record. */
    public static Map<String, Object> fieldsOf(StationEvent event) {
        return JSON.convertValue(event, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    public static Reading read(String kind, String json) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            return new Reading.UnknownKind(kind);
        }
        try {
            return JSON.readValue(json, type) instanceof StationEvent event
                    ? whole(event, kind)
                    : new Reading.Unreadable(kind, "it says null");
        } catch (JacksonException unfit) {
            return new Reading.Unreadable(kind, unfit.getOriginalMessage());
        } catch (IllegalArgumentException | NullPointerException unfit) {
            // A record's own constructor refuses the values.
            return new Reading.Unreadable(kind, String.valueOf(unfit.getMessage()));
        }
    }

    /** What has no empty form (an address, a word of an enum) must be there. */
    private static Reading whole(StationEvent event, String kind) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().invoke(event) == null) {
                    return new Reading.Unreadable(kind, component.getName() + " is missing");
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("records can be read: " + kind, impossible);
            }
        }
        return new Reading.Event(event);
    }

    private static JsonSetter.Value emptyForNull() {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    }

    private static SimpleModule addresses() {
        return new SimpleModule("addresses")
                .addSerializer(Ipv4.class, new AsText<>())
                .addDeserializer(Ipv4.class, new FromText<>("an IPv4 address", Ipv4::read))
                .addSerializer(MacAddress.class, new AsText<>())
                .addDeserializer(
                        MacAddress.class, new FromText<>("a MAC address", MacAddress::read));
    }

    private static final class AsText<T> extends ValueSerializer<T> {
        @Override
        public void serialize(
                T value,
                JsonGenerator generator,
                tools.jackson.databind.SerializationContext context) {
            generator.writeString(value.toString());
        }
    }

    private static final class FromText<T> extends ValueDeserializer<T> {
        private final String expected;
        private final Function<String, Optional<T>> reader;

        FromText(String expected, Function<String, Optional<T>> reader) {
            this.expected = expected;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            return reader.apply(text)
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "\"" + text + "\": expected " + expected));
        }
    }
}
