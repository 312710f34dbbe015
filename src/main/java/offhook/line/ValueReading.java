package offhook.line;

import offhook.config.NearWord;

import java.util.Collection;
import java.util.Optional;

/** What a value that somebody wrote turned out to be. */
public sealed interface ValueReading {
    /**
     * @param value in the form that everything behind this works with
     */
    record Fine(String value) implements ValueReading {}

    /**
     * @param why a clause such as {@code expected true or false}; never shows a password
     * @param nearest a value that would do, if one is near
     */
    record Wrong(String why, Optional<String> nearest) implements ValueReading {
        /** With the nearest value, as sentences end. */
        public String clause() {
            return why + nearest.map(value -> "; did you mean \"" + value + "\"?").orElse("");
        }
    }

    /** The known word that was probably meant: one letter of three may be wrong. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return NearWord.of(word, known, Math.max(1, word.length() / 3));
    }

    static ValueReading wrong(String why) {
        return new Wrong(why, Optional.empty());
    }

    static ValueReading wrong(String why, String nearest) {
        return new Wrong(why, Optional.of(nearest));
    }
}
