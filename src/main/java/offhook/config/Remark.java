package offhook.config;

import offhook.phone.Certainty;

import java.util.List;

/**
 * One thing to say about a configuration file. Passwords never appear in it.
 *
 * @param code names the rule: {@code unprovisioned}
 * @param sentence what is there and what the phone makes of it
 * @param remedy what to do; may be empty
 * @param source where the rule is known from
 * @param edits what would put it right; empty if only a person can know
 */
public record Remark(
        String code,
        Severity severity,
        Place place,
        String sentence,
        String remedy,
        String source,
        Certainty certainty,
        List<Edit> edits) {
    public Remark {
        edits = List.copyOf(edits);
    }
}
