package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** From a list to files, from files to the book, and back: as a person does it. */
class FilesCommandTest {
    private static final String LIST =
            """
            mac,model,number,name,password,pbx
            001B0C18BDC1,7962,101,Front Desk,geheim-1,192.168.1.10
            001B0C18BDC2,7960,102,Kitchen,geheim-2,192.168.1.10
            """;

    @TempDir Path folder;

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    private void imported(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), list);
        assertThat(Shell.run("lines", "import", file.toString(), "--data", data("one")).code())
                .isZero();
    }

    private Shell.Ran files(String mac, String load, String data, String... more) {
        var all =
                Stream.concat(
                                Stream.of("files", mac, "--load", load, "--data", data(data)),
                                Stream.of(more))
                        .toArray(String[]::new);
        return Shell.run(all);
    }

    @Test
    void files_written_from_a_list_are_read_into_another_book_and_written_the_same()
            throws IOException {
        imported(LIST);
        write("one", "first");

        Shell.Ran read = Shell.run("import-config", data("first"), "--data", data("two"));
        write("two", "second");

        assertThat(read.code()).as(read.all()).isZero();
        for (Path file : listed("first")) {
            assertThat(folder.resolve("second").resolve(file.getFileName()))
                    .hasSameTextualContentAs(file);
        }
        assertThat(Shell.run("check", "--strict", data("first")).code()).isZero();
    }

    @Test
    void passwords_are_dots_on_the_screen_and_only_the_owner_reads_the_files() throws IOException {
        imported(LIST);

        Shell.Ran shown =
                files("001B0C18BDC1", "SIP42.9-4-2SR3-1S", "one", "SEP001B0C18BDC1.cnf.xml");
        write("one", "out");

        assertThat(shown.all()).contains("<authPassword>•••<").doesNotContain("geheim");
        Path file = folder.resolve("out/SEP001B0C18BDC1.cnf.xml");
        assertThat(file).content().contains("geheim-1");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(
                            java.nio.file.attribute.PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_file_with_an_error_changes_nothing_and_is_named_with_its_line() throws IOException {
        imported(LIST);
        write("one", "first");
        Path file = folder.resolve("first/SEP001B0C18BDC1.cnf.xml");
        Files.writeString(
                file, Files.readString(file).replace("<port>5060</port>", "<port>0</port>"));

        Shell.Ran read = Shell.run("import-config", data("first"), "--data", data("two"));

        assertThat(read.code()).isEqualTo(Failures.NOT_FINE);
        assertThat(read.all()).contains("SEP001B0C18BDC1.cnf.xml:", "Nothing was changed");
        assertThat(Shell.run("lines", "show", "--data", data("two")).all()).contains("empty");
    }

    @Test
    void an_sccp_phone_s_server_is_the_usual_one_unless_others_would_take_it_for_theirs()
            throws IOException {
        Path folder = Files.createDirectories(this.folder.resolve("sccp"));
        Files.writeString(
                folder.resolve("SEP001122334455.cnf.xml"),
                """
                <device>
                 <deviceProtocol>SCCP</deviceProtocol>
                 <devicePool><callManagerGroup><members><member priority="0"><callManager>
                  <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>
                  <processNodeName>192.168.1.20</processNodeName>
                 </callManager></member></members></callManagerGroup></devicePool>
                 <loadInformation>SCCP41.8-5-4S</loadInformation>
                </device>
                """);
        Files.writeString(
                folder.resolve("dialplan.xml"),
                "<DIALTEMPLATE><TEMPLATE MATCH=\"1..\" TIMEOUT=\"0\"/></DIALTEMPLATE>");

        Shell.Ran alone = Shell.run("import-config", folder.toString(), "--data", data("alone"));
        imported(LIST);
        write("one", "sccp");
        Shell.Ran mixed =
                Shell.run("import-config", folder.toString(), "--dry-run", "--data", data("mixed"));

        assertThat(alone.code()).as(alone.all()).isZero();
        assertThat(alone.all()).contains("usual server").doesNotContain("dial-plan");
        assertThat(mixed.code()).as(mixed.all()).isZero();
        assertThat(mixed.all()).contains("--usual makes it so").doesNotContain("+ usual server");
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        imported(LIST);
        write("one", "first");

        Shell.Ran read =
                Shell.run("import-config", data("first"), "--dry-run", "--data", data("two"));

        assertThat(read.code()).isZero();
        assertThat(read.all()).contains("dry run").doesNotContain("geheim");
        assertThat(Shell.run("lines", "show", "--data", data("two")).all()).contains("empty");
    }

    @Test
    void a_template_of_ones_own_is_used_and_a_broken_one_is_not() throws IOException {
        imported(LIST);
        Path templates = Files.createDirectories(folder.resolve("one/templates"));
        Path template = templates.resolve("sep-sip.cnf.xml.peb");
        String sound = "{{ file | replace({'<kpml>0</kpml>': '<kpml>1</kpml>'}) | raw }}";
        Files.writeString(template, sound);
        assertThat(shown()).contains("<kpml>1</kpml>");

        for (String broken :
                List.of(
                        "{{ file | raw",
                        "{{ nobody }}",
                        "<device><sipProfile></device>",
                        "{{ file | replace({'<port>5060</port>': '<port>0</port>'}) | raw }}",
                        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                        "{{ lines[0].password.length() }}")) {
            Files.writeString(template, broken);
            String text = shown();
            assertThat(text).as(broken).contains("<kpml>0</kpml>").contains("template");
            assertThat(text).as(broken).doesNotContain("geheim");
        }
    }

    private String shown() {
        Shell.Ran ran =
                files("001B0C18BDC1", "SIP42.9-4-2SR3-1S", "one", "SEP001B0C18BDC1.cnf.xml");
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran.all();
    }

    private void write(String data, String to) {
        String out = data(to);
        assertThat(files("001B0C18BDC1", "SIP42.9-4-2SR3-1S", data, "--out", out).code()).isZero();
        assertThat(files("001B0C18BDC2", "P0S3-8-12-00", data, "--out", out).code()).isZero();
    }

    private List<Path> listed(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }
}
