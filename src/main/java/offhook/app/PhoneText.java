package offhook.app;

import offhook.phone.Platform;
import offhook.web.PhoneDocument;
import offhook.web.PhoneDocument.Finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A phone for people: who it is in a line, and what is to be said of it, a finding a paragraph. */
record PhoneText(Console console) {
    /**
     * @param label how to call it
     */
    String head(String label, PhoneDocument phone) {
        var parts = new ArrayList<String>();
        parts.add(phone.model().map(model -> "model " + model).orElse("model unknown"));
        phone.family()
                .flatMap(PhoneText::family)
                .filter(family -> !phone.model().equals(Optional.of(family)))
                .ifPresent(family -> parts.add("family " + family));
        phone.protocol().ifPresent(protocol -> parts.add(protocol.toUpperCase(Locale.ROOT)));
        parts.add(
                phone.load()
                        .map(load -> "firmware %s (%s)".formatted(load.name(), load.certainty()))
                        .orElse("firmware unknown"));
        parts.add(phone.stage());
        phone.address()
                .filter(address -> !label.contains(address))
                .ifPresent(address -> parts.add("at " + address));
        return console.bold(PlainText.of(label)) + ": " + PlainText.of(String.join(", ", parts));
    }

    List<String> findings(PhoneDocument phone) {
        return phone.findings().stream().flatMap(finding -> lines(finding).stream()).toList();
    }

    private List<String> lines(Finding finding) {
        var lines = new ArrayList<String>();
        String head =
                "  %s %s: %s"
                        .formatted(
                                sign(finding),
                                PlainText.of(finding.code()),
                                PlainText.of(finding.sentence()));
        lines.add(coloured(finding, head));
        if (!finding.evidence().isEmpty()) {
            lines.add("     seen: " + PlainText.of(finding.evidence()));
        }
        if (!finding.remedy().isEmpty()) {
            lines.add("     try:  " + PlainText.of(finding.remedy()));
        }
        return lines;
    }

    /** The words are those of the API; one of a newer station reads as a notice. */
    private static String sign(Finding finding) {
        return switch (finding.severity()) {
            case "alarm", "stuck", "refused" -> "!!";
            case "warning" -> "! ";
            case "good" -> "ok";
            default -> "* ";
        };
    }

    String coloured(Finding finding, String text) {
        return switch (finding.severity()) {
            case "alarm", "stuck", "refused" -> console.red(text);
            case "warning" -> console.yellow(text);
            case "good" -> console.green(text);
            default -> text;
        };
    }

    private static Optional<String> family(String word) {
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.name().equalsIgnoreCase(word))
                .map(Platform::label)
                .findFirst();
    }
}
