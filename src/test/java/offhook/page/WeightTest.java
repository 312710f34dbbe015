package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What the page weighs and asks for. */
@ExtendWith(SharedBrowser.class)
class WeightTest {
    private static final long BYTES_MAX = 300 * 1024;

    private static final String LOADED =
            """
            return performance.getEntriesByType('resource').filter(one => !one.name.includes('/api/'))
              .map(one => [one.name, one.encodedBodySize])
            """;

    @Test
    void the_page_is_light_and_asks_nobody_else(@TempDir Path folder, Browser browser)
            throws IOException {
        try (var station = new PageStation(folder, 1)) {
            browser.enter(station, "#/phones");
            browser.run("return document.fonts.ready");

            @SuppressWarnings("unchecked")
            var loaded = (List<List<Object>>) browser.run(LOADED);
            long bytes = loaded.stream().mapToLong(one -> ((Number) one.get(1)).longValue()).sum();
            Object painted =
                    browser.run(
                            "return performance.getEntriesByName('first-contentful-paint')[0]"
                                    + "?.startTime");
            System.out.printf(
                    "page: %d files, %d KB compressed, first paint after %s ms%n",
                    loaded.size(), bytes / 1024, painted);

            assertThat(bytes).isBetween(50L * 1024, BYTES_MAX);
            assertThat(loaded)
                    .extracting(one -> URI.create((String) one.getFirst()).getAuthority())
                    .containsOnly("127.0.0.1:" + station.port());
        }
    }
}
