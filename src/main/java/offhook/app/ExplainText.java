package offhook.app;

import offhook.diagnosis.Finding;
import offhook.diagnosis.Severity;
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
import java.util.Locale;
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
        for (ExplainedPhone phone : phones) {
            lines.add("");
            lines.add(head(phone));
            lines.addAll(story(phone, isShort));
            phone.summary().findings().forEach(finding -> lines.addAll(finding(finding)));
        }
        return List.copyOf(lines);
    }

    private String head(ExplainedPhone phone) {
        PhoneDocument said = document(phone);
        var parts = new ArrayList<String>();
        parts.add(said.model().map(model -> "model " + model).orElse("model unknown"));
        phone.summary()
                .platform()
                .filter(family -> !said.model().equals(Optional.of(family.label())))
                .ifPresent(family -> parts.add("family " + family.label()));
        said.protocol().ifPresent(protocol -> parts.add(protocol.toUpperCase(Locale.ROOT)));
        parts.add(
                said.load()
                        .map(load -> "firmware %s (%s)".formatted(load.name(), load.certainty()))
                        .orElse("firmware unknown"));
        parts.add(said.stage());
        said.address()
                .filter(address -> !phone.label().contains(address))
                .ifPresent(address -> parts.add("at " + address));
        return console.bold(PlainText.of(phone.label()))
                + ": "
                + PlainText.of(String.join(", ", parts));
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

    private List<String> finding(Finding finding) {
        String sign =
                switch (finding.severity()) {
                    case ALARM, STUCK, REFUSED -> "!!";
                    case WARNING -> "! ";
                    case PLAN, NOTICE -> "* ";
                    case GOOD -> "ok";
                };
        var lines = new ArrayList<String>();
        String head =
                "  %s %s: %s".formatted(sign, finding.code(), PlainText.of(finding.sentence()));
        lines.add(coloured(finding.severity(), head));
        if (!finding.evidence().isEmpty()) {
            lines.add("     seen: " + PlainText.of(finding.evidence()));
        }
        if (!finding.remedy().isEmpty()) {
            lines.add("     try:  " + PlainText.of(finding.remedy()));
        }
        return lines;
    }

    private String coloured(Severity severity, String text) {
        return switch (severity) {
            case ALARM, STUCK, REFUSED -> console.red(text);
            case WARNING -> console.yellow(text);
            case PLAN, NOTICE -> text;
            case GOOD -> console.green(text);
        };
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
