package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The line between page and station breaks while phones ask: on its return nothing is missing. */
@ExtendWith(SharedBrowser.class)
class StreamBreaksTest {
    private static final int EVENTS = 30;

    @Test
    void a_stream_that_breaks_loses_no_event(@TempDir Path folder, Browser browser)
            throws IOException {
        try (var station = new PageStation(folder, 1);
                var stranger = new Stranger(station);
                var line = new Line(station.port())) {
            browser.visit("http://127.0.0.1:" + line.port() + "/#/events");
            browser.one(".line.live");
            var mac = stranger.mac(1);
            stranger.asksForAddress(mac, "Cisco Systems, Inc. IP Phone CP-7961G", "SEP");
            browser.click("[data-kind=all]");
            browser.one("a[href*='" + mac + "'], a[href*='%3A']");

            for (int at = 0; at < EVENTS; at++) {
                if (at % 10 == 5) {
                    line.cut();
                    browser.one(".line.lost");
                }
                stranger.asksForFile(mac, "file-" + at + ".xml");
                if (at % 10 == 8) {
                    line.mend();
                    browser.one(".line.live");
                }
            }

            browser.sees("file-" + (EVENTS - 1) + ".xml");
            List<String> expected =
                    IntStream.range(0, EVENTS).mapToObj(at -> "file-" + at + ".xml").toList();
            browser.size(1440, 3000);
            browser.until(
                    "each event once, in its order",
                    () -> seen(browser).equals(expected) ? true : null);
            assertThat(line.cuts()).isEqualTo(3);
        }
    }

    /** Oldest first. */
    private static List<String> seen(Browser browser) {
        @SuppressWarnings("unchecked")
        var seen =
                (List<String>)
                        browser.run(
                                """
                                return [...document.querySelectorAll('.log-row[data-kind=FileAbsent]')]
                                  .map(row => /file-\\d+\\.xml/.exec(row.innerText)?.[0]).reverse()
                                """);
        return seen;
    }
}
