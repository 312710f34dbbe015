package offhook.app;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.store.EventJson;
import offhook.web.StoryEntry;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A phone's story for people: the day, then time, pause and sentence, one line an event. */
final class StoryLines {
    private final Console console;
    private final ZoneId zone;
    private final Instant now;

    StoryLines(Console console, ZoneId zone, Instant now) {
        this.console = console;
        this.zone = zone;
        this.now = now;
    }

    /**
     * @param isShort without the traffic of each boot
     */
    List<String> lines(MacAddress mac, List<StoryEntry> entries, boolean isShort) {
        var lines = new ArrayList<String>();
        lines.add(
                console.bold(mac.toString())
                        + (entries.isEmpty()
                                ? ": nothing happened yet"
                                : ", last event " + Quantities.ago(entries.getLast().at(), now)));
        var columns = new StoryColumns(console, zone);
        for (StoryEntry entry : entries) {
            Optional<StoryText.Tone> tone = tone(entry);
            if (isShort && tone.filter(StoryText.Tone.TRAFFIC::equals).isPresent()) {
                continue;
            }
            columns.newDay(entry.at()).ifPresent(lines::add);
            String text = PlainText.of(entry.text());
            lines.add(
                    columns.time(entry.at())
                            + tone.map(known -> columns.coloured(known, text)).orElse(text));
        }
        return List.copyOf(lines);
    }

    /** Empty for an event that this version does not know. */
    private static Optional<StoryText.Tone> tone(StoryEntry entry) {
        var fields = new HashMap<>(entry.fields());
        fields.put("text", entry.text());
        String json = JsonMapper.shared().writeValueAsString(fields);
        return EventJson.read(entry.kind(), json) instanceof EventJson.Reading.Event(StationEvent e)
                ? Optional.of(StoryText.tone(e))
                : Optional.empty();
    }
}
