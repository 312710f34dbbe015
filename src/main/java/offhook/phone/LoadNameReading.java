package offhook.phone;

import java.util.Optional;

/** What a piece of text turned out to be when read as the name of a load. */
public sealed interface LoadNameReading {
    record Named(LoadName name) implements LoadNameReading {}

    /**
     * Fits nothing.
     *
     * @param why a sentence that names the text and what was expected
     * @param likely what was probably meant
     */
    record NotALoad(String why, Optional<String> likely) implements LoadNameReading {}
}
