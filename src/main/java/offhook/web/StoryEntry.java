package offhook.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event of a story.
 *
 * @param kind the name of the event's record
 * @param text a sentence with the phone as its subject
 * @param fields what the event holds; written beside the others
 */
public record StoryEntry(
        Instant at, String kind, String text, @JsonAnyGetter Map<String, Object> fields) {
    public StoryEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
