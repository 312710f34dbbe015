package offhook.explain;

import offhook.boot.Boot;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.event.Observed;
import offhook.event.StationEvent.TroubleSeen;
import offhook.phone.PhoneFile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a phone's silence at the end of the input means. Nobody will say more, so a likely meaning
 * is told as one.
 */
final class Silence {
    /** A phone goes on within seconds; the slowest pause of a healthy one was 24 s (log 02). */
    static final Duration LONG = Duration.ofMinutes(1);

    private Silence() {}

    static BootStory concluded(BootStory story, Instant now) {
        boolean isOver =
                story.hearsay().registration().isEmpty()
                        && !story.boot().isUp()
                        && story.boot()
                                .latest()
                                .filter(latest -> !now.isBefore(latest.lastAt().plus(LONG)))
                                .isPresent();
        return isOver
                ? unprovisioned(story.boot())
                        .or(() -> notAsked(story.boot()))
                        .map(seen -> new Observed(story.lastSeen(), story.mac(), seen))
                        .map(story::after)
                        .orElse(story)
                : story;
    }

    /**
     * Loads from 8.5 on ask for their locale's jar even if none is set (log 05), unless they throw
     * the configuration away (log 04).
     */
    private static Optional<TroubleSeen> unprovisioned(Boot boot) {
        return boot.first(fact -> fact.file() instanceof PhoneFile.OwnSettings && fact.isTaken())
                .filter(own -> boot.asked(PhoneFile.IdentityTrustList.class))
                .filter(own -> isLast(own, boot))
                .map(
                        own ->
                                new TroubleSeen(
                                        "configuration-refused",
                                        "the phone took its configuration and asked for nothing"
                                            + " after it: it probably refuses it (Unprovisioned)",
                                        "%s went out whole, and nothing followed"
                                                .formatted(own.name())));
    }

    /** The 2011 how-to's reader whose 7962 took XMLDefault and stayed as it was (log 43). */
    private static Optional<TroubleSeen> notAsked(Boot boot) {
        return boot.first(
                        fact -> fact.file() instanceof PhoneFile.DefaultSettings && fact.isGiven())
                .filter(defaults -> isLast(defaults, boot))
                .map(
                        defaults ->
                                new TroubleSeen(
                                        "load-not-asked",
                                        "the phone took the default settings and asked for no load",
                                        defaults.name() + " was given, and nothing followed"));
    }

    private static boolean isLast(FileFact fact, Boot boot) {
        return !boot.askedAfter(fact, any -> true);
    }
}
