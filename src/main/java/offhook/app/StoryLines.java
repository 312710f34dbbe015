package offhook.app;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.store.EventJson;
import offhook.web.StoryEntry;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A phone's story for people: the day, then time, pause and sentence, one line an event. */
final class StoryLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Shorter pauses say nothing; they would only fill the column. */
    private static final Duration PAUSE_SHOWN = Duration.ofSeconds(1);

    private static final int PAUSE_WIDTH = 13;

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
        Optional<LocalDate> day = Optional.empty();
        Optional<Instant> previous = Optional.empty();
        for (StoryEntry entry : entries) {
            Optional<StoryText.Tone> tone = tone(entry);
            if (isShort && tone.filter(StoryText.Tone.TRAFFIC::equals).isPresent()) {
                continue;
            }
            var moment = entry.at().atZone(zone);
            if (!day.equals(Optional.of(moment.toLocalDate()))) {
                day = Optional.of(moment.toLocalDate());
                lines.add(console.bold(DAY.format(moment)));
            }
            lines.add(
                    CLOCK.format(moment)
                            + console.dim(pause(previous, entry.at()))
                            + coloured(tone, PlainText.of(entry.text())));
            previous = Optional.of(entry.at());
        }
        return List.copyOf(lines);
    }

    /** A right-hand column: how long nothing happened. */
    private static String pause(Optional<Instant> previous, Instant at) {
        String text =
                previous.map(before -> Duration.between(before, at))
                        .filter(pause -> pause.compareTo(PAUSE_SHOWN) >= 0)
                        .map(pause -> "+" + Quantities.duration(pause))
                        .orElse("");
        return " ".repeat(Math.max(1, PAUSE_WIDTH - text.length())) + text + "  ";
    }

    private String coloured(Optional<StoryText.Tone> tone, String text) {
        return tone.map(
                        known ->
                                switch (known) {
                                    case GOOD -> console.green(text);
                                    case BAD -> console.red(text);
                                    case TURN -> text;
                                    case TRAFFIC -> console.dim(text);
                                })
                .orElse(text);
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
