package offhook.firmware;

/**
 * One rule of firmware.md §4, as data.
 *
 * @param id {@code A1} … {@code E1}
 * @param statement a sentence
 * @param source who says so
 * @param confidence {@code confirmed by 6}, {@code single source}, {@code inferred}, {@code
 *     contradictory: …}
 */
public record UpgradeRule(String id, String statement, String source, String confidence) {}
