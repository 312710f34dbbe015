package offhook.web;

import java.time.Instant;
import java.util.List;

/**
 * Whether the station does its work.
 *
 * @param status {@code fine} or {@code troubled}
 * @param troubles sentences: what does not work, and what to do
 */
public record HealthDocument(
        String status, String version, Instant since, int phones, List<String> troubles) {
    public HealthDocument {
        troubles = List.copyOf(troubles);
    }
}
