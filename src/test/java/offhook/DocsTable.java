package offhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table of a page of docs that is made from what the program knows. It stands between {@code <!--
 * NAME: begin -->} and {@code <!-- NAME: end -->}; {@code -Dgolden.update=true} writes it anew.
 */
public record DocsTable(Path page, String name) {
    /** The page holds this table; if not, the diff is to be read. */
    public void holds(String table) throws IOException {
        String text = Files.readString(page);
        String begin = "<!-- " + name + ": begin -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- " + name + ": end -->");
        assertThat(from).as(name).isBetween(begin.length(), to);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, text.substring(0, from) + table + text.substring(to));
            return;
        }

        assertThat(text.substring(from, to))
                .as("run this test with -Dgolden.update=true and read the diff")
                .isEqualTo(table);
    }
}
