package offhook.app;

import offhook.event.Observed;

import java.util.Locale;
import java.util.function.Consumer;

/** Says how far a start is that has many stories to read: of 20,000 phones half a minute. */
final class StoriesRead implements Consumer<Observed> {
    /** Read in three seconds of one slow core; who has fewer entries hears nothing. */
    static final int SAID_EVERY = 100_000;

    private final Consumer<Observed> reader;
    private final Consumer<String> telling;
    private int entries;

    StoriesRead(Consumer<Observed> reader, Consumer<String> telling) {
        this.reader = reader;
        this.telling = telling;
    }

    @Override
    public void accept(Observed observed) {
        if (++entries % SAID_EVERY == 0) {
            telling.accept(
                    String.format(
                            Locale.ROOT,
                            "Reading the phones' stories: %,d entries so far; after the last one"
                                    + " phones are answered.",
                            entries));
        }
        reader.accept(observed);
    }
}
