package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

/** {@code import}, {@code inspect} and {@code loads} as a shell sees them. */
class FirmwareCommandsTest {
    @TempDir Path temp;

    private String said = "";
    private String complained = "";

    @Test
    void inspect_is_content_with_a_whole_package_and_says_what_it_needs_first() {
        String zip = Made.zip(temp, Made.SIP41).toString();

        assertThat(run("inspect", zip)).isZero();

        assertThat(said())
                .startsWith("cmterm-7941_7961-sip.9-4-2SR3-1.zip\n")
                .contains("  SIP41.9-4-2SR3-1S  complete  for 7941/7961, SIP 9.4(2)SR3\n")
                .contains("    8 files, ")
                .contains("not in the catalogue of files seen in public.")
                .contains("needs first: Phones that run below 8.3(3) can't take it directly (B1).");
    }

    @Test
    void inspect_fails_by_code_1_if_anything_is_wrong() {
        String good = Made.zip(temp, Made.SIP41).toString();
        String page = Made.file(temp, "page.zip", Bytes.ofText("<html>")).toString();

        assertThat(run("inspect", good, page)).isEqualTo(1);

        assertThat(said())
                .contains("complete")
                .contains("page.zip\n  wrong: page.zip is a web page");
    }

    @Test
    void inspect_in_json_is_one_document() {
        Path zip =
                Made.file(
                        temp, "a.zip", Made.pack(Made.SIP41).without("dsp41.9-4-2ES26.sbn").zip());

        assertThat(run("inspect", "--json", zip.toString())).isEqualTo(1);

        JsonNode report = JsonMapper.builder().build().readTree(said());
        assertThat(report.get("fine").booleanValue()).isFalse();
        JsonNode load = report.get("packages").get(0).get("loads").get(0);
        assertThat(load.get("name").stringValue()).isEqualTo(Made.SIP41);
        assertThat(load.get("condition").stringValue()).isEqualTo("incomplete");
        assertThat(load.get("missing").get(0).stringValue()).isEqualTo("dsp41.9-4-2ES26.sbn");
        assertThat(load.get("models").get(1).stringValue()).isEqualTo("7961");
        assertThat(load.get("needsFirst").get(0).get("rule").stringValue()).isEqualTo("B1");
        assertThat(load.get("parts").get(4).get("name").stringValue())
                .isEqualTo("dsp41.9-4-2ES26.sbn");
    }

    @Test
    void what_is_imported_is_in_the_library() {
        String data = temp.resolve("data").toString();
        String zip = Made.zip(temp, Made.P0S3).toString();

        assertThat(run("loads", "--data", data)).isZero();
        assertThat(said()).contains("The library is empty.");
        assertThat(run("import", "--data", data, zip)).isZero();
        assertThat(said()).contains("1 complete load is in the library now.");
        said = "";
        assertThat(run("loads", "--data", data, "--json")).isZero();

        JsonNode library = JsonMapper.builder().build().readTree(said());
        assertThat(library.get("loads").get(0).get("name").stringValue()).isEqualTo(Made.P0S3);
        assertThat(library.get("loads").get(0).get("condition").stringValue())
                .isEqualTo("complete");
        assertThat(library.get("loads").get(0).get("models").valueStream())
                .extracting(JsonNode::stringValue)
                .containsExactly("7940", "7960");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage() {
        assertThat(run("inspect", temp.resolve("none.zip").toString())).isEqualTo(2);
        assertThat(run("inspect")).isEqualTo(2);
        assertThat(complained()).contains("none.zip: no such file or folder.");
    }

    @Test
    void a_library_that_cannot_be_written_is_the_machines_refusal() {
        Path file = Made.file(temp, "data", Bytes.ofText("a file, no folder"));
        String zip = Made.zip(temp, Made.P0S3).toString();

        assertThat(run("import", "--data", file.toString(), zip)).isEqualTo(3);

        assertThat(complained())
                .startsWith("offhook: The firmware library in " + file.resolve("firmware"))
                .contains("can't be written");
    }

    @Test
    void a_hostile_name_does_not_reach_the_terminal() {
        var pack = Made.pack(Made.SIP41).with("\u001b[2Jx.txt", Bytes.ofText("x"));

        assertThat(run("inspect", Made.file(temp, "a.zip", pack.zip()).toString())).isEqualTo(1);

        assertThat(said()).contains("a control character").doesNotContain("\u001b");
    }

    private int run(String... arguments) {
        Shell.Ran ran = Shell.run(arguments);
        said += ran.out();
        complained += ran.err();
        return ran.code();
    }

    private String said() {
        return said;
    }

    private String complained() {
        return complained;
    }
}
