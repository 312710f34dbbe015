package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.Inspection;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.FileJudge;
import offhook.firmware.FirmwareReport;
import offhook.firmware.JudgedFile;
import offhook.firmware.KnownFile;
import offhook.firmware.LibraryFile;
import offhook.firmware.Load;
import offhook.lab.MadeUpPackage;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Damage of every kind: the judge never throws, and never calls changed content known. */
class JudgementFuzzTest {
    /** The signature's own bytes, which nobody without Cisco's key can check. */
    private static final int SIGNATURE_AT = 0x7d;

    private static final int SIGNATURE_END = 0x17d;

    /** -Dseed=42 repeats a run. */
    private static final long SEED = Long.getLong("seed", 20_260_101L);

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(strings = {Made.SIP41, Made.P0S3, "CP7912080004SCCP080108A", "TERM41.7-0-3-0S"})
    void any_flipped_bit_of_an_envelope_is_damage_save_in_the_signature(String load) {
        MadeUpPackage pack = Made.pack(load);
        for (var file : pack.files().entrySet()) {
            Bytes content = file.getValue();
            if (!isSigned(content)) {
                continue;
            }
            int header = content.at(8) << 8 | content.at(9);
            for (int bit = 0; bit < 8 * header; bit++) {
                boolean isCheckable = bit / 8 < SIGNATURE_AT || bit / 8 >= SIGNATURE_END;
                if (isCheckable && !isAnotherHash(content, bit) && !isAnotherCase(bit, header)) {
                    var judged = judge(file.getKey(), flipped(content, bit), Catalogue.EMPTY);
                    assertThat(judged.isSound()).as(file.getKey() + " bit " + bit).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Made.SIP41, Made.P0S3})
    void any_flipped_bit_of_a_payload_makes_it_unknown(String load) {
        MadeUpPackage pack = Made.pack(load);
        Catalogue catalogue = catalogueOf(pack);
        var random = new SplittableRandom(SEED);
        for (var file : pack.files().entrySet()) {
            Bytes content = file.getValue();
            int header = isSigned(content) ? content.at(8) << 8 | content.at(9) : 0;
            assertThat(judge(file.getKey(), content, catalogue).file().isKnown()).isTrue();
            for (int i = 0; i < 100; i++) {
                int bit = random.nextInt(8 * header, 8 * content.size());
                JudgedFile judged = judge(file.getKey(), flipped(content, bit), catalogue);
                assertThat(judged.file().isKnown())
                        .as("%s bit %d, seed %d", file.getKey(), bit, SEED)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Made.SIP41, Made.P0S3, "P00303010102", "B016-1-0-4"})
    void a_file_cut_anywhere_is_never_known_and_an_archive_never_sound(String load) {
        MadeUpPackage pack = Made.pack(load);
        Catalogue catalogue = catalogueOf(pack);
        for (var file : pack.files().entrySet()) {
            Bytes content = file.getValue();
            int step = Math.max(1, content.size() / 600);
            for (int length = 0; length < content.size(); length += step) {
                JudgedFile judged = judge(file.getKey(), content.slice(0, length), catalogue);
                assertThat(judged.file().isKnown()).isFalse();
                if (file.getKey().contains("41")) {
                    assertThat(judged.isSound() && !file.getKey().endsWith(".loads"))
                            .as(file.getKey() + " cut at " + length)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void random_bytes_under_every_name_are_judged() {
        var random = new SplittableRandom(SEED);
        for (String name : List.of("jar41sip.9-4-2ES26.sbn", "P0S3-8-12-00.sb2", "a.loads", "x")) {
            for (int i = 0; i < 300; i++) {
                var noise = new byte[random.nextInt(3000)];
                random.nextBytes(noise);
                Bytes magic = Bytes.of(1, 0, 2, 1, 1, 2, 0, 2);
                int kept = Math.min(i % 9, noise.length);
                System.arraycopy(magic.toArray(), 0, noise, 0, Math.min(kept, 8));
                JudgedFile judged = judge(name, Bytes.of(noise), Catalogue.EMPTY);
                assertThat(judged.isSound()).isEqualTo(name.equals("x"));
            }
        }
    }

    @Test
    void an_archive_cut_or_flipped_anywhere_never_gives_a_load_with_other_content() {
        MadeUpPackage pack = Made.pack("P00305000500");
        Bytes zip = pack.zip();
        Bytes cop = MadeArchive.gzip(MadeArchive.tar(pack.files()));
        var random = new SplittableRandom(SEED);
        for (Bytes archive : List.of(zip, cop, MadeArchive.signed(pack, "a.cop.sgn", cop))) {
            for (int i = 0; i < 80; i++) {
                int bit = random.nextInt(8 * archive.size());
                assertNothingFalse(pack, flipped(archive, bit), "bit " + bit + ", seed " + SEED);
                int length = random.nextInt(archive.size());
                assertNothingFalse(pack, archive.slice(0, length), "cut at " + length);
            }
        }
    }

    /** Complete means: the very bytes. */
    private void assertNothingFalse(MadeUpPackage pack, Bytes archive, String what) {
        Path file = Made.file(temp, "a.bin.zip", archive);
        FirmwareReport report = Inspection.inspect(List.of(file), Catalogue.EMPTY, Progress.NONE);
        for (Load load : report.loads()) {
            if (load.isComplete()) {
                for (LibraryFile part : LoadDocument.files(load).toList()) {
                    Bytes original = pack.files().get(part.name());
                    String sha256 = judge(part.name(), original, Catalogue.EMPTY).file().sha256();
                    assertThat(part.sha256()).as(what).isEqualTo(sha256);
                }
            }
        }
        assertThat(report.packages()).as(what).isNotEmpty();
    }

    /** Made-up firmware says SHA-1; the code of SHA-512 is one bit away. */
    private static boolean isAnotherHash(Bytes content, int bit) {
        return bit / 8 == 0x6e && (content.at(0x6e) ^ 0x80 >> bit % 8) == 3;
    }

    /** Names are matched in any case, as phones ask them. */
    private static boolean isAnotherCase(int bit, int header) {
        return bit / 8 >= 0x180 && bit / 8 < header && bit % 8 == 2;
    }

    private static boolean isSigned(Bytes content) {
        return content.size() > 10 && content.at(0) == 1 && content.at(5) == 2;
    }

    private static Bytes flipped(Bytes content, int bit) {
        byte[] bytes = content.toArray();
        bytes[bit / 8] ^= (byte) (0x80 >> bit % 8);
        return Bytes.of(bytes);
    }

    private static Catalogue catalogueOf(MadeUpPackage pack) {
        var known =
                pack.files().entrySet().stream()
                        .map(it -> judge(it.getKey(), it.getValue(), Catalogue.EMPTY).file())
                        .map(
                                file ->
                                        new KnownFile(
                                                file.name(),
                                                Optional.of(file.sizeBytes()),
                                                Optional.of(file.payloadSha1()),
                                                Optional.empty()))
                        .collect(Collectors.toList());
        Map<String, List<String>> noLoads = new HashMap<>();
        return new Catalogue(known, noLoads);
    }

    /** In chunks of odd sizes, as a disk or an archive gives them. */
    private static JudgedFile judge(String name, Bytes content, Catalogue catalogue) {
        var judge = new FileJudge(name, catalogue);
        byte[] bytes = content.toArray();
        int at = 0;
        for (int chunk = 1; at < bytes.length; chunk = 7 * chunk + 3) {
            int to = Math.min(bytes.length, at + chunk);
            judge.update(bytes, at, to);
            at = to;
        }
        return judge.finish();
    }
}
