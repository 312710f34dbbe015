package offhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.app.PageStation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.nio.file.Path;

/** A list with one wrong cell changes nothing and says which; mended, it is taken. */
@ExtendWith(SharedBrowser.class)
class LinesTest {
    private static final String HEAD = "mac,model,number,display-name,password\n";
    private static final String GOOD = "00:1b:0c:18:bd:c1,7960,101,Ada,s3cret-word\n";
    private static final String BAD = "00:1b:0c:18:bd,7960,102,Grace,an0ther-word\n";
    private static final String MENDED = "00:1b:0c:18:bd:c2,7960,102,Grace,an0ther-word\n";

    @Test
    void a_list_with_one_bad_cell_is_refused_with_its_place(@TempDir Path folder, Browser browser)
            throws IOException {
        try (var station = new PageStation(folder, 1)) {
            browser.enter(station, "#/lines");
            server(browser);

            check(browser, HEAD + GOOD + BAD);

            WebElement refused = browser.one(".verdict[data-verdict=refused]");
            assertThat(refused.getText()).contains("row 3").contains("A3");
            assertThat(browser.one("[data-act=import]").isEnabled()).isFalse();
            assertThat(browser.all(".table tr[data-mac]")).isEmpty();

            check(browser, HEAD + GOOD + MENDED);
            browser.one(".verdict[data-verdict=fine]");
            browser.click("[data-act=import]");
            browser.one("tr[data-mac='00:1b:0c:18:bd:c2']");
            assertThat(browser.text()).contains("Ada").doesNotContain("s3cret-word");

            form(browser);
        }
    }

    private static void check(Browser browser, String list) {
        WebElement text = browser.one(".sheet-text");
        browser.until("signed in", () -> text.isEnabled() ? true : null);
        text.clear();
        text.sendKeys(list);
        browser.click("[data-act=check]");
    }

    private static void server(Browser browser) {
        browser.until(
                "signed in", () -> browser.one("[data-act=add-server]").isEnabled() ? true : null);
        browser.click("[data-act=add-server]");
        var fields = browser.all("offhook-servers dialog input");
        fields.get(0).sendKeys("office");
        fields.get(1).sendKeys("192.168.1.10");
        browser.click("offhook-servers dialog .button.main");
        browser.sees("192.168.1.10");
    }

    private static void form(Browser browser) {
        browser.click("tr[data-mac='00:1b:0c:18:bd:c2'] a");
        WebElement number = browser.one("[data-where='lines[0].number']");
        number.clear();
        number.sendKeys("one hundred");
        browser.click("[data-act=save]");
        browser.one("[data-where='lines[0].number'][aria-invalid=true]");
        WebElement again = browser.one("[data-where='lines[0].number']");
        again.clear();
        again.sendKeys("103");
        browser.click("[data-act=save]");
        browser.one("#difference-title");
    }
}
