package offhook.phone;

/**
 * Keys that bring a phone back to a known state.
 *
 * @param purpose what it does: "factory reset", "restart", "unlock settings"
 * @param keys what to press, and when
 * @param seen what the lamps or the screen then show
 * @param source where this is known from, with its certainty
 */
public record ResetKeys(String purpose, String keys, String seen, String source) {}
