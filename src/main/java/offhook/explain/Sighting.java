package offhook.explain;

import java.time.Instant;

/**
 * A clue with its moment.
 *
 * @param isTimed the moment was said; else it is when the file was written at the latest
 * @param isRetold our own station saw it: nothing is to be concluded from it again
 */
public record Sighting(
        Instant at, boolean isTimed, Who who, offhook.event.StationEvent event, boolean isRetold) {
    Sighting(Instant at, boolean isTimed, Who who, offhook.event.StationEvent event) {
        this(at, isTimed, who, event, false);
    }

    /** An event of one of our own stations, judged when it happened. */
    public static Sighting retold(offhook.event.Observed observed) {
        return new Sighting(
                observed.at(), true, Who.of(observed.phone()).asPhone(), observed.event(), true);
    }
}
