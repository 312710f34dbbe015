package offhook.event;

import offhook.address.MacAddress;

import java.time.Instant;

/** An event of one phone, with its moment. */
public record Observed(Instant at, MacAddress phone, StationEvent event) {}
