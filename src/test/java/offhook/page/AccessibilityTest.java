package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;
import offhook.lab.Assignment;
import offhook.lab.LabModel;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The page for people who don't see it, don't see it well, or have no mouse. */
@ExtendWith(SharedBrowser.class)
class AccessibilityTest {
    private static final List<String> VIEWS =
            List.of(
                    "#/phones",
                    "#/phones/MAC",
                    "#/firmware",
                    "#/lines",
                    "#/events",
                    "#/network",
                    "#/start");

    /** One line for each thing that is wrong and serious. */
    private static final String LOOK =
            """
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(
              result => done(result.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | '))),
              failure => done([String(failure)]));
            """;

    @Test
    void axe_finds_nothing_serious(@TempDir Path folder, Browser browser) throws IOException {
        PageStation.importFirmware(folder, MixedFleet.loads(), 2_000);
        try (var station = new PageStation(folder, 200)) {
            for (Assignment one : MixedFleet.of(3, 1)) {
                station.choose(one.start().mac(), one.target());
                station.plugIn(one.start());
            }
            var mac = MixedFleet.mac(3);
            station.plugIn(PhoneStart.running(LabModel.P7931, mac, "SCCP31.8-2-1S"));
            browser.enter(station, "#/phones");
            browser.one(".tile[data-mac='" + mac + "']");
            String axe = axe();
            var found = new ArrayList<String>();
            for (boolean isDark : List.of(false, true)) {
                browser.dark(isDark);
                for (String view : VIEWS) {
                    browser.run(
                            "location.hash = arguments[0]", view.replace("MAC", mac.toString()));
                    browser.one("main h1");
                    browser.run(axe);
                    @SuppressWarnings("unchecked")
                    var wrong = (List<String>) browser.answer(LOOK);
                    wrong.forEach(one -> found.add(view + (isDark ? " dark " : " ") + one));
                }
            }
            assertThat(found).isEmpty();
        }
    }

    @Test
    void every_view_is_reached_by_keyboard(@TempDir Path folder, Browser browser)
            throws IOException {
        try (var station = new PageStation(folder, 1)) {
            browser.enter(station, "#/phones");
            browser.run("document.body.focus()");
            var reached = new ArrayList<String>();

            for (int at = 0; at < 24; at++) {
                browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
                WebElement now = browser.driver().switchTo().activeElement();
                reached.add(Objects.requireNonNullElse(now.getDomAttribute("href"), ""));
            }

            assertThat(reached)
                    .contains(
                            "#content",
                            "#/phones",
                            "#/firmware",
                            "#/lines",
                            "#/events",
                            "#/network");
        }
    }

    private static String axe() throws IOException {
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
