package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.event.StationEvent;
import offhook.store.EventJson;
import offhook.web.StoryEntry;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

final class StoryLinesTest {
    private static final Instant T0 = Instant.parse("2026-11-22T22:59:57Z");
    private static final MacAddress MAC = MacAddress.read("001b0c18bdc1").orElseThrow();

    private final List<StoryEntry> story =
            List.of(
                    entry(0, new StationEvent.FileAsked("OS79XX.TXT", 50_000)),
                    entry(0, new StationEvent.FileAbsent("OS79XX.TXT", "unknown yet")),
                    entry(2_500, new StationEvent.StepBegun(1, 2, "P00305000500")),
                    entry(203_000, new StationEvent.StepProved(1, 2, "P00305000500", "e")),
                    new StoryEntry(T0.plusSeconds(300), "PhoneSang", "sings", Map.of()));

    @Test
    void a_story_shows_day_time_pause_and_sentence() {
        assertThat(String.join("\n", lines().lines(MAC, story, false)))
                .isEqualTo(
                        """
                        00:1b:0c:18:bd:c1, last event 10 s ago
                        2026-11-22
                        23:59:57               asks for OS79XX.TXT
                        23:59:57               is told that there is no OS79XX.TXT: unknown yet
                        23:59:59       +2.5 s  step 1 of 2: is told to run P00305000500
                        2026-11-23
                        00:03:20  +3 min 20 s  step 1 of 2 proved: runs P00305000500 (e)
                        00:04:57  +1 min 37 s  sings\
                        """);
    }

    @Test
    void a_short_story_leaves_the_traffic_out() {
        assertThat(lines().lines(MAC, story, true))
                .hasSize(6)
                .noneMatch(line -> line.contains("OS79XX.TXT"));
    }

    @Test
    void an_entry_survives_the_way_through_the_api() {
        var note = entry(0, new StationEvent.Note("the \"text\" of it"));
        JsonMapper json = JsonMapper.builder().build();

        String written = json.writeValueAsString(note);

        assertThat(written).containsOnlyOnce("\"text\":");
        assertThat(json.readValue(written, StoryEntry.class)).isEqualTo(note);
        for (StoryEntry entry : story) {
            assertThat(json.readValue(json.writeValueAsString(entry), StoryEntry.class))
                    .isEqualTo(entry);
        }
    }

    private static StoryEntry entry(long millis, StationEvent event) {
        return new StoryEntry(
                T0.plusMillis(millis),
                EventJson.kindOf(event),
                StoryText.sentence(event),
                EventJson.fieldsOf(event));
    }

    private static StoryLines lines() {
        return new StoryLines(Console.open(false), ZoneOffset.ofHours(1), T0.plusSeconds(310));
    }
}
