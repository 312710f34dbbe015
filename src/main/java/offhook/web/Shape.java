package offhook.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** The type of an answer that is no plain class. */
record Shape(Type raw, List<Type> arguments) implements ParameterizedType {
    static Type listOf(Type element) {
        return new Shape(List.class, List.of(element));
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return raw;
    }

    @Override
    public Type getOwnerType() {
        return null;
    }
}
