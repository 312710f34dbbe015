package offhook.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

import offhook.tftp.FileContent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ServedFolderTest {
    @TempDir Path outside;

    private Path root;
    private ServedFolder folder;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectory(outside.resolve("tftp"));
        Files.createDirectory(root.resolve("English"));
        Files.writeString(root.resolve("RINGLIST.DAT"), "rings");
        Files.writeString(root.resolve("English").resolve("7960-tones.xml"), "tones");
        Files.writeString(outside.resolve("secret"), "secret");
        folder = new ServedFolder(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RINGLIST.DAT",
                "ringlist.dat",
                "/RINGLIST.DAT",
                "./RingList.dat",
                "//./RINGLIST.DAT ",
                "\\RINGLIST.DAT",
                "RINGLIST.DAT/."
            })
    void a_name_is_found_in_the_spellings_phones_use(String asked) {
        assertThat(text(folder.find(asked))).contains("rings");
    }

    /** A phone sends the bytes that stand in its list of rings; a character for each here. */
    @Test
    void a_name_is_found_by_its_bytes_in_utf_8_and_in_latin_1() throws IOException {
        Files.writeString(root.resolve("Klänge.raw"), "rings");
        Files.writeString(root.resolve("Ã¤.raw"), "odd");

        assertThat(text(folder.find("KlÃ¤nge.raw"))).contains("rings");
        assertThat(text(folder.find("Klänge.raw"))).contains("rings");
        assertThat(text(folder.find("Ã¤.raw"))).contains("odd");
        assertThat(folder.otherSpelling("KlÃ¤nge.raw")).isEmpty();
        assertThat(folder.find("\u00c0\u00ae\u00c0\u00ae/secret")).isEmpty();
    }

    @Test
    void a_folder_in_the_name_is_followed_in_any_case() {
        assertThat(text(folder.find("english/7960-TONES.xml"))).contains("tones");
        assertThat(text(folder.find("English\\7960-tones.xml"))).contains("tones");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                ".",
                "..",
                "../secret",
                "..\\secret",
                "....//secret",
                ".../secret",
                "English/../../secret",
                "English/../RINGLIST.DAT",
                "/../secret",
                "C:\\secret",
                "C:secret",
                "\\\\host\\share",
                "RINGLIST.DAT:stream",
                "RINGLIST.DAT::$DATA",
                "CON",
                "nul",
                "NUL.txt",
                "com1",
                "COM1.xml",
                "lpt9",
                "aux .txt",
                "RINGLIST.DAT.",
                "English",
                "%2e%2e/secret",
                "..%5csecret",
                "\u00c0\u00ae\u00c0\u00ae/secret",
                "RINGLIST.DAT\0.txt",
                "RING\nLIST",
                "RING*",
                "?",
                "nothing"
            })
    void what_is_not_a_file_inside_is_not_found(String asked) {
        assertThat(folder.find(asked)).isEmpty();
    }

    @Test
    void long_and_deep_names_are_not_found() {
        assertThat(folder.find("a".repeat(5000))).isEmpty();
        assertThat(folder.find("a/".repeat(5000))).isEmpty();
    }

    @Test
    void links_may_point_inside_but_not_out() throws IOException {
        Files.createSymbolicLink(root.resolve("inside"), root.resolve("RINGLIST.DAT"));
        Files.createSymbolicLink(root.resolve("out"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), outside);
        Files.createSymbolicLink(root.resolve("round"), root.resolve("round"));

        assertThat(text(folder.find("inside"))).contains("rings");
        assertThat(folder.find("out")).isEmpty();
        assertThat(folder.find("up/secret")).isEmpty();
        assertThat(folder.find("round")).isEmpty();
    }

    @Test
    void a_file_that_is_overwritten_stays_whole_for_those_who_fetch_it() throws IOException {
        FileContent before = folder.find("RINGLIST.DAT").orElseThrow();
        Files.writeString(root.resolve("RINGLIST.DAT"), "other rings");

        assertThat(text(Optional.of(before))).contains("rings");
        assertThat(text(folder.find("RINGLIST.DAT"))).contains("other rings");
    }

    @Test
    void new_deleted_and_renamed_files_are_seen_at_once() throws IOException {
        assertThat(folder.find("new")).isEmpty();
        Files.writeString(root.resolve("New"), "1");
        assertThat(text(folder.find("new"))).contains("1");
        Files.move(root.resolve("New"), root.resolve("NEWER"));
        assertThat(folder.find("new")).isEmpty();
        assertThat(text(folder.find("newer"))).contains("1");
        Files.delete(root.resolve("NEWER"));
        assertThat(folder.find("newer")).isEmpty();
    }

    @Test
    void of_two_spellings_the_exact_one_is_served_else_always_the_same() throws IOException {
        Files.writeString(root.resolve("Two"), "Two");
        Files.writeString(root.resolve("two"), "two");

        assertThat(text(folder.find("two"))).contains("two");
        assertThat(text(folder.find("Two"))).contains("Two");
        assertThat(text(folder.find("TWO"))).contains("Two");
    }

    @Test
    void a_folder_that_is_not_there_is_a_sentence() {
        assertThatThrownBy(() -> new ServedFolder(outside.resolve("none")))
                .isInstanceOf(DiskException.class)
                .hasMessage(
                        "--tftp-folder "
                                + outside.resolve("none")
                                + ": expected a folder with files (not there)");
        assertThatThrownBy(() -> new ServedFolder(outside.resolve("secret")))
                .isInstanceOf(DiskException.class);
    }

    @Property(tries = 2000)
    void no_name_leaves_the_folder(
            @ForAll
                    @StringLength(max = 24)
                    @CharRange(from = '.', to = '/')
                    @CharRange(from = 'a', to = 'c')
                    @CharRange(from = '\\', to = '\\')
                    String asked) {
        for (String part : ServedName.parts(asked).orElse(java.util.List.of())) {
            assertThat(part).doesNotContain("/", "\\").doesNotEndWith(".").isNotEmpty();
        }
        Path root = Path.of("/r/o/o/t");
        Path end = root;
        for (String part : ServedName.parts(asked).orElse(java.util.List.of())) {
            end = end.resolve(part);
        }
        assertThat(end.normalize()).startsWithRaw(root);
    }

    private static Optional<String> text(Optional<FileContent> content) {
        return content.map(
                file ->
                        StandardCharsets.UTF_8
                                .decode(file.slice(0, (int) file.sizeBytes()))
                                .toString());
    }
}
