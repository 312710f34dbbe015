package offhook.diagnosis;

import offhook.boot.FileFact;
import offhook.event.StationEvent;

import java.time.Duration;
import java.util.Optional;

/**
 * It took settings that name its target and asked for nothing of it. A phone that runs the target
 * does so, and so does one that passes over its settings (phones.md §6, 10): they differ in what
 * they say of themselves only.
 */
final class ArrivalUnproved implements Rule {
    static final String CODE = "arrival-unproved";

    /**
     * By then it has registered, if its registrar is ours, and the station has asked its page: a
     * round of that is over in two minutes even if no phone in it answers.
     */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Optional<Finding> examine(PhoneCase phone) {
        return phone.journey()
                .arrived()
                .filter(StationEvent.Arrived::isBySilence)
                .filter(arrived -> phone.story().identity().provedLoad().isEmpty())
                .filter(arrived -> phone.boot().isUp() && isQuiet(phone))
                .map(arrived -> finding(arrived, phone));
    }

    private static boolean isQuiet(PhoneCase phone) {
        return phone.boot()
                .latest()
                .map(FileFact::lastAt)
                .filter(at -> phone.hasBeenFor(at, PATIENCE))
                .isPresent();
    }

    private static Finding finding(StationEvent.Arrived arrived, PhoneCase phone) {
        return new Finding(
                CODE,
                Severity.NOTICE,
                "the phone runs %s, or passes over it: either looks the same from here"
                        .formatted(arrived.load()),
                "look at the phone: Settings, Model Information names its load. If that is another"
                        + " one, "
                        + LoadNotAsked.remedy(phone),
                arrived.evidence() + "; neither a registration nor its web page names its load",
                phone.boot().beganAt());
    }
}
