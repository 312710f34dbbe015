package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whatever a machine on the network calls itself or asks for, the page shows it as text. */
@ExtendWith(SharedBrowser.class)
class HostileNamesTest {
    private static final String SCRIPT = "<script>document.title='owned'</script>";
    private static final String IMAGE = "<img src=x onerror=\"document.title='owned'\">.cnf.xml";

    /** Turns what follows around on a screen: the end looks like another file's. */
    private static final String TURNED = "SEP\u202Elmx.fnc\u202C\u2066evil\u2069";

    private static final String LONG = "A".repeat(500);

    /** As much as one datagram holds. */
    private static final String LONGEST = "B".repeat(60_000);

    @Test
    void hostile_names_stay_text(@TempDir Path folder, Browser browser) throws IOException {
        try (var station = new PageStation(folder, 1);
                var stranger = new Stranger(station)) {
            browser.enter(station, "#/phones");
            var mac = stranger.mac(1);
            stranger.asksForAddress(mac, "Cisco Systems, Inc. IP Phone " + SCRIPT, IMAGE);
            browser.one(".tile[data-mac='" + mac + "']");
            for (String name : List.of(SCRIPT, IMAGE, TURNED, LONG, LONGEST)) {
                stranger.asksForFile(mac, name);
            }
            stranger.asksForFile(mac, "last.txt");

            browser.run("location.hash = '#/events'");
            browser.click("[data-kind=all]");
            browser.sees("last.txt");

            browser.sees("onerror=");
            nothingRan(browser);
            browser.run("location.hash = '#/phones/" + mac + "'");
            browser.click(".check input");
            browser.sees("last.txt");
            browser.sees("<script>document.title");
            nothingRan(browser);
        }
    }

    private static void nothingRan(Browser browser) {
        assertThat(browser.driver().getTitle()).isNotEqualTo("owned").endsWith("Offhook");
        assertThat(browser.all("main img, main script, main iframe")).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("a long name does not widen the page")
                .isEqualTo(true);
    }
}
