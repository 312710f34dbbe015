package offhook.page;

import offhook.address.MacAddress;
import offhook.app.PageStation;
import offhook.lab.Ailment;
import offhook.lab.Assignment;
import offhook.lab.LabModel;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** Makes {@code docs/pictures} anew; only with {@code -Dpictures=true}. */
@ExtendWith(SharedBrowser.class)
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class PicturesTest {
    private static final String STUCK_TARGET = "SIP41.9-4-2SR3-1S";

    @Test
    void pictures_of_a_bench_at_work(@TempDir Path folder, Browser browser) throws IOException {
        var loads = new ArrayList<>(MixedFleet.loads());
        loads.add("SIP41.8-5-2S");
        loads.add("SCCP41.9-2-1S");
        PageStation.importFirmware(folder, loads, 250_000);
        try (var station = new PageStation(folder, 14)) {
            browser.enter(station, "#/phones");
            MacAddress stuck = MixedFleet.mac(40);
            station.choose(stuck, STUCK_TARGET);
            station.plugIn(
                    PhoneStart.running(LabModel.P7961, stuck, "SIP41.8-5-2S")
                            .suffering(Ailment.BAD_FLASH));
            browser.one(".tile[data-mac='" + stuck + "'][data-group=help]");
            for (Assignment one : MixedFleet.of(12, 1)) {
                station.choose(one.start().mac(), one.target());
                station.plugIn(one.start());
            }
            browser.until("some arrived", () -> done(browser) >= 2 ? true : null);

            bench(browser);
            phones(browser);
            String running = moving(browser);
            browser.size(1440, 1180);
            browser.run("location.hash = '#/phones/' + arguments[0]", running);
            browser.one(".parts .bar.good");
            browser.one(".tale-entry");
            settled(browser, "phone");
            browser.run("location.hash = '#/phones/' + arguments[0]", stuck.toString());
            browser.one(".finding");
            browser.one(".tale-entry");
            browser.size(1440, 1000);
            settled(browser, "stuck");
            firmware(browser);
            browser.size(1440, 900);
            browser.run("location.hash = '#/events'");
            browser.one(".log-row a");
            settled(browser, "events");
        }
    }

    private static void bench(Browser browser) {
        browser.size(1920, 1080);
        browser.click("[data-look=bench]");
        browser.one(".tile.bench");
        settled(browser, "bench");
        browser.click("[data-look=tiles]");
    }

    private static void phones(Browser browser) {
        browser.size(1440, 1000);
        browser.one(".tile.tiles");
        settled(browser, "phones");
        browser.dark(true);
        settled(browser, "dark");
        browser.dark(false);
        browser.size(390, 844);
        settled(browser, "narrow");
    }

    private static void firmware(Browser browser) {
        browser.size(1440, 1080);
        browser.run("location.hash = '#/firmware?model=7960'");
        browser.one(".node.target");
        settled(browser, "firmware");
    }

    private static long done(Browser browser) {
        return browser.all(".tile[data-group=done]").size();
    }

    private static String moving(Browser browser) {
        browser.size(1440, 1000);
        return browser.one(".tile[data-group=moving]").getDomAttribute("data-mac");
    }

    /** Nothing glides any more. */
    private static void settled(Browser browser, String name) {
        browser.answer(
                """
                const done = arguments[0];
                const wait = () => document.getAnimations().some(one => one.effect.getComputedTiming().iterations !== Infinity && one.playState === 'running')
                  ? requestAnimationFrame(wait) : requestAnimationFrame(() => requestAnimationFrame(done));
                requestAnimationFrame(() => requestAnimationFrame(wait));
                """);
        browser.picture(name);
    }
}
