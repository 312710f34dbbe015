package offhook.explain;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a log.
 *
 * @param number from 1
 * @param at as the line itself says; empty if it does not
 * @param text without its time, and without blanks around it
 * @param isDetail indented: it belongs to the line before
 */
record LogLine(long number, Optional<Instant> at, String text, boolean isDetail) {
    boolean says(String word) {
        return text.contains(word);
    }

    /** A new event, as far as the layout tells. */
    boolean isHead() {
        return at.isPresent() && !isDetail;
    }
}
