package offhook.web;

/** Where the API gets its documents, and what it may change there. */
public record Sources(Fleet fleet, Firmware firmware, Surroundings surroundings, Lines lines) {}
