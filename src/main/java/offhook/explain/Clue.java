package offhook.explain;

import offhook.event.StationEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a line or a packet says of somebody.
 *
 * @param at if it was told later than it was seen; else when its line was written
 */
record Clue(Who who, StationEvent event, Optional<Instant> at) {
    Clue(Who who, StationEvent event) {
        this(who, event, Optional.empty());
    }

    static List<Clue> seenAt(Optional<Instant> at, List<Clue> clues) {
        return at.isEmpty()
                ? clues
                : clues.stream().map(clue -> new Clue(clue.who(), clue.event(), at)).toList();
    }

    static Clue of(Sighting sighting) {
        Optional<Instant> at = sighting.isTimed() ? Optional.of(sighting.at()) : Optional.empty();
        return new Clue(sighting.who(), sighting.event(), at);
    }
}
