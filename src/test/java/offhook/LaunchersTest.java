package offhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What starts the program here and on Windows, where no test of ours runs. */
class LaunchersTest {
    @Test
    void both_launchers_give_each_command_the_same_options() throws IOException {
        var here =
                options(
                        "offhook",
                        "(?m)^options=\"(.*)\"$",
                        "(?m)^(\\w+)\\) options=\"\\$options (.*)\"");
        var windows =
                options(
                        "offhook.cmd",
                        "(?m)^set \"OPTIONS=(.*)\"",
                        "(?m)^if \"%~1\"==\"(\\w+)\" set \"OPTIONS=%OPTIONS% (.*)\"");

        assertThat(here).containsKeys("", "serve", "explain").isEqualTo(windows);
    }

    /** Without quotes it is a list of files: the launcher of old found no Java anywhere. */
    @Test
    void the_windows_launcher_loops_over_quoted_commands_and_files_only() throws IOException {
        assertThat(Files.readString(Path.of("offhook.cmd")).lines())
                .filteredOn(line -> line.contains("for /f"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContainPattern(" in \\([^'\"]"));
    }

    @Test
    void the_windows_launcher_has_the_line_ends_of_windows() throws IOException {
        assertThat(Files.readString(Path.of("offhook.cmd"))).doesNotContainPattern("[^\r]\n");
    }

    private static TreeMap<String, String> options(String file, String base, String ofCommand)
            throws IOException {
        String text = Files.readString(Path.of(file));
        var options = new TreeMap<String, String>();
        Pattern.compile(base).matcher(text).results().forEach(it -> options.put("", it.group(1)));
        Pattern.compile(ofCommand)
                .matcher(text)
                .results()
                .forEach(it -> options.put(it.group(1), it.group(2)));
        return options;
    }
}
