package offhook;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.config.CheckContext;
import offhook.config.CheckRule;
import offhook.config.CheckedFile;
import offhook.config.ConfigCheck;
import offhook.config.Remark;
import offhook.config.Severity;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * docs/configuration.md says what the rules say, and what they say about the published files. Those
 * lie beside the checkout; without them the tests of them are skipped, and say so.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/configuration.md");

    /** Files of EXPECT.tsv that are judged otherwise here; docs/configuration.md argues each. */
    private static final Map<String, Boolean> ARGUED =
            Map.of(
                    "102-7962-sip-UNPROVISIONED-NEGATIVE.cnf.xml", false,
                    "12-XMLDefault-7962-odd.cnf.xml", false,
                    "56-79xx-sep-loader.cnf.xml.tmpl", true);

    @Test
    void the_table_of_rules_is_the_rules() throws IOException {
        var table = new StringBuilder("| rule | known from | certainty |\n|---|---|---|\n");
        List.of(CheckRule.values())
                .forEach(
                        rule ->
                                table.append("| `")
                                        .append(rule.code())
                                        .append("` | ")
                                        .append(rule.source())
                                        .append(" | ")
                                        .append(rule.certainty().word())
                                        .append(" |\n"));

        new DocsTable(PAGE, "rules").holds(table.toString());
    }

    @Test
    void no_two_rules_have_one_name() {
        var codes = Arrays.stream(CheckRule.values()).map(CheckRule::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void published_files_are_judged_as_expected_or_as_argued() throws IOException {
        Path samples = PublishedFiles.folder();
        for (Map.Entry<String, String> row : expected(samples).entrySet()) {
            boolean isExpectedFine = row.getValue().equals("-");
            boolean isFine = ARGUED.getOrDefault(row.getKey(), isExpectedFine);

            assertThat(judged(samples, row.getKey()).isFine())
                    .as(row.getKey() + ": " + row.getValue())
                    .isEqualTo(isFine);
        }
    }

    @Test
    void the_table_of_published_files_is_what_is_said_of_them() throws IOException {
        Path samples = PublishedFiles.folder();
        var table =
                new StringBuilder("| file | EXPECT.tsv | errors | warnings | hints |\n")
                        .append("|---|---|---|---|---|\n");
        for (Map.Entry<String, String> row : expected(samples).entrySet()) {
            CheckedFile file = judged(samples, row.getKey());
            table.append("| ")
                    .append(row.getKey())
                    .append(" | ")
                    .append(row.getValue().replace("|", "\\|"))
                    .append(" | ")
                    .append(codes(file, Severity.ERROR))
                    .append(" | ")
                    .append(codes(file, Severity.WARNING))
                    .append(" | ")
                    .append(codes(file, Severity.HINT))
                    .append(" |\n");
        }

        new DocsTable(PAGE, "files").holds(table.toString());
    }

    @Test
    void a_corrected_file_has_fewer_errors_and_is_corrected_for_good() throws IOException {
        Path samples = PublishedFiles.folder();
        for (String name : expected(samples).keySet()) {
            CheckedFile file = judged(samples, name);
            if (file.corrected().isPresent()) {
                CheckedFile again = judged(name, Bytes.ofUtf8(file.corrected().get()));

                assertThat(again.corrected()).as(name).isEmpty();
                assertThat(count(again)).as(name).isLessThanOrEqualTo(count(file));
            }
        }
    }

    private static long count(CheckedFile file) {
        return file.remarks().stream().filter(it -> it.severity() == Severity.ERROR).count();
    }

    private static String codes(CheckedFile file, Severity severity) {
        return file.remarks().stream()
                .filter(it -> it.severity() == severity)
                .map(Remark::code)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static CheckedFile judged(Path samples, String name) throws IOException {
        Bytes content = Bytes.of(Files.readAllBytes(samples.resolve(name)));
        return judged(name, content);
    }

    private static CheckedFile judged(String name, Bytes content) {
        return new ConfigCheck(KnownPhones.CATALOGUE).check(name, content, CheckContext.NONE);
    }

    /** File and last column; the file's last column is cut at 120 characters. */
    private static Map<String, String> expected(Path samples) throws IOException {
        var rows = new LinkedHashMap<String, String>();
        for (String line :
                Files.readAllLines(samples.resolve("EXPECT.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t");
            String form = cells[3].startsWith("no:") ? cells[3] : "";
            String problems = cells[6].equals("-") ? form : cells[6];
            String text = problems.isEmpty() ? "-" : problems;
            rows.put(cells[0], text.length() > 120 ? text.substring(0, 120) + "…" : text);
        }
        return rows;
    }
}
