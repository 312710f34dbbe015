package offhook.sip;

import java.time.Instant;

/**
 * Where a registered line is.
 *
 * @param callId of its REGISTER: a Java phone obeys only who knows it (config-files.md §5.7)
 */
record Binding(Account account, Attempt attempt, String callId, Instant until) {}
