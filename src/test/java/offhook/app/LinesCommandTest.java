package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists as people hand them in, through the commands. */
class LinesCommandTest {
    private static final int MANY = 5_000;

    @TempDir Path folder;

    @Test
    void five_thousand_phones_are_imported_and_one_bad_row_changes_nothing() throws Exception {
        Path good = list("good.csv", many());
        Path bad = list("bad.csv", many().replace("001B0C0010E0", "001B0C0010G0"));

        Shell.Ran refused = lines("import", bad.toString());
        Shell.Ran empty = lines("show");
        Shell.Ran taken = lines("import", good.toString());

        assertThat(refused.code()).isEqualTo(Failures.NOT_FINE);
        assertThat(refused.all())
                .contains("bad.csv: row 4321, column mac (cell A4321): \"001B0C0010G0\"")
                .contains("1 thing is wrong; nothing was changed.")
                .doesNotContain("geheim");
        assertThat(empty.all()).contains("The book is empty");
        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(taken.all())
                .contains("5000 new, 0 changed, 0 removed", "5000 phones with 5000 lines now");
        assertThat(lines("import", good.toString()).all()).contains("0 new, 0 changed, 0 removed");
    }

    @Test
    void a_dry_run_shows_the_difference_and_keeps_nothing() throws Exception {
        Path list = list("list.csv", "mac,number,password\n001B0C18BDC1,101,geheim\n");

        Shell.Ran dry = lines("import", "--dry-run", list.toString());

        assertThat(dry.all())
                .contains("+ phone 00:1b:0c:18:bd:c1", "line 1 number: 101", "nothing was changed")
                .doesNotContain("geheim");
        assertThat(lines("show").all()).contains("The book is empty");
    }

    @Test
    void separators_marks_and_encodings_of_spreadsheets_are_read() throws Exception {
        String[] texts = {
            "mac,number,name\n001B0C18BDC1,101,Größe\n",
            "mac;number;name\r\n001B0C18BDC1;101;Größe\r\n",
            "mac\tnumber\tname\n001B0C18BDC1\t101\tGröße\n",
            "\"mac\",\"number\",\"name\"\n\"001B0C18BDC1\",\"101\",\"Größe\"\n",
            "\n\nmac,number,name,,\n\n001B0C18BDC1,101,Größe,,\n\n",
        };
        Charset[] charsets = {
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            Charset.forName("windows-1252"),
            Charset.forName("x-UTF-16LE-BOM")
        };
        for (String text : texts) {
            for (Charset charset : charsets) {
                Path file = Files.write(folder.resolve("list.csv"), text.getBytes(charset));
                Shell.Ran ran = lines("import", "--dry-run", file.toString());
                assertThat(ran.all())
                        .as(charset + text)
                        .contains("line 1 display-name: Größe", "1 new");
            }
        }
        Path marked =
                Files.writeString(folder.resolve("list.csv"), "\ufeffmac,number\n001B0C18BDC1,1\n");
        assertThat(lines("import", "--dry-run", marked.toString()).code()).isZero();
    }

    @Test
    void excels_own_first_line_and_invisible_marks_are_no_part_of_a_list() throws Exception {
        Path said = list("said.csv", "sep=;\r\nmac;number;name\r\n001B0C18BDC1;101;a,b,c,d\r\n");
        Path wrong = list("wrong.csv", "sep=;\r\nmac;number\r\nTotal;101\r\n");
        Path copied = list("copied.csv", "mac,number\n\u202a001B0C18BDC1\u202c,101\u00a0\n");

        assertThat(lines("import", "--dry-run", said.toString()).all())
                .contains("line 1 display-name: a,b,c,d");
        assertThat(lines("import", wrong.toString()).all())
                .contains("row 3, column mac (cell A3): \"Total\"");
        assertThat(lines("import", "--dry-run", copied.toString()).all())
                .contains("line 1 number: 101", "1 new");
    }

    @Test
    void a_page_or_a_pdf_that_calls_itself_a_sheet_is_named() throws Exception {
        assertThat(lines("import", list("x.xls", "<html><table>geheim").toString()).all())
                .contains("a web page or XML", "save it as CSV")
                .doesNotContain("geheim");
        assertThat(lines("import", list("x.json", "[{\"mac\": \"geheim\"}]").toString()).all())
                .contains("a JSON array")
                .doesNotContain("geheim");
        assertThat(lines("import", list("x.csv", "%PDF-1.4\ngeheim").toString()).all())
                .contains("a PDF")
                .doesNotContain("geheim");
    }

