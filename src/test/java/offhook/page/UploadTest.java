package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpPackage;
import offhook.lab.MadeUpSizes;
import offhook.phone.LoadNames;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Archives are given to the page: each is judged, the good is in the library, the bad is not. */
@ExtendWith(SharedBrowser.class)
class UploadTest {
    @Test
    void a_good_and_a_broken_archive_are_judged(@TempDir Path folder, Browser browser)
            throws IOException {
        MadeUpPackage made =
                MadeUpFirmware.of(
                        LoadNames.named("SIP41.9-4-2SR3-1S").orElseThrow(),
                        1,
                        MadeUpSizes.ofBytes(20_000));
        Path good = Files.write(folder.resolve(made.name()), made.zip().toArray());
        Path broken = folder.resolve("cmterm-7970-sip.9-4-2.zip");
        Files.writeString(
                broken, "<!DOCTYPE html><html><title>Sign in</title>not a firmware</html>");
        try (var station = new PageStation(folder.resolve("station"), 1)) {
            browser.enter(station, "#/firmware");
            WebElement input = browser.one("offhook-firmware input[type=file]");
            browser.until("signed in", () -> input.isEnabled() ? true : null);

            input.sendKeys(good + "\n" + broken);

            WebElement refused = browser.one(".upload[data-verdict=bad]");
            assertThat(refused.getText()).contains(broken.getFileName().toString());
            assertThat(
                            browser.one(".upload[data-verdict=good], .upload[data-verdict=hold]")
                                    .getText())
                    .contains("SIP41.9-4-2SR3-1S");
            browser.one(".load[data-load='SIP41.9-4-2SR3-1S']");
            assertThat(browser.all(".load")).hasSize(1);
            assertThat(browser.one(".node[data-load='SIP41.9-4-2SR3-1S']").getDomAttribute("class"))
                    .contains("target");
        }
    }
}
