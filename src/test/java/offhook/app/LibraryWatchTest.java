package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.FirmwareFolder;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.Library;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class LibraryWatchTest {
    @TempDir Path temp;

    private final List<Library> taken = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private boolean hasRoom = true;

    @Test
    void what_another_process_imports_reaches_the_running_station() {
        FirmwareFolder ours = folder();
        LibraryWatch watch = watch(ours);

        watch.look();
        assertThat(taken).isEmpty();

        folder().importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        watch.look();
        assertThat(taken).singleElement().matches(it -> it.load(Made.SIP41).isPresent());
        assertThat(said)
                .containsExactly(
                        "The firmware library has changed: 1 load now; plans are made with it.");

        watch.look();
        assertThat(taken).hasSize(1);

        folder().importFrom(List.of(Made.zip(temp, Made.SCCP41)), Progress.NONE);
        watch.look();
        assertThat(said.getLast()).contains("2 loads now");
    }

    @Test
    void a_library_that_the_desk_has_no_room_for_is_offered_again() {
        LibraryWatch watch = watch(folder());
        folder().importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);

        hasRoom = false;
        watch.look();
        assertThat(taken).isEmpty();

        hasRoom = true;
        watch.look();
        assertThat(taken).hasSize(1);
    }

    @Test
    void a_library_that_cannot_be_read_is_read_when_it_can_be() throws Exception {
        folder().importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        LibraryWatch watch = watch(folder());
        Path index = temp.resolve("library").resolve("index");
        Path aside = Files.move(index, temp.resolve("aside"));
        Files.createDirectory(index);

        watch.look();
        assertThat(taken).isEmpty();

        Files.delete(index);
        Files.move(aside, index);
        folder().importFrom(List.of(Made.zip(temp, Made.SCCP41)), Progress.NONE);
        watch.look();
        assertThat(taken).hasSize(1);
    }

    private LibraryWatch watch(FirmwareFolder ours) {
        return new LibraryWatch(ours.edition(), ours::edition, () -> take(ours), said::add);
    }

    private Optional<Library> take(FirmwareFolder ours) {
        if (!hasRoom) {
            return Optional.empty();
        }
        taken.add(ours.load().library());
        return Optional.of(taken.getLast());
    }

    private FirmwareFolder folder() {
        return FirmwareFolder.open(temp.resolve("library"), Catalogue.EMPTY);
    }
}
