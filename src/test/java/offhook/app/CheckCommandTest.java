package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class CheckCommandTest {
    private static final String FINE = "proxy_register: 1\nproxy1_address: pbx\nline1_name: 101\n";

    @TempDir private Path folder;

    @Test
    void a_fine_file_is_0_and_an_error_1_and_each_line_names_its_place() throws Exception {
        Path fine = write("SIP001B0C18BDC1.cnf", FINE);
        Path wrong = write("SIP001B0C18BDC2.cnf", FINE + "proxy1_port=5060\n");

        Shell.Ran both = Shell.run("check", fine.toString(), wrong.toString());

        assertThat(both.code()).isEqualTo(1);
        assertThat(both.out())
                .contains(fine + ": fine, ")
                .contains(
                        wrong
                                + ":4:12: error: \"proxy1_port=\" has = where the phone wants a"
                                + " colon; it ignores the line. Write proxy1_port: value."
                                + " [key-equals-value]")
                .contains("2 files: 1 fine, 1 not; 1 error, 0 warnings, 0 hints");
        assertThat(Shell.run("check", fine.toString()).code()).isZero();
    }

    @Test
    void a_warning_is_fine_unless_strict() throws Exception {
        Path file = write("SIP001b0c18bdc1.cnf", FINE);

        assertThat(Shell.run("check", file.toString()).code()).isZero();
        assertThat(Shell.run("check", "--strict", file.toString()).code()).isEqualTo(1);
    }

    @Test
    void json_is_one_document_and_nothing_else() throws Exception {
        write("a.cnf", FINE);
        write("b.cnf", FINE + "proxy1_port=5060\n");
        write("firmware.sbn", "not looked at");

        Shell.Ran run = Shell.run("check", "--json", folder.toString());
        JsonNode document = JsonMapper.builder().build().readTree(run.out());

        assertThat(run.code()).isEqualTo(1);
        assertThat(document.at("/verdict").asString()).isEqualTo("not-fine");
        assertThat(document.at("/files").size()).isEqualTo(2);
        assertThat(document.at("/files/0/verdict").asString()).isEqualTo("fine");
        JsonNode remark = document.at("/files/1/remarks/0");
        assertThat(remark.at("/line").asInt()).isEqualTo(4);
        assertThat(remark.at("/code").asString()).isEqualTo("key-equals-value");
        assertThat(remark.at("/severity").asString()).isEqualTo("error");
        assertThat(remark.at("/fixable").asBoolean()).isTrue();
    }

    @Test
    void fix_writes_beside_the_file_and_says_when_it_replaces_its_own_copy() throws Exception {
        Path file = write("SIP001B0C18BDC1.cnf", FINE + "proxy1_port=5060\n");
        Path fixed = folder.resolve("SIP001B0C18BDC1.cnf.fixed");

        Shell.Ran first = Shell.run("check", "--fix", file.toString());
        Shell.Ran second = Shell.run("check", "--fix", file.toString());

        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains(fixed + " written: no error is left");
        assertThat(second.out()).contains(fixed + " replaced: no error is left");
        assertThat(Files.readString(fixed)).isEqualTo(FINE + "proxy1_port: 5060\n");
        assertThat(Files.readString(file)).endsWith("proxy1_port=5060\n");
    }

    @Test
    void what_is_not_there_or_not_known_is_wrong_usage() throws Exception {
        Path file = write("a.cnf", FINE);

        assertThat(Shell.run("check").code()).isEqualTo(2);
        assertThat(Shell.run("check", folder.resolve("b.cnf").toString()).code()).isEqualTo(2);
        assertThat(Shell.run("check", "--model", "7999", file.toString()).code()).isEqualTo(2);
        assertThat(Shell.run("check", "--load", "SIP", file.toString()).code()).isEqualTo(2);
        assertThat(Shell.run("check", "--model", "7960", file.toString()).code()).isZero();
    }

    @Test
    void a_folder_of_many_files_is_one_run() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            names.add("SIP%012X.cnf".formatted(i + 1));
            write(names.getLast(), FINE);
        }

        Shell.Ran run = Shell.run("check", folder.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("500 files: 500 fine, 0 not; 0 errors, 0 warnings, 0 hints\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
