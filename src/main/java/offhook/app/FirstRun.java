package offhook.app;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What somebody answered on the page, for the next start; a flag or the settings file beats it.
 * Read before the database is open, so it has a file of its own.
 *
 * @param network the name of a card
 * @param addresses {@link #HERE} or {@link #ELSEWHERE}
 * @param isDone no more questions
 */
record FirstRun(Optional<String> network, Optional<String> addresses, boolean isDone) {
    static final String HERE = "here";

    /** Another DHCP server gives them. */
    static final String ELSEWHERE = "elsewhere";

    static final FirstRun NOTHING = new FirstRun(Optional.empty(), Optional.empty(), false);

    private static final String FILE = "first-run.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What can't be read was not answered. */
    static FirstRun read(Path data) {
        try {
            Path file = data.resolve(FILE);
            return Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), FirstRun.class)
                    : NOTHING;
        } catch (IOException | JacksonException unreadable) {
            return NOTHING;
        }
    }

    boolean isElsewhere() {
        return addresses.equals(Optional.of(ELSEWHERE));
    }

    void write(Path data) {
        try {
            Files.createDirectories(data);
            Path fresh = Files.createTempFile(data, "first-run", ".new");
            Files.write(fresh, JSON.writeValueAsBytes(this));
            Files.move(
                    fresh,
                    data.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
