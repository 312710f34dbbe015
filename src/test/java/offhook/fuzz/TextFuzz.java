package offhook.fuzz;

import offhook.KnownPhones;
import offhook.explain.Explainer;
import offhook.explain.TextReader;
import offhook.firmware.Library;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/** Any bytes as a log. */
public final class TextFuzz {
    private static final Instant WRITTEN = Instant.parse("2026-03-10T12:00:00Z");

    private TextFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        var reader = new TextReader(KnownPhones.CATALOGUE, WRITTEN, ZoneOffset.UTC);
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        new String(input, StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(line -> reader.line(line).forEach(explainer::take));
        reader.end().forEach(explainer::take);
        reader.report().last().ifPresent(explainer::heardUntil);
        explainer.phones();
    }
}
