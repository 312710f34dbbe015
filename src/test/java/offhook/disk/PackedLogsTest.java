package offhook.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class PackedLogsTest {
    private static final String LINE = "Mar  9 08:00:05 pbx in.tftpd[1]: started\n";

    @TempDir private Path folder;

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("support.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }

    private static PackedLogs read(Path file) {
        try (ObservedFile observed = ObservedFile.open(file)) {
            return PackedLogs.read(file, observed);
        }
    }

    private static byte[] line() {
        return LINE.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void logs_are_taken_and_settings_and_binaries_are_not() throws IOException {
        var entries = new TreeMap<String, byte[]>();
        entries.put("var/log/syslog", line());
        entries.put("var/log/syslog.2.gz", gzip(line()));
        entries.put("tftp/SEP001B0C18BDC1.cnf.xml", line());
        entries.put("core", new byte[5_000]);

        PackedLogs packed = read(zip(entries));

        assertThat(packed.files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("syslog", "syslog.2.gz");
        assertThat(packed.files().get(1).lines().next()).contains(LINE.strip());
        assertThat(packed.trouble()).isEmpty();
    }

    @Test
    void a_tar_packed_with_gzip_is_read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("./messages");
            entry.setSize(line().length);
            tar.putArchiveEntry(entry);
            tar.write(line());
            tar.closeArchiveEntry();
        }
        Path file = folder.resolve("support.tgz");
        Files.write(file, gzip(bytes.toByteArray()));

        assertThat(read(file).files()).hasSize(1);
    }

    @Test
    void names_in_an_archive_cannot_lead_out_of_it() throws IOException {
        PackedLogs packed = read(zip(Map.of("/../../etc/pass\u0000wd log", line())));

        Path shown = packed.files().getFirst().path().normalize();
        assertThat(shown.startsWith(folder.resolve("support.zip"))).isTrue();
    }

    @Test
    void a_bomb_fills_no_memory() throws IOException {
        Path file = folder.resolve("bomb.zip");
        var block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"one", "two", "three"}) {
                out.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < 40; i++) {
                    out.write(block);
                }
            }
        }

        PackedLogs packed = read(file);

        assertThat(packed.files().stream().mapToLong(ObservedFile::bytes).sum())
                .isLessThanOrEqualTo(PackedLogs.BYTES_MAX);
        assertThat(packed.trouble()).hasValueSatisfying(why -> assertThat(why).contains("64 MB"));
    }

    @Test
    void one_that_is_cut_gives_what_came_before() throws IOException {
        var entries = new TreeMap<String, byte[]>();
        entries.put("a.log", line());
        entries.put("b.log", LINE.repeat(500).getBytes(StandardCharsets.UTF_8));
        byte[] whole = Files.readAllBytes(zip(entries));
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

        PackedLogs packed = read(cut);

        assertThat(packed.files()).hasSize(1);
        assertThat(packed.trouble()).isPresent();
    }
}
