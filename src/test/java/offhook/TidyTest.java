package offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules over the source text. {@code mvn verify -Dtidy.fix=true} rewrites what is only badly laid
 * out.
 */
class TidyTest {
    private static final int LINES_MAX = 400;

    @Test
    void every_file_is_laid_out_by_the_formatter() throws Exception {
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        var untidy = new ArrayList<String>();
        for (Path file : sources("src")) {
            String text = Files.readString(file);
            if (!formatter.formatSourceAndFixImports(text).equals(text)) {
                untidy.add(file.toString());
                if (Boolean.getBoolean("tidy.fix")) {
                    Files.writeString(file, formatter.formatSourceAndFixImports(text));
                }
            }
        }
        assertThat(untidy).as("run mvn test -Dtest=TidyTest -Dtidy.fix=true once").isEmpty();
    }

    @Test
    void no_file_is_longer_than_one_idea() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : sources("src")) {
            long lines = Files.lines(file).count();
            if (lines > LINES_MAX) {
                tooLong.add(file + ": " + lines + " lines, at most " + LINES_MAX);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothing_is_left_for_later_or_printed_in_passing() throws IOException {
        // Spelled in parts, so that this file does not find itself.
        var banned =
                List.of(
                        "TO" + "DO",
                        "FIX" + "ME",
                        "XX" + "X",
                        ".printStack" + "Trace()",
                        "@Dis" + "abled");
        var found = new ArrayList<String>();
        for (Path file : sources("src")) {
            String text = Files.readString(file);
            banned.stream()
                    .filter(text::contains)
                    .forEach(word -> found.add(file + " contains " + word));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void tests_do_not_sleep() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : sources("src/test")) {
            if (Files.readString(file).contains("Thread." + "sleep")) {
                found.add(file + ": wait for the thing itself");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/offhook"))) {
            assertThat(packages.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
