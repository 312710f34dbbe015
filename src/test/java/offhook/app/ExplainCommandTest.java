package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;

final class ExplainCommandTest {
    private static final String LINE =
            "Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv\n";

    @TempDir Path temp;

    @Test
    void a_bar_grows_on_a_terminal_and_is_wiped_by_what_is_said() {
        var err = new ByteArrayOutputStream();
        Console console = Console.on(new ByteArrayOutputStream(), err, false, true);

        console.bar("a.log", 0);
        console.bar("a.log", 50);
        console.bar("a.log", 100);
        console.say("done");

        String shown = err.toString(StandardCharsets.UTF_8);
        assertThat(shown.split("\r"))
                .contains(
                        "a.log  " + "░".repeat(30) + "   0 %",
                        "a.log  " + "█".repeat(15) + "░".repeat(15) + "  50 %",
                        "a.log  " + "█".repeat(30) + " 100 %");
        assertThat(shown).endsWith("\r");
    }

    @Test
    void there_is_no_bar_in_a_pipe() {
        var err = new ByteArrayOutputStream();

        Console.on(new ByteArrayOutputStream(), err, false, false).bar("a.log", 50);

        assertThat(err.size()).isZero();
    }

    @Test
    void progress_is_told_while_a_file_says_nothing_of_phones() throws IOException {
        Path noise = temp.resolve("noise.log");
        Files.writeString(noise, "Mar  9 08:00:00 pbx CRON[1]: nothing\n".repeat(50_000));
        var percents = new ArrayList<Integer>();

        try (var source = ExplainSource.open(noise, KnownPhones.CATALOGUE, ZoneOffset.UTC)) {
            source.watch(() -> percents.add(source.percentRead()));
            assertThat(source.peek()).isEmpty();
        }

        assertThat(percents).hasSizeGreaterThan(3).isSorted();
        assertThat(percents.getLast()).isGreaterThan(80);
    }

    @Test
    void others_support_bundles_are_looked_into() throws IOException {
        Path zip = temp.resolve("support.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("var/log/syslog"));
            out.write(LINE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.putNextEntry(new java.util.zip.ZipEntry("notes.txt"));
            out.write("nothing of phones\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        String told = explain(0, zip);

        assertThat(told)
                .contains("00:1b:0c:18:bd:c1: model unknown")
                .contains(zip + " holds 2 files")
                .doesNotContain("notes.txt");
    }

    @Test
    void an_unreadable_input_is_named_and_the_others_are_told() throws IOException {
        Path log = Files.writeString(temp.resolve("a.log"), LINE);
        Path empty = Files.createFile(temp.resolve("empty"));
        Path noise = Files.write(temp.resolve("noise.bin"), new byte[] {7, 0, 0, 0, 1, 0, 0, 0});
        Path zip = Files.write(temp.resolve("x.zip"), new byte[] {'P', 'K', 3, 4, 0});
        Path gzip = Files.write(temp.resolve("x.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});

        String told = explain(0, log, empty, noise, zip, gzip);

        assertThat(told)
                .contains("00:1b:0c:18:bd:c1: model unknown")
                .contains(empty + " is empty")
                .contains(noise + " is neither text nor a capture")
                .contains(zip + " holds no log and no capture")
                .contains(gzip + " is packed with gzip and damaged where it begins");
    }

    @Test
    void a_line_that_cannot_be_read_is_named_with_its_number() throws IOException {
        String bad = "Mar  9 08:00:01 pbx in.tftpd[10]: RRQ from nowhere filename\n";
        Path log = Files.writeString(temp.resolve("a.log"), LINE + bad + LINE);

        assertThat(explain(0, log)).contains(log + ":2: \"").contains("could not be read");
    }

    @Test
    void nothing_understood_is_exit_code_1() throws IOException {
        Path log = Files.writeString(temp.resolve("a.log"), "hello\nworld\n");

        assertThat(explain(1, log)).contains("2 lines, none of them of a TFTP or DHCP server");
    }

    private static String explain(int expected, Path... files) {
        var arguments = new ArrayList<String>();
        arguments.add("explain");
        for (Path file : files) {
            arguments.add(file.toString());
        }
        Shell.Ran ran = Shell.run(arguments.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isEqualTo(expected);
        return ran.out();
    }
}
