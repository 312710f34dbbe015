package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class WarmUpTest {
    @TempDir Path data;

    @Test
    void made_up_phones_get_addresses_and_nothing_of_them_stays() throws Exception {
        // As a kill in the middle of the one before leaves it.
        Path left = Files.createDirectories(data.resolve("warm-up-station").resolve("firmware"));
        Files.writeString(left.resolve("half"), "a file");

        int phones = WarmUp.run(data, () -> {});

        assertThat(phones).isPositive();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void what_a_link_of_its_name_leads_to_stays(@TempDir Path others) throws Exception {
        Path precious = Files.writeString(others.resolve("precious"), "a file");
        Files.createSymbolicLink(data.resolve("warm-up-station"), others);

        WarmUp.run(data, () -> {});

        assertThat(precious).hasContent("a file");
        assertThat(others).isDirectoryContaining(precious::equals);
        assertThat(others.toFile().list()).hasSize(1);
        assertThat(data).isEmptyDirectory();
    }
}
