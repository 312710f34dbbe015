package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;
import offhook.lab.Assignment;
import offhook.lab.MixedFleet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Twelve old phones are plugged in and brought to their loads while somebody looks at the page. */
@ExtendWith(SharedBrowser.class)
class ConversionWatchedTest {
    /** Of each tile: its group, and how far its bar is, or -1 without one. */
    private static final String TILES =
            """
            return [...document.querySelectorAll('.tile')].map(tile => [
                tile.dataset.mac, tile.dataset.group,
                Number(tile.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? -1)])
            """;

    private final Map<String, Set<Long>> bars = new HashMap<>();
    private boolean isOutOfOrder;

    @Test
    void bars_move_and_every_phone_is_seen_to_arrive(@TempDir Path folder, Browser browser)
            throws IOException {
        PageStation.importFirmware(folder, MixedFleet.loads(), 60_000);
        try (var station = new PageStation(folder, 100)) {
            browser.size(1440, 1600);
            browser.enter(station, "#/phones");
            browser.one(".pulse");
            for (Assignment one : MixedFleet.of(12, 1)) {
                station.choose(one.start().mac(), one.target());
                station.plugIn(one.start());
            }

            browser.until("12 phones in the group of those that arrived", () -> look(browser));

            assertThat(bars).hasSize(12);
            long moved = bars.values().stream().filter(seen -> seen.size() > 2).count();
            assertThat(moved).as("bars seen in at least three places: %s", bars).isGreaterThan(8);
            assertThat(isOutOfOrder).as("what has arrived stands below what has not").isFalse();
            browser.sees("All 12 phones are on their load");
        }
    }

    /** Notes what there is to see; the browser's answer is one moment of the page. */
    private Boolean look(Browser browser) {
        @SuppressWarnings("unchecked")
        var tiles = (List<List<Object>>) browser.run(TILES);
        boolean hasDone = false;
        int done = 0;
        for (List<Object> tile : tiles) {
            bars.computeIfAbsent((String) tile.get(0), mac -> new HashSet<>())
                    .add((Long) tile.get(2));
            boolean isDone = tile.get(1).equals("done");
            isOutOfOrder |= hasDone && !isDone;
            hasDone |= isDone;
            done += isDone ? 1 : 0;
        }
        return done == 12 ? true : null;
    }
}
