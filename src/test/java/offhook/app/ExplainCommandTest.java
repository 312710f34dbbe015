package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    /** The two directions of a tap, each in a file of its own. */
    @Test
    void two_captures_of_one_network_are_read_as_one() throws IOException {
        int phone = 0x0a000005;
        int server = 0x0a000001;
        String name = "CTLSEP001B0C18BDC1.tlv";
        byte[] asks = ("\0\1" + name + "\0octet\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] no = "\0\5\0\1none\0".getBytes(StandardCharsets.ISO_8859_1);
        Path ofServer = capture("server.pcap", 2, datagram(server, 40000, phone, 50000, no));
        Path ofPhone = capture("phone.pcap", 1, datagram(phone, 50000, server, 69, asks));

        assertThat(explain(0, ofServer, ofPhone))
                .contains("is told that there is no " + name + ": none (error 1)");
    }

    /** An IPv4 packet without checksums. */
    private static byte[] datagram(int from, int fromPort, int to, int toPort, byte[] payload) {
        int length = 28 + payload.length;
        return ByteBuffer.allocate(length)
                .putInt(0x4500_0000 | length)
                .putInt(0)
                .putInt(0x4011_0000)
                .putInt(from)
                .putInt(to)
                .putInt(fromPort << 16 | toPort)
                .putInt(8 + payload.length << 16)
                .put(payload)
                .array();
    }

    /** Of raw IP. */
    private Path capture(String name, int second, byte[] packet) throws IOException {
        ByteBuffer file =
                ByteBuffer.allocate(40 + packet.length)
                        .putInt(0xa1b2c3d4)
                        .putInt(0x0002_0004)
                        .putLong(0)
                        .putInt(65_535)
                        .putInt(101)
                        .putInt(1_700_000_000 + second)
                        .putInt(0)
                        .putInt(packet.length)
                        .putInt(packet.length)
                        .put(packet);
        return Files.write(temp.resolve(name), file.array());
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
