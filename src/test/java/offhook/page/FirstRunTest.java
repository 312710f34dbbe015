package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** A new station: the printed link opens three decisions, and then the phones. */
@ExtendWith(SharedBrowser.class)
class FirstRunTest {
    @Test
    void a_new_station_asks_three_things_and_each_has_a_default(
            @TempDir Path folder, Browser browser) throws IOException {
        try (var station = new PageStation(folder, 1)) {
            browser.visit(station.link());

            browser.one("[data-decision=firmware]");

            assertThat(browser.all(".decision")).hasSize(3);
            assertThat(browser.all(".decision input[type=radio]:checked")).hasSize(2);
            browser.picture("first-run");

            browser.click("[data-decision=addresses] input[value=elsewhere]");
            browser.sees("takes effect when the station starts again");
            browser.click("[data-decision=addresses] input[value=here]");
            browser.until(
                    "taken back", () -> browser.all(".restart-needed").isEmpty() ? true : null);

            browser.click("[data-act=finish]");
            browser.sees("Waiting for the first phone");
            browser.visit("http://127.0.0.1:" + station.port() + "/");
            browser.sees("Waiting for the first phone");
        }
    }
}
