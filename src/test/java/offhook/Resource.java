package offhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files beside the tests. Here, so that tests of pure packages need no I/O of their own. */
public final class Resource {
    private Resource() {}

    /** The whole text, UTF-8; {@code name} from the root: {@code /phone/names.txt}. */
    public static String text(String name) {
        try (var in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that are neither empty nor start with {@code #}. */
    public static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').toList();
    }

    /**
     * The text that is expected. With {@code -Dgolden.update=true} it is first replaced by the
     * actual one, to be read in the diff.
     */
    public static String golden(String name, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            try {
                Path file = Path.of("src/test/resources" + name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return actual;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text(name);
    }
}
