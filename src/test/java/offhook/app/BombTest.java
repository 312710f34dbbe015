package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.Inspection;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.Defect;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Archives that unpack to gigabytes are given up after some megabytes, or before the first. */
class BombTest {
    private static final String JAR = "jar41sip.9-4-2ES26.sbn";
    private static final int ONE_GIGABYTE = 1 << 30;
    private static final Bytes ZEROS = MadeArchive.deflatedZeros(ONE_GIGABYTE);

    @TempDir Path temp;

    @Test
    void ten_gigabytes_in_one_megabyte_that_say_so() {
        var names = IntStream.range(0, 10).mapToObj(i -> "part-" + i + ".sbn").toList();
        Bytes bomb = MadeArchive.overlapping(names, ZEROS, ONE_GIGABYTE);

        assertThat(bomb.size()).isBetween(1_000_000, 1_100_000);
        assertRefused(
                "a.zip", bomb, "a.zip is refused: it holds \"part-0.sbn\" of more than 256 MB");
    }

    @Test
    void ten_gigabytes_in_one_megabyte_that_lie() {
        var names = IntStream.range(0, 10).mapToObj(i -> "part-" + i + ".sbn").toList();
        Bytes bomb = MadeArchive.overlapping(names, ZEROS, 4000);

        assertRefused("a.zip", bomb, "a.zip is refused: it unpacks to more than 64 MB, 50 times");
    }

    @Test
    void many_entries_of_an_allowed_size() {
        var names = IntStream.range(0, 50).mapToObj(i -> "part-" + i + ".sbn").toList();
        Bytes bomb = MadeArchive.overlapping(names, ZEROS, 200 << 20);

        assertRefused("a.zip", bomb, "a.zip is refused: it unpacks to more than 64 MB, 50 times");
    }

    @Test
    void a_bomb_in_a_bomb() {
        Bytes inner = MadeArchive.overlapping(List.of(JAR), ZEROS, 4000);
        Bytes outer = MadeArchive.gzip(MadeArchive.tar(Map.of("a.zip", inner, "b.zip", inner)));

        assertThat(outer.size()).isLessThan(50_000);
        assertRefused("a.cop", outer, "a.cop is refused: it unpacks to more than 64 MB");
    }

    @Test
    void gzip_of_zeros_that_is_no_tar() {
        var gzip = MadeArchive.gzip(Bytes.of(new byte[80 << 20]));

        assertRefused("a.gz", gzip, "a.gz is refused: it unpacks to more than 64 MB");
    }

    @Test
    void more_files_than_any_package_has() {
        var names = IntStream.range(0, 10_001).mapToObj(i -> i + ".txt").toList();
        Bytes bomb = MadeArchive.overlapping(names, Bytes.of(3, 0), 0);

        assertRefused("a.zip", bomb, "a.zip is refused: it holds more than 10,000 files");
    }

    @Test
    void a_tar_header_without_end() {
        // A GNU long name of two megabytes, which a library would read into memory.
        Bytes entry = MadeArchive.tar(Map.of("long", Bytes.of(new byte[2 << 20])));
        byte[] tar = entry.toArray();
        tar[156] = 'L';
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : tar[i] & 0xff;
        }
        byte[] digits =
                "%06o\0 ".formatted(sum).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, 148, 8);

        assertRefused("a.tar", Bytes.of(tar), "a.tar is refused: it has a header without end");
    }

    private void assertRefused(String name, Bytes bomb, String start) {
        Path file = Made.file(temp, name, bomb);

        var report = Inspection.inspect(List.of(file), Catalogue.EMPTY, Progress.NONE);

        assertThat(report.isFine()).isFalse();
        assertThat(report.packages().getFirst().defects())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(Defect.Kind.ARCHIVE_REFUSED);
                            assertThat(it.sentence()).startsWith(start);
                        });
    }
}
