package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import offhook.disk.DiskException;
import offhook.disk.FailingLayer;
import offhook.disk.FailingLayer.Fate;
import offhook.disk.FailingLayer.PowerCut;
import offhook.disk.FirmwareFolder;
import offhook.disk.LibraryContents;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.lab.MadeUpPackage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Whatever happens during an import, the library is the old one or the new one. */
class FirmwareFolderCrashTest {
    /** Loads of few files, as every step of every file is failed once. */
    private static final String OLD = "P00303010102";

    private static final String NEW = "P00305000500";

    @TempDir Path temp;

    private final Map<String, MadeUpPackage> made =
            Map.of(OLD, Made.pack(OLD), NEW, Made.pack(NEW));

    @ParameterizedTest
    @EnumSource
    void power_lost_at_any_step_leaves_the_old_library_or_the_new_one(Fate fate) throws Exception {
        Path first = Made.zip(temp, OLD);
        Path second = Made.zip(temp, NEW);
        Path before = temp.resolve("before");
        folder(before).importFrom(List.of(first), Progress.NONE);
        int steps = stepsOfImport(before, second);

        for (int step = 1; step <= steps; step++) {
            Path library = copy(before, "cut-" + step);
            var failing = FailingLayer.powerCutAt(step, fate).folder(library);
            assertThatThrownBy(() -> failing.importFrom(List.of(second), Progress.NONE))
                    .as("step " + step)
                    .isInstanceOf(PowerCut.class);

            assertThat(check(library, step)).isBetween(1, step < steps ? 1 : 2);

            // And the next import works as if nothing had been.
            FailingLayer.unfailing().folder(library).importFrom(List.of(second), Progress.NONE);
            assertThat(check(library, step)).isEqualTo(2);
        }
        assertThat(steps).isGreaterThan(20);
    }

    @Test
    void what_an_import_has_reported_survives_any_loss_of_power() throws Exception {
        Path library = temp.resolve("library");
        Path first = Made.zip(temp, OLD);
        Path second = Made.zip(temp, NEW);

        for (Path zip : List.of(first, second)) {
            var layer = FailingLayer.unfailing();
            layer.folder(library).importFrom(List.of(zip), Progress.NONE);
            layer.cutPower();
        }

        assertThat(check(library, 0)).isEqualTo(2);
    }

    @Test
    void power_lost_while_a_damaged_list_is_mended_loses_no_load() throws Exception {
        Path before = temp.resolve("before");
        folder(before).importFrom(List.of(Made.zip(temp, OLD)), Progress.NONE);
        folder(before).importFrom(List.of(Made.zip(temp, NEW)), Progress.NONE);
        Files.writeString(before.resolve("index"), "damaged");
        Files.delete(before.resolve("index.before"));
        var counting = FailingLayer.unfailing();
        counting.folder(copy(before, "counted")).load();

        for (Fate fate : Fate.values()) {
            for (int step = 1; step <= counting.steps(); step++) {
                Path library = copy(before, "mend-" + fate + step);
                var failing = FailingLayer.powerCutAt(step, fate).folder(library);
                assertThatThrownBy(failing::load).isInstanceOf(PowerCut.class);

                assertThat(check(library, step)).isEqualTo(2);
            }
        }
        assertThat(counting.steps()).isGreaterThan(5);
    }

    @Test
    void a_full_disk_is_one_sentence_and_changes_nothing() throws Exception {
        Path second = Made.zip(temp, NEW);
        Path before = temp.resolve("before");
        folder(before).importFrom(List.of(Made.zip(temp, OLD)), Progress.NONE);
        int steps = stepsOfImport(before, second);

        for (int step = 1; step <= steps; step++) {
            Path library = copy(before, "full-" + step);
            var full = FailingLayer.fullFrom(step).folder(library);
            assertThatThrownBy(() -> full.importFrom(List.of(second), Progress.NONE))
                    .as("step " + step)
                    .isInstanceOf(DiskException.class)
                    .hasMessage(
                            "The firmware library in "
                                    + library
                                    + " can't be written: the disk is full. It is as it was"
                                    + " before.");

            if (step < steps) {
                assertThat(check(library, step)).isEqualTo(1);
                assertThat(objects(library)).as("room given back").isEqualTo(objects(before));
            }
        }
    }

    @Test
    void what_a_killed_import_left_behind_goes_with_the_next() throws Exception {
        Path second = Made.zip(temp, NEW);
        Path before = temp.resolve("before");
        folder(before).importFrom(List.of(Made.zip(temp, OLD)), Progress.NONE);
        int steps = stepsOfImport(before, second);
        Path library = copy(before, "killed");
        var failing = FailingLayer.powerCutAt(steps - 4, Fate.NONE).folder(library);
        assertThatThrownBy(() -> failing.importFrom(List.of(second), Progress.NONE))
                .isInstanceOf(PowerCut.class);
        assertThat(objects(library)).isGreaterThan(objects(before));

        folder(library).importFrom(List.of(Made.zip(temp, OLD)), Progress.NONE);

        assertThat(objects(library)).isEqualTo(objects(before));
        assertThat(check(library, 0)).isEqualTo(1);
    }

    private static long objects(Path library) throws IOException {
        try (var files = Files.walk(library.resolve("objects"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void two_imports_at_once_both_arrive() throws Exception {
        Path library = temp.resolve("library");
        var loads = List.of(OLD, NEW, Made.P0S3, Made.SIP41);
        var imports = new ArrayList<Callable<Boolean>>();
        for (String load : loads) {
            Path zip = Made.zip(temp, load);
            imports.add(() -> folder(library).importFrom(List.of(zip), Progress.NONE).isFine());
        }

        try (var threads = Executors.newFixedThreadPool(loads.size())) {
            for (Future<Boolean> done : threads.invokeAll(imports)) {
                assertThat(done.get()).isTrue();
            }
        }

        var contents = folder(library).load();
        assertThat(contents.notices()).isEmpty();
        assertThat(contents.library().loads())
                .extracting(load -> load.name().text())
                .containsExactlyInAnyOrderElementsOf(loads);
    }

    /** How many loads are there, each complete with its very bytes. */
    private int check(Path library, int step) throws IOException {
        FirmwareFolder folder = folder(library);
        LibraryContents contents = folder.load();
        boolean isMended = library.getFileName().toString().startsWith("mend");
        assertThat(contents.notices()).hasSizeLessThanOrEqualTo(isMended ? 1 : 0);
        List<Load> loads = contents.library().loads();
        for (Load load : loads) {
            assertThat(load.isComplete()).as("step %d, %s", step, load).isTrue();
            for (var one : made.get(load.name().text()).files().entrySet()) {
                LibraryFile file = load.file(one.getKey()).orElseThrow();
                assertThat(Files.readAllBytes(folder.object(file.sha256())))
                        .isEqualTo(one.getValue().toArray());
            }
        }
        assertThat(loads).hasSizeBetween(1, 2);
        return loads.size();
    }

    private int stepsOfImport(Path before, Path zip) throws IOException {
        var counting = FailingLayer.unfailing();
        counting.folder(copy(before, "counted")).importFrom(List.of(zip), Progress.NONE);
        return counting.steps();
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = temp.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }

    private static FirmwareFolder folder(Path library) {
        return FirmwareFolder.open(library, Catalogue.EMPTY);
    }
}
