package offhook.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Why Offhook's files differ from published ones, from {@code reasons.txt}; the first that fits
 * counts.
 *
 * @param kind of files, as the table calls it
 * @param does what Offhook does
 * @param places a pattern for the whole place
 */
record Reason(String kind, String does, String places, String why) {
    static List<Reason> all() {
        try (var in = Reason.class.getResourceAsStream("/offhook/provision/reasons.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ; ", 4))
                    .map(cells -> new Reason(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean fits(String kindOfFiles, FileDifference difference) {
        String done =
                switch (difference.kind()) {
                    case THEIRS_ONLY -> "leaves out";
                    case OURS_ONLY -> "adds";
                    case ANOTHER_VALUE -> "says otherwise";
                };
        return kind.equals(kindOfFiles) && does.equals(done) && difference.place().matches(places);
    }

    static Optional<Reason> of(List<Reason> all, String kind, FileDifference difference) {
        return all.stream().filter(it -> it.fits(kind, difference)).findFirst();
    }
}
