package offhook.diagnosis;

import java.time.Instant;

/**
 * What is to be said of a phone now.
 *
 * @param code of interfaces.md §5; rename none
 * @param sentence what is wrong, or right
 * @param remedy the first thing to try; empty if there is nothing to do
 * @param evidence what was seen that says so
 * @param since when it began
 */
public record Finding(
        String code,
        Severity severity,
        String sentence,
        String remedy,
        String evidence,
        Instant since) {}
