package offhook.explain;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.phone.PhoneCatalogue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phone's own web page: model, load, and whose page it is (phones.md §5, "Web"). */
public final class PhonePage {
    /** The pages have some forty lines; one that is longer is none. */
    private static final int LINES_MAX = 1_000;

    private PhonePage() {}

    /** What it says of this phone; nothing if it is another's, or does not say whose it is. */
    public static List<StationEvent> read(String page, MacAddress phone, PhoneCatalogue catalogue) {
        var reader = new TextReader(catalogue, Instant.EPOCH, ZoneOffset.UTC);
        var sightings = new ArrayList<Sighting>();
        // The reader knows a page by the answer's first line.
        sightings.addAll(reader.line("HTTP/1.1 200 OK"));
        page.lines()
                .limit(LINES_MAX)
                .filter(line -> !line.isBlank())
                .forEach(line -> sightings.addAll(reader.line(line)));
        sightings.addAll(reader.end());
        boolean isIts =
                sightings.stream()
                        .map(Sighting::who)
                        .map(Who::mac)
                        .allMatch(mac -> mac.equals(Optional.of(phone)));
        return isIts
                ? sightings.stream().map(Sighting::event).filter(PhonePage::isOfIdentity).toList()
                : List.of();
    }

    private static boolean isOfIdentity(StationEvent event) {
        return event instanceof StationEvent.ModelLearned
                || event instanceof StationEvent.LoadLearned;
    }
}
