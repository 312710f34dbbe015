package offhook.dhcp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies that nobody changes, for what is looked through for each message. {@link List#copyOf} has
 * one class for one or two elements and another for none or more, and what the compiler made for
 * one (in a warm-up, before the settings changed) it throws away at the first of the other.
 */
public final class Uniform {
    private Uniform() {}

    public static <T> List<T> list(Collection<T> elements) {
        return Collections.unmodifiableList(new ArrayList<>(elements));
    }

    public static <T> Set<T> set(Collection<T> elements) {
        return Collections.unmodifiableSet(new HashSet<>(elements));
    }
}
