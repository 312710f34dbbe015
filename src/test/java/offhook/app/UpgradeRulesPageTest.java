package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.firmware.UpgradeRule;
import offhook.firmware.UpgradeRules;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class UpgradeRulesPageTest {
    @Test
    void the_rules_of_the_page_are_the_rules_of_the_program() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("docs", "upgrade-rules.md")).stream()
                        .filter(line -> line.matches("\\| [A-E]\\d+ \\|.*"))
                        .toList();

        assertThat(rows)
                .isEqualTo(UpgradeRules.ALL.stream().map(UpgradeRulesPageTest::row).toList());
    }

    private static String row(UpgradeRule rule) {
        return "| %s | %s | %s | %s |"
                .formatted(rule.id(), rule.statement(), rule.source(), rule.confidence());
    }
}
