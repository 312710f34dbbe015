package offhook.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What stands left of a story's sentences: the day where it changes, the time, the pause before.
 */
final class StoryColumns {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Shorter pauses say nothing; they would only fill the column. */
    private static final Duration PAUSE_SHOWN = Duration.ofSeconds(1);

    private static final int PAUSE_WIDTH = 13;

    private final Console console;
    private final ZoneId zone;
    private Optional<LocalDate> day = Optional.empty();
    private Optional<Instant> previous = Optional.empty();

    StoryColumns(Console console, ZoneId zone) {
        this.console = console;
        this.zone = zone;
    }

    /** A line of its own, if this is another day than that of the line before. */
    Optional<String> newDay(Instant at) {
        Optional<LocalDate> today = Optional.of(at.atZone(zone).toLocalDate());
        boolean isNew = !today.equals(day);
        day = today;
        return today.filter(it -> isNew).map(it -> console.bold(DAY.format(it)));
    }

    /** The time, and how long nothing had happened since the one that was asked before. */
    String time(Instant at) {
        String pause =
                previous.map(before -> Duration.between(before, at))
                        .filter(length -> length.compareTo(PAUSE_SHOWN) >= 0)
                        .map(length -> "+" + Quantities.duration(length))
                        .orElse("");
        previous = Optional.of(at);
        String column = " ".repeat(Math.max(1, PAUSE_WIDTH - pause.length())) + pause + "  ";
        return CLOCK.format(at.atZone(zone)) + console.dim(column);
    }

    String coloured(StoryText.Tone tone, String text) {
        return switch (tone) {
            case GOOD -> console.green(text);
            case BAD -> console.red(text);
            case TURN -> text;
            case TRAFFIC -> console.dim(text);
        };
    }
}
