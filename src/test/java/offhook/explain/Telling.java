package offhook.explain;

import offhook.KnownPhones;
import offhook.firmware.Library;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Lines in, phones out; as the command does it, without files. */
final class Telling {
    /** When every made-up log was written at the latest. */
    static final Instant WRITTEN = Instant.parse("2026-03-10T12:00:00Z");

    static final ZoneId ZONE = ZoneId.of("UTC");

    private Telling() {}

    static List<ExplainedPhone> phones(String lines) {
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        TextReader reader = read(lines, explainer);
        reader.report().last().ifPresent(explainer::heardUntil);
        if (reader.hearsFiles()) {
            explainer.hearsFiles();
        }
        return explainer.phones();
    }

    static ExplainedPhone phone(String lines) {
        List<ExplainedPhone> phones = phones(lines);
        if (phones.size() != 1) {
            throw new AssertionError("one phone expected: " + phones);
        }
        return phones.getFirst();
    }

    static TextReader.Report report(String lines) {
        return read(lines, new Explainer(KnownPhones.CATALOGUE, Library.EMPTY)).report();
    }

    private static TextReader read(String lines, Explainer explainer) {
        var reader = new TextReader(KnownPhones.CATALOGUE, WRITTEN, ZONE);
        lines.lines().forEach(line -> reader.line(line).forEach(explainer::take));
        reader.end().forEach(explainer::take);
        return reader;
    }

    static List<String> codes(ExplainedPhone phone) {
        return phone.summary().findings().stream().map(finding -> finding.code()).toList();
    }

    /** {@code FileAbsent CTLSEP….tlv}: what was told, without times. */
    static List<String> told(ExplainedPhone phone) {
        return phone.story().stream()
                .map(observed -> observed.event())
                .map(event -> event.getClass().getSimpleName() + " " + Actor.fileName(event))
                .map(String::strip)
                .toList();
    }
}
