package offhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.ClassPath;
import offhook.dhcp.Lease;
import offhook.event.StationEvent.FileAsked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** "No DHCPACK leaves before its lease is on stable storage": what commit returned for, stays. */
final class DurabilityTest {
    /** The child is killed after it said so many; where in the next commit, chance decides. */
    private static final List<Integer> KILLED_AFTER = List.of(1, 100);

    @TempDir Path folder;

    @Test
    void what_was_committed_survives_the_killing_of_the_process() throws Exception {
        for (int count : KILLED_AFTER) {
            Path file = folder.resolve("killed-after-" + count + ".db");
            int said = commitAndKill(file, count);

            try (var store = Store.open(file)) {
                List<Integer> kept =
                        store.journal().stream()
                                .map(observed -> ((FileAsked) observed.event()).clientPort())
                                .toList();
                assertThat(kept).hasSizeBetween(said, said + 1);
                for (int i = 0; i < kept.size(); i++) {
                    assertThat(kept.get(i)).isEqualTo(i + 1);
                }
                // Of each commit the lease is safe before the journal is.
                assertThat(store.leases().stream().map(Lease::endsAt))
                        .containsAnyOf(
                                CommittingChild.at(kept.getLast()),
                                CommittingChild.at(kept.getLast() + 1))
                        .contains(CommittingChild.at(Math.max(1, kept.getLast() - 1)))
                        .doesNotContain(CommittingChild.at(kept.getLast() + 2));
                assertThat(store.notices()).isEmpty();
            }
            // The driver's native code was lying there: a killed process removes nothing.
            assertThat(scratch()).isEmptyDirectory();
        }
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private int commitAndKill(Path file, int count) throws IOException {
        Files.createDirectories(scratch());
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + scratch(),
                                "-cp",
                                ClassPath.text(),
                                CommittingChild.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int last = 0;
        try (BufferedReader lines = child.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                // Whatever a library prints on the way, only numbers count; a torn last line is
                // a number that was not said whole, and shorter than the one expected.
                if (line.equals(String.valueOf(last + 1))) {
                    last++;
                }
                if (last == count) {
                    // Not the process itself: that would also close the pipe with numbers in it.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        return last;
    }
}
