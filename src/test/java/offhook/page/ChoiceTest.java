package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.nio.file.Path;

/** Many phones are found, chosen and changed at once. */
@ExtendWith(SharedBrowser.class)
class ChoiceTest {
    private static final String TARGET = "SIP41.9-4-2SR3-1S";

    @Test
    void chosen_phones_get_a_target_and_are_forgotten(@TempDir Path folder, Browser browser)
            throws IOException {
        PageStation.importFirmware(folder, java.util.List.of(TARGET), 2_000);
        try (var station = new PageStation(folder, 1);
                var stranger = new Stranger(station)) {
            browser.enter(station, "#/phones");
            for (int at = 0; at < 4; at++) {
                String model = at == 3 ? "CP-7970G" : "CP-7961G";
                stranger.discovers(stranger.mac(at), "Cisco Systems, Inc. IP Phone " + model);
            }
            browser.until("four tiles", () -> browser.all(".tile").size() == 4 ? true : null);
            WebElement search = browser.one("input[type=search]");
            search.sendKeys("7961");
            browser.until("three found", () -> browser.all(".tile").size() == 3 ? true : null);

            for (WebElement box : browser.all(".tile .choose")) {
                box.click();
            }
            browser.sees("3 selected");
            browser.click(".choice [data-act=target]");
            browser.click(".load-option input[value='" + TARGET + "']");
            browser.click("dialog.target .button.main");

            browser.until(
                    "three targets shown",
                    () ->
                            browser.all(".tile-loads b[title='" + TARGET + "']").size() == 3
                                    ? true
                                    : null);
            browser.click(".choice [data-act=forget]");
            browser.click("dialog.forget .button.main");
            browser.sees("No phone matches");
            browser.click(".empty .button");
            browser.until("one is left", () -> browser.all(".tile").size() == 1 ? true : null);
            assertThat(browser.one(".tile h3").getText()).contains("7970");
        }
    }

    @Test
    void a_registered_phone_can_be_restarted_and_who_can_not_is_told_why(
            @TempDir Path folder, Browser browser) throws IOException {
        try (var station = new PageStation(folder, 1);
                var stranger = new Stranger(station)) {
            browser.enter(station, "#/phones");
            stranger.discovers(stranger.mac(0), "Cisco Systems, Inc. IP Phone CP-7961G");
            browser.until("a tile", () -> browser.all(".tile").size() == 1 ? true : null);
            browser.one(".tile .choose").click();
            browser.sees("1 selected");
            assertThat(browser.all(".choice [data-act=restart]")).isEmpty();

            station.register(stranger.mac(0));

            browser.click(".choice [data-act=restart]");
            browser.sees("There is no bench registrar");
        }
    }
}
