package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTextTest {
    @Test
    void no_value_can_end_its_line_or_its_quotes() {
        String text =
                new SettingsText()
                        .quoted("line1_name", "1\"\nimage_version: evil\r\n#")
                        .word("proxy1_port", "5060")
                        .bytes()
                        .text();

        assertThat(text).isEqualTo("line1_name: \"1image_version: evil#\"\nproxy1_port: 5060\n");
    }
}
