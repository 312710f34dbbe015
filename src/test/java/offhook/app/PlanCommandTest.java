package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.Progress;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpSizes;
import offhook.phone.LoadNames;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code offhook plan} as a shell sees it. */
class PlanCommandTest {
    @TempDir private Path data;

    private String said = "";

    @Test
    void a_way_that_waits_for_an_import_is_fine_and_none_is_not() {
        assertThat(plan("7960", "P00303010102", "P0S3-8-12-00")).isZero();
        assertThat(plan("7961", "unknown", "SIP41.9-4-2SR3-1S")).isZero();
        assertThat(plan("7975", "SCCP75.9-3-1SR1-1S", "P0S3-08-06-00")).isEqualTo(1);
        assertThat(plan("7960", "unknown", "P0S3-8-12-00")).isEqualTo(1);
        assertThat(plan("7961", "SCCP40.8-3-1S", "SIP41.9-2-1S")).isEqualTo(2);
    }

    @Test
    void asking_for_a_plan_makes_no_folder() {
        plan("7960", "P00303010102", "P0S3-8-12-00");

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void what_was_imported_counts() throws IOException {
        imported("P00305000500", "P00308000900", "P0S3-8-12-00");

        assertThat(plan("7960", "P00303010102", "P0S3-8-12-00", "--json")).isZero();
        assertThat(said).contains("\"answer\" : \"way\"").doesNotContain("\"inLibrary\" : false");
    }

    @Test
    void a_phone_that_shows_its_factory_loader_is_one_whose_load_is_not_known() {
        assertThat(plan("7965", "term65.default", "SIP45.9-4-2SR3-1S")).isZero();
        assertThat(said).contains("7965 from unknown", "SCCP45.8-5-2S");
    }

    @Test
    void a_phone_that_is_no_7900_gets_no_plan_that_asks_for_an_import_nobody_keeps() {
        assertThat(plan("8841", "unknown", "sip88xx.14-2-1-0001-131")).isEqualTo(1);
        assertThat(said).contains("is no 7900 phone").doesNotContain("import first");
    }

    private void imported(String... loads) throws IOException {
        var archives = new ArrayList<Path>();
        for (String load : loads) {
            var name = LoadNames.named(load).orElseThrow();
            var made = MadeUpFirmware.of(name, 1, MadeUpSizes.small());
            Path archive = Files.createTempFile(data, load, ".zip");
            archives.add(Files.write(archive, made.zip().toArray()));
        }
        FirmwareFolder.open(data.resolve("firmware"), KnownFirmware.catalogue())
                .importFrom(archives, Progress.NONE);
    }

    private int plan(String model, String from, String to, String... more) {
        var words = new ArrayList<>(List.of("plan", "--data", data.toString(), "--model", model));
        words.addAll(List.of("--from", from, "--to", to));
        words.addAll(List.of(more));
        Shell.Ran ran = Shell.run(words.toArray(String[]::new));
        said = ran.out();
        return ran.code();
    }
}
