package offhook.store;

import offhook.event.StationEvent;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes events of any kind by their record's shape, so that no test forgets a new one. */
final class SomeEvents {
    private final Random random;

    SomeEvents(long seed) {
        this.random = new Random(seed);
    }

    static List<Class<?>> kinds() {
        return List.of(StationEvent.class.getPermittedSubclasses());
    }

    StationEvent of(Class<?> kind) {
        return (StationEvent) value(kind);
    }

    StationEvent any() {
        return of(kinds().get(random.nextInt(kinds().size())));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return random.nextBoolean() ? Optional.of(value(inner)) : Optional.empty();
            }
            return random.ints(random.nextInt(4)).mapToObj(any -> value(inner)).toList();
        }
        if (type == int.class) {
            return random.nextInt();
        }
        if (type == long.class) {
            return random.nextLong();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return text();
        }
        var one = (Class<?>) type;
        if (one.isEnum()) {
            Object[] values = one.getEnumConstants();
            return values[random.nextInt(values.length)];
        }
        return record(one);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new AssertionError("events are of simple types; what is " + type + "?");
        }
        try {
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i].getGenericType());
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Quotes, NULs, blanks, other alphabets, half a surrogate pair: what a packet may hold. */
    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(
                    random.nextInt(4) == 0
                            ? (char) random.nextInt(0x10000)
                            : "aZ0 \"\\\0\n\u00e9'".charAt(random.nextInt(10)));
        }
        return text.toString();
    }
}
