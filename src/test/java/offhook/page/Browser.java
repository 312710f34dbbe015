package offhook.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import offhook.app.PageStation;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Chromium with a window of its own size and a profile of its own; waits instead of sleeping. */
final class Browser implements AutoCloseable {
    /** A station that shares two cores with eight others is slow; a page that works is not. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Path PICTURES = Path.of("docs/pictures");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Skips the test, or fails it, where there is no browser. */
    static Browser open(String... more) {
        File chromium = program("chromium");
        File chromedriver = program("chromedriver");
        try {
            Path profile = Files.createTempDirectory("offhook-chromium");
            var options = new ChromeOptions();
            options.setBinary(chromium);
            options.addArguments(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-sync",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--user-data-dir=" + profile);
            options.addArguments(more);
            var service =
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(chromedriver)
                            .usingAnyFreePort()
                            .build();
            return new Browser(new ChromeDriver(service, options), profile);
        } catch (IOException refused) {
            throw new IllegalStateException("no folder for the browser", refused);
        }
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseGet(() -> missing("INTEROP: the program " + name + " is not installed"));
    }

    private static File missing(String sentence) {
        if (System.getProperty("interop.missing", "skip").equals("fail")) {
            fail(sentence + "; -Dinterop.missing=skip would go on without it");
        }
        System.err.println(sentence + "; this test is skipped");
        return abort(sentence);
    }

    /** A new page load even where only what is behind the # differs. */
    void visit(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    /** Signs in by the station's link and goes past the first run's questions to a view. */
    void enter(PageStation station, String view) {
        visit(station.link());
        until(
                "the page knows whether it is the first run",
                () ->
                        run("return document.querySelector('offhook-app')?.isOffered === true")
                                        .equals(true)
                                ? true
                                : null);
        run("location.hash = arguments[0]", view);
        one("main .view");
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void dark(boolean isDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        isDark ? "dark" : "light"))));
    }

    /** Waits until there is one. */
    WebElement one(String css) {
        return until("an element " + css, () -> all(css).stream().findFirst().orElse(null));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        until(
                "a click on " + css,
                () -> {
                    var found = all(css);
                    if (found.isEmpty()) {
                        return null;
                    }
                    found.getFirst().click();
                    return true;
                });
    }

    /** All of the page's text, as it is seen. */
    String text() {
        return (String) run("return document.body.innerText");
    }

    void sees(String text) {
        until("the text \"" + text + "\" in: " + text(), () -> text().contains(text) ? true : null);
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** The script's last argument takes the answer. */
    Object answer(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return ((JavascriptExecutor) driver).executeAsyncScript(script, arguments);
    }

    <T> T until(String what, Supplier<T> found) {
        return new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.ElementClickInterceptedException.class)
                .withMessage(what)
                .until(driver -> found.get());
    }

    /** Kept only with -Dpictures=true: a normal run changes no file. */
    void picture(String name) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException refused) {
            throw new IllegalStateException("no picture " + name, refused);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            // The system sweeps its temporary folder.
        }
    }
}
