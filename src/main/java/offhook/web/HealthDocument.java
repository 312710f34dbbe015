package offhook.web;

import java.time.Instant;
import java.util.List;

/**
 * Whether the station does its work.
 *
 * @param status {@link #FINE} or {@link #TROUBLED}
 * @param troubles sentences: what does not work, and what to do; while it is fine, what was odd
 */
public record HealthDocument(
        String status, String version, Instant since, int phones, List<String> troubles) {
    public static final String FINE = "fine";
    public static final String TROUBLED = "troubled";

    public HealthDocument {
        troubles = List.copyOf(troubles);
    }
}
