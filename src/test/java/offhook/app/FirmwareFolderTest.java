package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.FirmwareFolder;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.Condition;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.firmware.LoadPart;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FirmwareFolderTest {
    @TempDir Path temp;

    @Test
    void an_imported_load_is_complete_and_its_contents_lie_under_their_hash() throws Exception {
        var folder = folder();

        var report = folder.importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        var contents = folder.load();

        assertThat(report.isFine()).isTrue();
        assertThat(contents.notices()).isEmpty();
        Load load = contents.library().load(Made.SIP41).orElseThrow();
        assertThat(load.isComplete()).isTrue();
        assertThat(load.parts())
                .extracting(LoadPart::name)
                .containsExactly(
                        "SIP41.9-4-2SR3-1S.loads",
                        "jar41sip.9-4-2ES26.sbn",
                        "cnu41.9-4-2ES26.sbn",
                        "apps41.9-4-2ES26.sbn",
                        "dsp41.9-4-2ES26.sbn",
                        "cvm41sip.9-4-2ES26.sbn");
        assertThat(load.extras().keySet())
                .containsExactlyInAnyOrder("term41.default.loads", "term61.default.loads");
        for (var made : Made.pack(Made.SIP41).files().entrySet()) {
            LibraryFile file = load.file(made.getKey()).orElseThrow();
            assertThat(content(folder, file)).isEqualTo(made.getValue());
        }
    }

    @Test
    void default_loads_of_two_packages_live_side_by_side() throws Exception {
        var folder = folder();
        folder.importFrom(
                List.of(Made.zip(temp, Made.SIP41), Made.zip(temp, Made.SCCP41)), Progress.NONE);

        var library = folder.load().library();
        for (String name : List.of(Made.SIP41, Made.SCCP41)) {
            Load load = library.load(name).orElseThrow();
            assertThat(load.isComplete()).isTrue();
            assertThat(content(folder, load.file("term41.default.loads").orElseThrow()))
                    .isEqualTo(Made.pack(name).files().get("term41.default.loads"));
            assertThat(content(folder, load.file("cnu41.9-4-2ES26.sbn").orElseThrow()))
                    .isEqualTo(Made.pack(name).files().get("cnu41.9-4-2ES26.sbn"));
        }
        assertThat(library.files("term41.default.loads")).hasSize(2);
    }

    @Test
    void a_missing_part_arrives_with_a_later_import() {
        var folder = folder();
        var pack = Made.pack(Made.SIP41);
        String part = "dsp41.9-4-2ES26.sbn";
        Path partial = Made.file(temp, "partial.zip", pack.without(part).zip());

        folder.importFrom(List.of(partial), Progress.NONE);
        var before = folder.load().library().load(Made.SIP41).orElseThrow().condition();
        Path alone = Made.file(temp, part, pack.files().get(part));
        var report = folder.importFrom(List.of(alone), Progress.NONE);
        var after = folder.load().library().load(Made.SIP41).orElseThrow().condition();

        assertThat(before)
                .isEqualTo(
                        new Condition.Incomplete(
                                List.of(part),
                                "It is usually in a package named like"
                                        + " cmterm-7941_7961-sip.9-4-2SR3-1.zip."));
        assertThat(after).isEqualTo(new Condition.Complete());
        assertThat(report.isFine()).isTrue();
        assertThat(report.loads())
                .singleElement()
                .satisfies(load -> assertThat(load.name().text()).isEqualTo(Made.SIP41));
    }

    @Test
    void a_broken_import_never_hides_a_good_load() {
        var folder = folder();
        folder.importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        var pack = Made.pack(Made.SIP41);
        Bytes manifest = pack.files().get(Made.SIP41 + ".loads");
        var broken = pack.with(Made.SIP41 + ".loads", manifest.slice(0, 200));

        folder.importFrom(List.of(Made.file(temp, "broken.zip", broken.zip())), Progress.NONE);

        assertThat(folder.load().library().load(Made.SIP41).orElseThrow().isComplete()).isTrue();
    }

    @Test
    void nothing_of_a_refused_archive_is_kept() throws Exception {
        var folder = folder();
        var bad = Made.pack(Made.SIP41).with("../../x", Bytes.ofText("x"));

        var report =
                folder.importFrom(List.of(Made.file(temp, "bad.zip", bad.zip())), Progress.NONE);

        assertThat(report.isFine()).isFalse();
        assertThat(folder.load().library().loads()).isEmpty();
        assertThat(temp.resolve("library/objects")).isEmptyDirectory();
        assertThat(temp.resolve("library/incoming")).isEmptyDirectory();
    }

    @Test
    void a_damaged_list_is_set_aside_and_made_again_from_the_contents() throws Exception {
        var folder = folder();
        List<String> loads = List.of(Made.SIP41, Made.SCCP41, Made.P0S3, "P00303010102");
        for (String load : loads) {
            folder.importFrom(List.of(Made.zip(temp, load)), Progress.NONE);
        }
        var before = folder.load().library();
        Path index = temp.resolve("library/index");
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2] ^= 1;
        Files.write(index, bytes);

        var contents = folder.load();

        assertThat(contents.notices()).singleElement().asString().contains("index.damaged-1");
        assertThat(temp.resolve("library/index.damaged-1")).hasBinaryContent(bytes);
        for (String load : loads) {
            assertThat(contents.library().load(load).orElseThrow().isComplete()).isTrue();
            assertThat(contents.library().load(load).orElseThrow().extras().keySet())
                    .isEqualTo(before.load(load).orElseThrow().extras().keySet());
        }
        assertThat(folder.load().notices()).isEmpty();
    }

    @Test
    void a_list_is_made_again_from_contents_alone() throws Exception {
        var folder = folder();
        for (String load : List.of(Made.SIP41, Made.P0S3)) {
            folder.importFrom(List.of(Made.zip(temp, load)), Progress.NONE);
        }
        Files.writeString(temp.resolve("library/index"), "gone");
        Files.delete(temp.resolve("library/index.before"));

        var library = folder.load().library();

        assertThat(library.load(Made.SIP41).orElseThrow().isComplete()).isTrue();
        assertThat(library.load(Made.P0S3).orElseThrow().isComplete()).isTrue();
        assertThat(library.load(Made.P0S3).orElseThrow().extras().keySet())
                .containsExactlyInAnyOrder("p003-8-12-00.bin", "os79xx.txt");
    }

    @Test
    void a_content_that_vanished_makes_its_load_damaged_and_says_so() throws Exception {
        var folder = folder();
        folder.importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        Load whole = folder.load().library().load(Made.SIP41).orElseThrow();
        Files.delete(folder.object(whole.parts().get(2).file().orElseThrow().sha256()));

        var contents = folder.load();

        assertThat(contents.notices()).singleElement().asString().contains("cnu41.9-4-2ES26.sbn");
        assertThat(contents.library().load(Made.SIP41).orElseThrow().condition())
                .isInstanceOf(Condition.Damaged.class);
        folder.importFrom(List.of(Made.zip(temp, Made.SIP41)), Progress.NONE);
        assertThat(folder.load().library().load(Made.SIP41).orElseThrow().isComplete()).isTrue();
    }

    @Test
    void an_empty_or_absent_folder_is_an_empty_library() {
        assertThat(folder().load().library().loads()).isEmpty();
        assertThat(folder().load().notices()).isEmpty();
    }

    private FirmwareFolder folder() {
        return FirmwareFolder.open(temp.resolve("library"), Catalogue.EMPTY);
    }

    private static Bytes content(FirmwareFolder folder, LibraryFile file) throws IOException {
        return Bytes.of(Files.readAllBytes(folder.object(file.sha256())));
    }
}
