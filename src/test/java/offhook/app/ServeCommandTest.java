package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class ServeCommandTest {
    @TempDir Path temp;

    @Test
    void a_port_that_no_port_can_be_is_wrong_usage_and_no_mistake_of_ours() {
        assertThat(serve("--tftp-port", "-1"))
                .isEqualTo("2 offhook: --tftp-port -1: expected a port from 0 to 65535");
        assertThat(serve("--dhcp-port", "70000")).startsWith("2 offhook: --dhcp-port 70000");
    }

    @Test
    void the_doctor_looks_at_no_port_that_no_port_can_be() {
        assertThat(doctor("--phone-http-port", "70000"))
                .isEqualTo("2 offhook: --phone-http-port 70000: expected a port from 0 to 65535");
        assertThat(doctor("--dhcp-port", "-1")).startsWith("2 offhook: --dhcp-port -1");
        assertThat(doctor("--tftp-data-ports", "some"))
                .startsWith("2 offhook: --tftp-data-ports some: expected ");
    }

    @Test
    void a_file_where_the_data_folder_shall_be_is_named() throws Exception {
        Path file = Files.writeString(temp.resolve("data"), "");

        assertThat(serve("--data", file.toString()))
                .isEqualTo(
                        "3 offhook: the data folder %1$s can't be made (%1$s is a file, and a"
                                        .formatted(file)
                                + " folder is needed there); choose another with --data");
    }

    private static String serve(String... options) {
        var arguments = new ArrayList<>(List.of("serve", "--listen", "127.0.0.1"));
        arguments.addAll(List.of(options));
        return said(arguments);
    }

    private static String doctor(String... options) {
        var arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of(options));
        return said(arguments);
    }

    private static String said(List<String> arguments) {
        var err = new StringWriter();
        int code =
                Main.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.toArray(String[]::new));
        return code + " " + err.toString().strip();
    }
}