    @Test
    void what_is_no_list_is_a_sentence_that_shows_nothing_of_it() throws Exception {
        for (String text :
                new String[] {
                    "",
                    "PK\u0003\u0004\0\0geheim",
                    "{\"phones\": [{\"password\": geheim",
                    "mac,password\n001B0C18BDC1,\"geheim",
                    "geheim",
                    "{\"phones\": [{\"mac\": \"001B0C18BDC1\", \"lines\": \"geheim\"}]}",
                    "{\"phones\": \"geheim\", \"x\": 1}",
                }) {
            Shell.Ran ran = lines("import", list("x.csv", text).toString());
            assertThat(ran.code()).as(text + ran.all()).isPositive();
            assertThat(ran.all()).as(text).doesNotContain("geheim").doesNotContain("at offhook.");
        }
    }

    @Test
    void an_export_is_imported_elsewhere_and_is_the_same_book() throws Exception {
        lines("server", "office", "--kind", "freepbx", "--host", "192.168.1.10", "--usual");
        lines(
                "import",
                list(
                                "a.csv",
                                "mac,number,password,kind,label,pbx\n"
                                        + "001B0C18BDC1,101,geheim,,\"a, \"\"b\"\"\",office\n"
                                        + "001B0C18BDC1,102,,blf,Bert,\n")
                        .toString());
        Shell.Ran json = lines("export", "--json", "--with-passwords");
        Shell.Ran csv = lines("export", "--with-passwords");
        Path elsewhere = folder.resolve("elsewhere");

        Shell.Ran taken = run("lines", "import", list("b.json", json.all()).toString(), elsewhere);

        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(run("lines", "export", "--with-passwords", elsewhere).all())
                .isEqualTo(csv.all());
        assertThat(csv.all()).contains("geheim");
        assertThat(lines("export").all()).doesNotContain("geheim");
        assertThat(lines("export", "--json").all()).doesNotContain("geheim");
        assertThat(lines("show", "001B0C18BDC1").all())
                .contains("line 101", "at office (freepbx, 192.168.1.10:5060)", "with a password")
                .doesNotContain("geheim");
    }

    @Test
    void a_running_station_sees_what_a_command_imports() throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        var setup = LoopbackStation.setup(data, 0, 0, Optional.empty());
        try (var station = new Station(setup, Clock.systemUTC(), observed -> {})) {
            station.start();

            Shell.Ran taken =
                    lines("import", list("a.csv", "mac,number\n001B0C18BDC1,101\n").toString());
            station.lines().look();

            assertThat(taken.code()).as(taken.all()).isZero();
            assertThat(station.answered(desk -> desk.book()).phones()).hasSize(1);
        }
    }

    @Test
    void ready_text_for_the_other_side_has_the_password_only_if_asked() throws Exception {
        lines("server", "office", "--kind", "asterisk-pjsip", "--host", "10.0.0.1", "--usual");
        lines(
                "import",
                list("a.csv", "mac,model,number,password\n001B0C18BDC1,7961,101,geheim\n")
                        .toString());

        assertThat(run("pbx-texts", folder.resolve("data")).all())
                .contains("transport = transport-tcp", "password = PASSWORD-OF-101")
                .doesNotContain("geheim");
        assertThat(run("pbx-texts", "--with-passwords", folder.resolve("data")).all())
                .contains("password = geheim");
        assertThat(run("pbx-texts", "--load", "SIP41.8-5-4S", folder.resolve("data")).all())
                .contains("transport = transport-udp", "rewrite_contact = no");
    }

    private static String many() {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> "001B0C%06X,7961,%d,geheim-%d,User %d".formatted(i, 9_999 + i, i, i))
                .collect(Collectors.joining("\n", "mac,model,number,password,name\n", "\n"));
    }

    private Path list(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private Shell.Ran lines(String... arguments) {
        var all = new Object[arguments.length + 2];
        all[0] = "lines";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = folder.resolve("data");
        return run(all);
    }

    /** The last one is the data folder. */
    private static Shell.Ran run(Object... arguments) {
        var words = new String[arguments.length + 1];
        for (int i = 0; i < arguments.length - 1; i++) {
            words[i] = arguments[i].toString();
        }
        words[arguments.length - 1] = "--data";
        words[arguments.length] = arguments[arguments.length - 1].toString();
        return Shell.run(words);
    }
}
