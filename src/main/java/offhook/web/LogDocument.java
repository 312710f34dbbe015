package offhook.web;

import java.util.List;
import java.util.Optional;

/**
 * A page of the journal, newest first.
 *
 * @param next {@code before} of the next page; empty at the beginning of the journal
 */
public record LogDocument(List<StoryEntry> entries, Optional<Long> next) {
    public LogDocument {
        entries = List.copyOf(entries);
    }
}
