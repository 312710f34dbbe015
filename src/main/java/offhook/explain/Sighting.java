package offhook.explain;

import java.time.Instant;

/**
 * A clue with its moment.
 *
 * @param isTimed the moment was said; else it is when the file was written at the latest
 */
public record Sighting(Instant at, boolean isTimed, Who who, offhook.event.StationEvent event) {}
