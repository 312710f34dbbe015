package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;
import offhook.lab.LabModel;
import offhook.lab.MixedFleet;
import offhook.lab.PhoneStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Who has not opened the printed link looks and changes nothing; other web sites do neither. */
@ExtendWith(SharedBrowser.class)
class AccessTest {
    /** Answers a call's status, or why there was none. */
    private static final String CALL =
            """
            const [method, path, body, done] = arguments;
            fetch(path, { method, body, headers: { 'X-Offhook': 'page', 'Content-Type': 'application/json' } })
              .then(answer => done(String(answer.status)), refused => done('refused: ' + refused.message));
            """;

    @Test
    void only_the_printed_link_signs_a_page_in(@TempDir Path folder, Browser browser)
            throws IOException {
        try (var station = new PageStation(folder, 100)) {
            var mac = MixedFleet.mac(0);
            station.plugIn(PhoneStart.running(LabModel.P7961, mac, "SIP41.8-4-2S"));
            String target = "/api/v1/phones/" + mac + "/target";
            String link = station.link();

            browser.visit("http://127.0.0.1:" + station.port() + "/#/phones/" + mac);

            browser.one(".only-looks");
            assertThat(browser.one("[data-act=target]").isEnabled()).isFalse();
            assertThat(browser.one("[data-act=forget]").isEnabled()).isFalse();
            assertThat(call(browser, "PUT", target, "{\"load\":\"SIP41.9-4-2S\"}"))
                    .isEqualTo("401");
            assertThat(call(browser, "DELETE", "/api/v1/phones/" + mac, null)).isEqualTo("401");
            assertThat(call(browser, "POST", "/api/v1/firmware?name=a.zip", "x")).isEqualTo("401");
            assertThat(call(browser, "PUT", "/api/v1/first-run", "{\"done\":true}"))
                    .isEqualTo("401");

            browser.visit(link);
            browser.until("signed in", () -> browser.all(".only-looks").isEmpty() ? true : null);
            assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
            assertThat(browser.run("return document.cookie")).isEqualTo("");
            browser.visit("http://127.0.0.1:" + station.port() + "/#/phones/" + mac);
            browser.until(
                    "a button for signed-in people",
                    () -> browser.one("[data-act=target]").isEnabled() ? true : null);
        }
    }

    @Test
    void other_web_sites_reach_nothing(@TempDir Path folder, Browser browser) throws IOException {
        try (var station = new PageStation(folder, 100);
                var other = new PageStation(folder.resolve("other"), 100)) {
            browser.visit(station.link());
            browser.until("signed in", () -> browser.all(".access").size() == 1 ? true : null);
            String phones = "http://127.0.0.1:" + station.port() + "/api/v1/phones";

            // Another origin of the same host: its cookies come along, its wishes do not.
            browser.visit("http://127.0.0.1:" + other.port() + "/");
            browser.one("offhook-app");
            assertThat(call(browser, "DELETE", phones + "/001b0c000000", null))
                    .startsWith("refused");

            // A name that is made to point here: the station does not answer to it.
            browser.visit("http://" + SharedBrowser.FOREIGN_NAME + ":" + station.port() + "/");
            assertThat(browser.text()).contains("421").contains(SharedBrowser.FOREIGN_NAME);
            assertThat(call(browser, "GET", "/api/v1/phones", null)).startsWith("refused");
        }
    }

    private static String call(Browser browser, String method, String path, String body) {
        return (String) browser.answer(CALL, method, path, body);
    }
}
