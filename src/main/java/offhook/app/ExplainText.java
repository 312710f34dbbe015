package offhook.app;

import offhook.event.Observed;
import offhook.explain.ExplainedPhone;
import offhook.web.PhoneDocument;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Each phone that others saw: who it is in a line, its story, and at the end what it suffers from.
 */
final class ExplainText {
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
        var columns = new StoryColumns(console, zone);
        long left = phone.leftOut();
        for (int i = 0; i < phone.story().size(); i++) {
            Observed observed = phone.story().get(i);
            StoryText.Tone tone = StoryText.tone(observed.event());
            if (isShort && tone == StoryText.Tone.TRAFFIC) {
                continue;
            }
            String said = columns.coloured(tone, StoryText.sentence(observed.event()));
            if (phone.isTimed()) {
                columns.newDay(observed.at()).ifPresent(day -> lines.add("  " + day));
                lines.add("  " + columns.time(observed.at()) + said);
            } else {
                lines.add("  " + said);
            }
        }
        if (left > 0) {
            lines.add(
                    "  (%s more events between its first and its last ones are not shown)"
                            .formatted(Quantities.number(left)));
        }
        return lines;
    }
}
