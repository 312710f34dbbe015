package offhook.desk;

import offhook.boot.Probing;
import offhook.event.StationEvent;
import offhook.event.StationEvent.ProbeForm;
import offhook.firmware.KnownLoads;
import offhook.firmware.Library;
import offhook.firmware.Load;
import offhook.phone.LoadName;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which load to name next to an old SIP phone, to see whether it runs it ({@link Probing}). */
final class Probes {
    /** Each costs a boot; there are five known loads of 5.x and 6.x. */
    static final int PROBES_MAX = 8;

    private Probes() {}

    /** The likeliest first: the newest that does not need the universal loader. */
    static Optional<LoadName> next(Probing probing, Library library) {
        boolean isSettled =
                probing.has(ProbeForm.UNSIGNED)
                        || probing.running().isPresent()
                        || probing.answers().size() >= PROBES_MAX;
        boolean isDeaf = !probing.has(ProbeForm.SIGNED) && probing.answers().size() > 1;
        if (isSettled || isDeaf) {
            return Optional.empty();
        }
        List<String> named =
                probing.answers().stream().map(StationEvent.ProbeAnswered::load).toList();
        return Stream.concat(
                        KnownLoads.ALL.stream().map(KnownLoads.KnownLoad::name),
                        library.loads().stream().map(Load::name))
                .filter(Probes::isBetweenFiveAndSeven)
                .filter(name -> !named.contains(name.text()))
                .max(Comparator.comparing(LoadName::version).thenComparing(LoadName::text));
    }

    private static boolean isBetweenFiveAndSeven(LoadName name) {
        return name.platform() == Platform.TWO_STAGE
                && name.protocol().equals(Optional.of(Protocol.SIP))
                && name.version().major() >= 5
                && name.version().major() < 7;
    }
}
