package offhook.app;

import offhook.desk.Desk;
import offhook.event.Observed;
import offhook.store.Store;
import offhook.web.HealthDocument;
import offhook.web.LogDocument;
import offhook.web.NetworkDocument;
import offhook.web.StoryEntry;
import offhook.web.Surroundings;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The station and its network as the API sees them. On the web's threads. */
final class StationSurroundings implements Surroundings {
    /** A search that finds little reads so many entries, some 50 ms; the next page goes on. */
    static final int LOG_SCANNED_MAX = 20_000;

    /** The setting that holds its hash. */
    static final String PASSWORD = "page-password";

    private final Station station;
    private final NetworkView network;
    private final Clock clock;
    private final Instant since;

    StationSurroundings(Station station, StationSetup setup, Clock clock) {
        this.station = station;
        this.network = new NetworkView(station, setup, clock);
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public HealthDocument health() {
        var troubles = new ArrayList<>(station.troubles().now());
        int phones = station.answered(desk -> desk.macs().size());
        if (station.answered(Desk::isFull)) {
            troubles.add(
                    phones
                            + " phones are known and there is no room for more: forget those that"
                            + " are no longer there, or look who makes up addresses.");
        }
        boolean isFine = troubles.isEmpty();
        troubles.addAll(station.troubles().oddities());
        troubles.addAll(station.answered(desk -> desk.alarms(clock.instant())));
        return new HealthDocument(
                isFine ? HealthDocument.FINE : HealthDocument.TROUBLED,
                Version.text(),
                since,
                phones,
                troubles);
    }

    @Override
    public String metrics() {
        return station.metrics().text();
    }

    @Override
    public NetworkDocument network() {
        return network.document();
    }

    @Override
    public Optional<String> decide(FirstRunWish wish) {
        return network.decide(wish);
    }

    @Override
    public LogDocument log(LogQuestion question) {
        Optional<String> wanted = question.text().map(text -> text.toLowerCase(Locale.ROOT));
        var found = new ArrayList<StoryEntry>();
        long before = question.before();
        int scanned = 0;
        while (found.size() < question.limit() && scanned < LOG_SCANNED_MAX) {
            int most = wanted.isPresent() ? LOG_SCANNED_MAX : question.limit() - found.size();
            List<Store.NumberedEntry> page = station.store().newest(question.phone(), before, most);
            if (page.isEmpty()) {
                return new LogDocument(found, Optional.empty());
            }
            for (Store.NumberedEntry entry : page) {
                before = entry.number();
                scanned++;
                entry.observed()
                        .map(StationSurroundings::shown)
                        .filter(shown -> isWanted(shown, wanted))
                        .ifPresent(found::add);
                if (found.size() == question.limit()) {
                    break;
                }
            }
        }
        return new LogDocument(found, Optional.of(before));
    }

    private static StoryEntry shown(Observed observed) {
        return PhoneDocuments.entry(observed).with("mac", observed.phone().toString());
    }

    private static boolean isWanted(StoryEntry entry, Optional<String> wanted) {
        return wanted.isEmpty()
                || entry.text().toLowerCase(Locale.ROOT).contains(wanted.get())
                || String.valueOf(entry.fields().get("mac")).contains(wanted.get());
    }

    @Override
    public Optional<String> password() {
        return station.store().setting(PASSWORD).filter(hash -> !hash.isEmpty());
    }

    @Override
    public void keepPassword(Optional<String> hash) {
        station.store().set(PASSWORD, hash.orElse(""));
    }
}
