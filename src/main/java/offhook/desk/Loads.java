package offhook.desk;

import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;

import java.util.Optional;

/** Loads by the text that the story holds. */
final class Loads {
    private Loads() {}

    static Optional<LoadName> named(String text) {
        return LoadNames.read(text) instanceof LoadNameReading.Named(LoadName name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
