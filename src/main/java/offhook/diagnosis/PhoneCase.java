package offhook.diagnosis;

import offhook.boot.Boot;
import offhook.boot.BootStory;
import offhook.boot.FileFact;
import offhook.boot.Journey;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a rule looks at.
 *
 * @param platform as far as known
 * @param kin its model, or one that has the same keys
 * @param surroundings the network around it
 */
public record PhoneCase(
        BootStory story,
        Optional<Platform> platform,
        Optional<PhoneModel> kin,
        Library library,
        Instant now,
        Surroundings surroundings) {

    /** Datagrams get lost, so that silence means less. */
    boolean isLossy() {
        return surroundings.isLossy();
    }

    Boot boot() {
        return story.boot();
    }

    Journey journey() {
        return story.journey();
    }

    /**
     * Nobody converts it: what it does is judged by its habits, not by what a plan expects. So is
     * every phone in somebody else's log.
     */
    boolean isWatched() {
        return journey().target().isEmpty() && journey().plan().isEmpty();
    }

    /** Its last boots, the present one at the end. */
    List<Boot> boots() {
        var boots = new ArrayList<>(story.past());
        boots.add(boot());
        return boots;
    }

    /**
     * The last boot in which it came to its settings or its firmware: what was found there is so
     * until the present one has come as far.
     */
    Boot conclusive() {
        return boots().reversed().stream()
                .filter(PhoneCase::isConclusive)
                .findFirst()
                .orElse(boot());
    }

    private static boolean isConclusive(Boot boot) {
        return boot.isUp()
                || boot.files().stream()
                        .anyMatch(fact -> fact.isFirmware() || fact.isSettings() && fact.isTaken());
    }

    /** How many of its last boots were like that. */
    int bootsThat(Predicate<Boot> wanted) {
        return (int) boots().stream().filter(wanted).count();
    }

    /** When the first of its last boots that were like that began. */
    Instant sinceBoot(Predicate<Boot> wanted) {
        return boots().stream()
                .filter(wanted)
                .map(Boot::beganAt)
                .findFirst()
                .orElse(boot().beganAt());
    }

    /** The step's last failure, also when it was the one that stopped the plan. */
    Optional<StationEvent.StepFailed> failure(String code) {
        return journey().progress().lastFailure().filter(failed -> failed.code().equals(code));
    }

    /**
     * The phone is stuck on its step with that failure.
     *
     * @param sentence with a place for the load
     */
    Optional<Finding> stuckOn(String code, String sentence, String remedy) {
        return failure(code)
                .map(
                        failed ->
                                new Finding(
                                        code,
                                        Severity.STUCK,
                                        sentence.formatted(failed.load()) + "; " + attempts(failed),
                                        remedy,
                                        failed.why(),
                                        failingSince()));
    }

    Instant failingSince() {
        return journey().progress().failingSince().orElse(boot().beganAt());
    }

    /** "attempt 2 of 3" or that there will be no other. */
    String attempts(StationEvent.StepFailed failed) {
        return journey().stopped().isPresent()
                ? "seen %d times, so the plan is stopped".formatted(failed.attempt())
                : "seen %d time(s); the third stops the plan".formatted(failed.attempt());
    }

    boolean hasBeenFor(Instant since, Duration atLeast) {
        return !now.isBefore(since.plus(atLeast));
    }

    /** What the phone is told to run now is in the library and has a file of this name. */
    boolean belongsToLoad(FileFact fact) {
        return journey()
                .told()
                .flatMap(library::load)
                .filter(
                        load ->
                                load.parts().stream()
                                        .anyMatch(
                                                part -> part.name().equalsIgnoreCase(fact.name())))
                .isPresent();
    }
}
