package offhook.app;

import offhook.event.Observed;
import offhook.explain.ExplainedPhone;
import offhook.web.PhoneDocument;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each phone that others saw: who it is in a line, its story, and at the end what it suffers from.
 */
final class ExplainText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration PAUSE_SHOWN = Duration.ofSeconds(1);
    private static final int PAUSE_WIDTH = 13;

    private final Console console;
    private final ZoneId zone;

    ExplainText(Console console, ZoneId zone) {
        this.console = console;
        this.zone = zone;
    }

    /** The phone as {@code GET /phones} says it; without a MAC address if nobody said one. */
    static PhoneDocument document(ExplainedPhone phone) {
        PhoneDocument of = PhoneDocuments.of(phone.summary());
        return phone.mac().isPresent()
                ? of
                : new PhoneDocument(
                        null,
                        of.address(),
                        of.model(),
                        of.family(),
                        of.protocol(),
                        of.load(),
                        of.target(),
                        of.stage(),
                        of.progress(),
                        of.plan(),
                        of.findings(),
                        of.firstSeen(),
                        of.lastSeen());
    }

    List<String> lines(List<ExplainedPhone> phones, boolean isShort) {
        if (phones.isEmpty()) {
            return List.of("", "No phone was found in it.");
        }
        var lines = new ArrayList<String>();
        var text = new PhoneText(console);
        for (ExplainedPhone phone : phones) {
            lines.add("");
            PhoneDocument said = document(phone);
            lines.add(text.head(phone.label(), said));
            lines.addAll(story(phone, isShort));
            lines.addAll(text.findings(said));
        }
        return List.copyOf(lines);
    }

    private List<String> story(ExplainedPhone phone, boolean isShort) {
        var lines = new ArrayList<String>();
        Optional<LocalDate> day = Optional.empty();
        Optional<Instant> previous = Optional.empty();
        long left = phone.leftOut();
        for (int i = 0; i < phone.story().size(); i++) {
            Observed observed = phone.story().get(i);
            StoryText.Tone tone = StoryText.tone(observed.event());
            if (isShort && tone == StoryText.Tone.TRAFFIC) {
                continue;
            }
            var moment = observed.at().atZone(zone);
            if (phone.isTimed() && !day.equals(Optional.of(moment.toLocalDate()))) {
                day = Optional.of(moment.toLocalDate());
                lines.add("  " + console.bold(DAY.format(moment)));
            }
            String time =
                    phone.isTimed()
                            ? CLOCK.format(moment) + console.dim(pause(previous, observed.at()))
                            : "";
            lines.add("  " + time + coloured(tone, StoryText.sentence(observed.event())));
            previous = Optional.of(observed.at());
        }
        if (left > 0) {
            lines.add(
                    "  (%s more events between its first and its last ones are not shown)"
                            .formatted(Quantities.number(left)));
        }
        return lines;
    }

    private String coloured(StoryText.Tone tone, String text) {
        return switch (tone) {
            case GOOD -> console.green(text);
            case BAD -> console.red(text);
            case TURN -> text;
            case TRAFFIC -> console.dim(text);
        };
    }

    private static String pause(Optional<Instant> previous, Instant at) {
        String text =
                previous.map(before -> Duration.between(before, at))
                        .filter(pause -> pause.compareTo(PAUSE_SHOWN) >= 0)
                        .map(pause -> "+" + Quantities.duration(pause))
                        .orElse("");
        return " ".repeat(Math.max(1, PAUSE_WIDTH - text.length())) + text + "  ";
    }
}
