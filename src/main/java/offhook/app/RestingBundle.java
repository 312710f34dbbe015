package offhook.app;

import offhook.address.MacAddress;
import offhook.disk.PhoneData;
import offhook.event.Observed;
import offhook.explain.Explainer;
import offhook.explain.Sighting;
import offhook.firmware.Library;
import offhook.store.JournalFile;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bundle of a station that does not run: what its database tells, without packets. */
final class RestingBundle {
    private RestingBundle() {}

    static byte[] of(Path database, Optional<MacAddress> only) {
        List<Observed> journal =
                JournalFile.read(database).stream()
                        .filter(observed -> only.stream().allMatch(observed.phone()::equals))
                        .toList();
        var explainer = new Explainer(PhoneData.catalogue(), Library.EMPTY);
        journal.forEach(observed -> explainer.take(Sighting.retold(observed)));
        var bytes = new ByteArrayOutputStream();
        try (var bundle = new SupportBundle(bytes, Version.text(), Instant.now())) {
            bundle.station(List.of("The station did not run; this is from " + database + "."));
            bundle.phones(explainer.phones().stream().map(ExplainText::document).toList());
            journal.stream()
                    .map(Observed::phone)
                    .distinct()
                    .limit(StationBundle.PHONES_MAX)
                    .forEach(mac -> bundle.phone(mac, story(journal, mac), List.of()));
        }
        return bytes.toByteArray();
    }

    private static List<offhook.web.StoryEntry> story(List<Observed> journal, MacAddress mac) {
        List<Observed> own =
                journal.stream().filter(observed -> observed.phone().equals(mac)).toList();
        return own.subList(Math.max(0, own.size() - StationBundle.ENTRIES_MAX), own.size()).stream()
                .map(PhoneDocuments::entry)
                .toList();
    }
}
