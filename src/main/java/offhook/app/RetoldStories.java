package offhook.app;

import offhook.address.MacAddress;
import offhook.disk.ObservedFile;
import offhook.event.Observed;
import offhook.explain.Sighting;
import offhook.store.StoreException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What our own stations tell: a bundle, a phone's story as JSON, a database. Read whole, because it
 * is kept by phone and wanted by time.
 */
final class RetoldStories extends ExplainSource {
    private final StoryFile.Contents contents;
    private final Iterator<Observed> events;

    private RetoldStories(Path path, ObservedFile file, StoryFile.Contents contents) {
        super(path, file);
        this.contents = contents;
        this.events =
                contents.events().stream().sorted(Comparator.comparing(Observed::at)).iterator();
    }

    static ExplainSource open(Path path, ObservedFile file) {
        try {
            StoryFile.Contents contents = StoryFile.read(path, file);
            return contents.events().isEmpty()
                    ? new Nothing(path, file, contents.sentence())
                    : new RetoldStories(path, file, contents);
        } catch (StoreException unreadable) {
            return new Nothing(path, file, "is no readable database: " + unreadable.getMessage());
        }
    }

    @Override
    Optional<List<Sighting>> more() {
        return events.hasNext()
                ? Optional.of(List.of(Sighting.retold(events.next())))
                : Optional.empty();
    }

    @Override
    List<Sighting> end() {
        return List.of();
    }

    /** A bundle was made later than its last event; the phones were silent for so long. */
    @Override
    Optional<Instant> last() {
        return contents.writtenAt();
    }

    @Override
    boolean hearsFiles() {
        return true;
    }

    @Override
    boolean isUnderstood() {
        return true;
    }

    @Override
    List<String> remarks() {
        var phones = new HashSet<MacAddress>();
        contents.events().forEach(observed -> phones.add(observed.phone()));
        return List.of(
                "%s: %s events of %s, told by an Offhook station%s"
                        .formatted(
                                name(),
                                Quantities.number(contents.events().size()),
                                phones.size() == 1 ? "1 phone" : phones.size() + " phones",
                                contents.trouble().map(why -> "; " + why).orElse("")));
    }
}
