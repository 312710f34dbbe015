package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;
import offhook.lab.Ailment;
import offhook.lab.LabModel;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A phone that does not go on: on top of all, with what to do about it first. */
@ExtendWith(SharedBrowser.class)
class StuckPhoneTest {
    private static final String TARGET = "SIP41.9-4-2SR3-1S";

    @Test
    void a_stuck_phone_is_on_top_with_its_remedy_and_its_sentence(
            @TempDir Path folder, Browser browser) throws IOException {
        PageStation.importFirmware(folder, List.of(TARGET, "SCCP41.8-5-2S"), 5_000);
        try (var station = new PageStation(folder, 200)) {
            var well = MixedFleet.mac(0);
            var sick = MixedFleet.mac(1);
            station.choose(well, TARGET);
            station.plugIn(PhoneStart.running(LabModel.P7941, well, "SIP41.8-5-2S"));
            browser.enter(station, "#/phones");
            browser.one(".tile[data-mac='" + well + "']");
            station.choose(sick, TARGET);
            station.plugIn(
                    PhoneStart.running(LabModel.P7961, sick, "SIP41.8-5-2S")
                            .suffering(Ailment.BAD_FLASH));

            WebElement tile = browser.one(".tile[data-mac='" + sick + "'][data-group=help]");

            assertThat(browser.all(".tile").getFirst().getDomAttribute("data-mac"))
                    .isEqualTo(sick.toString());
            assertThat(tile.getText()).contains("Needs you");
            assertThat(browser.driver().getTitle()).startsWith("(1)");
            assertThat(browser.run("return document.querySelector('p[role=alert]').textContent"))
                    .asString()
                    .contains(sick.toString());
            browser.click(".tile[data-mac='" + sick + "'] a");
            WebElement finding = browser.one(".finding");
            String code = finding.getDomAttribute("data-code");
            assertThat(code).isNotBlank();
            assertThat(finding.findElements(org.openqa.selenium.By.cssSelector(".finding-remedy")))
                    .hasSize(1);
            assertThat(finding.getText()).contains(code);
        }
    }
}
