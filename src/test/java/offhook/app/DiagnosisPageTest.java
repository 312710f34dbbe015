package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.diagnosis.Finding;
import offhook.explain.ExplainedPhone;
import offhook.explain.Explainer;
import offhook.explain.Sighting;
import offhook.firmware.Library;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/diagnosis.md holds a row for each published log and capture, as {@code explain} reads it.
 * Those lie beside the checkout; without them this is skipped, and says so. {@code
 * -Dgolden.update=true} writes the table anew.
 */
class DiagnosisPageTest {
    private static final Path PAGE = Path.of("docs/diagnosis.md");
    private static final String BEGIN = "<!-- files -->\n";
    private static final String END = "<!-- end of files -->\n";

    @Test
    void the_table_says_what_explain_says_of_each_published_file() throws IOException {
        Path samples = samples();
        var table =
                new StringBuilder(
                        """
                        | file | phone | model, family | load | stage | findings |
                        |---|---|---|---|---|---|
                        """);
        String page = Files.readString(PAGE);
        boolean isUpdate = Boolean.getBoolean("golden.update");
        for (Path file : files(samples)) {
            // Whoever puts further files there need not write rows for them.
            if (isUpdate || page.contains("`" + file.getFileName() + "`")) {
                table.append(rows(file));
            }
        }

        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (isUpdate) {
            page = page.substring(0, from) + table + page.substring(to);
            Files.writeString(PAGE, page);
            to = page.indexOf(END);
        }
        assertThat(page.substring(from, to)).isEqualTo(table.toString());
    }

    private static List<Path> files(Path samples) throws IOException {
        var files = new ArrayList<Path>();
        for (String folder : List.of("logs", "pcap")) {
            try (Stream<Path> found = Files.list(samples.resolve(folder))) {
                found.filter(file -> !file.getFileName().toString().startsWith("00-"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String rows(Path file) {
        String name = "`" + file.getFileName() + "`";
        List<ExplainedPhone> phones = phones(file);
        if (phones.isEmpty()) {
            return "| " + name + " | none | | | | |\n";
        }
        return phones.stream().map(phone -> row(name, phone)).collect(Collectors.joining());
    }

    private static List<ExplainedPhone> phones(Path file) {
        var explainer = new Explainer(KnownPhones.CATALOGUE, Library.EMPTY);
        try (var source = ExplainSource.open(file, KnownPhones.CATALOGUE, ZoneId.of("UTC"))) {
            Optional<Sighting> next = source.peek();
            while (next.isPresent()) {
                explainer.take(next.get());
                source.take();
                next = source.peek();
            }
            source.last().ifPresent(explainer::heardUntil);
            if (source.hearsFiles()) {
                explainer.hearsFiles();
            }
        }
        return explainer.phones();
    }

    private static String row(String file, ExplainedPhone phone) {
        var said = phone.summary();
        String family = said.platform().map(it -> it.label()).orElse("");
        String model = said.model().orElse("unknown");
        String load =
                said.load()
                        .map(it -> it.load() + " (" + it.certainty().word() + ")")
                        .orElse("unknown");
        String protocol = said.protocol().map(it -> ", " + it.name()).orElse("");
        String findings =
                said.findings().stream().map(Finding::code).collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        file,
                        phone.mac().map(Object::toString).orElse(phone.label()),
                        model.equals(family) || family.isEmpty() ? model : model + ", " + family,
                        load + protocol,
                        said.stage().word(),
                        findings);
    }

    private static Path samples() {
        Optional<Path> folder =
                Stream.of("../shared/samples", "../../shared/samples")
                        .map(Path::of)
                        .filter(it -> Files.isDirectory(it.resolve("logs")))
                        .findFirst();
        if (folder.isEmpty()) {
            System.err.println("SKIPPED: the published logs (../shared/samples/logs) are absent");
        }
        Assumptions.assumeTrue(folder.isPresent(), "the published logs are absent");
        return folder.get();
    }
}
