package offhook.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A phone as the API shows it (interfaces.md §3). What is not known is {@code null}.
 *
 * @param mac written {@code 00:1b:0c:18:bd:c1}
 * @param family {@code two_stage}, {@code java_41}: phones that take the same loads
 * @param protocol {@code sip}, {@code sccp}, … of the load it runs
 * @param target the load it shall end on
 * @param stage a word of interfaces.md §4
 * @param progress the file that it is fetching
 */
public record PhoneDocument(
        String mac,
        Optional<String> address,
        Optional<String> model,
        Optional<String> family,
        Optional<String> protocol,
        Optional<Running> load,
        Optional<String> target,
        String stage,
        Optional<Progress> progress,
        Optional<Plan> plan,
        List<Finding> findings,
        Instant firstSeen,
        Instant lastSeen) {
    public PhoneDocument {
        findings = List.copyOf(findings);
    }

    /**
     * @param name of a load, or a bound in words
     * @param certainty {@code proved}, {@code likely} or {@code unknown}
     */
    public record Running(String name, String certainty, String evidence) {}

    /**
     * @param bytes acknowledged so far
     */
    public record Progress(String file, long bytes, long total) {}

    /**
     * @param state {@code under-way}, {@code done}, {@code stopped} or {@code impossible}
     */
    public record Plan(String state, List<Step> steps) {
        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param state {@code proved}, {@code current}, {@code failed} or {@code ahead}
     */
    public record Step(String load, String state, String why) {}

    /**
     * @param code of interfaces.md §5, with its severity
     * @param remedy the first thing to try
     * @param since when it was first seen
     */
    public record Finding(
            String code,
            String severity,
            String sentence,
            String remedy,
            String evidence,
            Instant since) {}
}
