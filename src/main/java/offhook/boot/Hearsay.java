package offhook.boot;

import offhook.event.StationEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was not deduced but said outright: by the phone to its PBX, by another server's log, by the
 * phone's own console. Belongs to one boot.
 *
 * @param registration the last one seen
 * @param attempts how often it has asked since it was last taken in, up to {@link #ATTEMPTS_MAX}
 * @param troubles the last of each code, oldest first
 */
public record Hearsay(
        Optional<StationEvent.RegistrationSeen> registration,
        int attempts,
        List<StationEvent.TroubleSeen> troubles) {
    /** There are fewer codes than this that anybody says outright. */
    static final int TROUBLES_MAX = 16;

    /** One question without and one with the password, each once again: more say nothing new. */
    public static final int ATTEMPTS_MAX = 4;

    static final Hearsay NONE = new Hearsay(Optional.empty(), 0, List.of());

    public Hearsay {
        troubles = List.copyOf(troubles);
    }

    /** A later attempt says nothing against an acceptance. */
    Hearsay registered(StationEvent.RegistrationSeen seen) {
        boolean wasAccepted =
                registration.filter(StationEvent.RegistrationSeen::isAccepted).isPresent();
        return wasAccepted && !seen.isAccepted()
                ? this
                : new Hearsay(
                        Optional.of(seen),
                        seen.isAccepted() ? 0 : Math.min(ATTEMPTS_MAX, attempts + 1),
                        seen.isAccepted() ? List.of() : troubles);
    }

    Hearsay unregistered() {
        return registration.isEmpty() ? this : new Hearsay(Optional.empty(), 0, troubles);
    }

    Hearsay troubled(StationEvent.TroubleSeen seen) {
        var next = new ArrayList<>(troubles);
        next.removeIf(old -> old.code().equals(seen.code()));
        if (next.size() < TROUBLES_MAX) {
            next.add(seen);
        }
        return new Hearsay(registration, attempts, next);
    }
}
