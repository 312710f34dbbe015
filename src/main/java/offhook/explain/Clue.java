package offhook.explain;

import offhook.event.StationEvent;

/** One thing that a line or a packet says of somebody. */
record Clue(Who who, StationEvent event) {}
