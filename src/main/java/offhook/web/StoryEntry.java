package offhook.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One event of a story.
 *
 * @param kind the name of the event's record
 * @param text a sentence with the phone as its subject
 * @param fields what the event holds beside these; written beside them
 */
public record StoryEntry(
        Instant at,
        String kind,
        String text,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> fields) {
    /** A field of that name would stand twice in one JSON object. */
    private static final Set<String> OWN = Set.of("at", "kind", "text");

    public StoryEntry {
        var others = new LinkedHashMap<>(fields);
        others.keySet().removeAll(OWN);
        fields = Collections.unmodifiableMap(others);
    }

    /** The same with one field more. */
    public StoryEntry with(String name, Object value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new StoryEntry(at, kind, text, more);
    }
}
