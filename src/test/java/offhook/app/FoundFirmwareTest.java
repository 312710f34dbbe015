package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.FirmwareFolder;
import offhook.disk.Inspection;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.Condition;
import offhook.firmware.Defect;
import offhook.firmware.FirmwareReport;
import offhook.lab.MadeUpPackage;
import offhook.wire.Bytes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What lies beside firmware in TFTP folders and packages of the world is no fault of it. */
class FoundFirmwareTest {
    private static final String LOADS = "SIP41.9-4-2SR3-1S.loads";

    private final MadeUpPackage pack = Made.pack(Made.SIP41);

    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void aFolderOfFirmware() throws IOException {
        folder = Files.createDirectory(temp.resolve("tftproot"));
        pack.files().forEach((name, content) -> Made.file(folder, name, content));
    }

    @Test
    void a_tool_beside_the_firmware_is_no_fault() {
        // Cisco's 7905 and 7912 packages hold cfgfmt.exe; a tftpd32 folder holds tftpd32.exe.
        Bytes program = MadeArchive.joined(Bytes.ofText("MZ"), Bytes.of(new byte[900]));
        Made.file(folder, "tftpd32.exe", program);
        assertFine(inspect(folder), "Left out, not firmware: tftpd32.exe (a program).");

        Path zip = Made.file(temp, "a.zip", pack.with("cfgfmt.exe", program).zip());
        assertFine(inspect(zip), "Left out, not firmware: cfgfmt.exe (a program).");
    }

    @Test
    void a_package_that_is_a_program_without_a_zip_stays_a_fault_in_a_folder() {
        Bytes program = MadeArchive.joined(Bytes.ofText("MZ"), Bytes.of(new byte[900]));
        Made.file(folder, "cmterm-7970-sccp.6-0-1.exe", program);

        assertThat(inspect(folder).packages().getLast().defects())
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).contains("without a zip inside"));
    }

    @Test
    void firmware_of_other_devices_is_left_out_and_not_called_damaged() {
        Bytes squash = Bytes.ofText("hsqs, without the envelope of a 7900's");
        Path others = temp.resolve("tftproot/88xx");
        assertThat(others.toFile().mkdir()).isTrue();
        Made.file(others, "sip88xx.14-9-1-0001-1.loads", squash);
        Made.file(others, "rootfs88xx.14-9-1-0001-1.sbn", squash);
        Made.file(folder, "fbi8845_65.BE-01-010.sbn", squash);

        FirmwareReport report = inspect(folder);

        assertThat(report.isFine()).as(report.toString()).isTrue();
        assertThat(report.packages())
                .flatExtracting(it -> it.remarks())
                .filteredOn(it -> it.startsWith("Left out, firmware of other devices"))
                .hasSize(2);
        assertThat(report.loads()).extracting(it -> it.name().text()).containsOnly(Made.SIP41);
    }

    @Test
    void a_folder_given_by_a_link_is_walked() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        assertThat(inspect(link).isFine()).isTrue();
    }

    @Test
    void macos_litter_in_a_folder_is_passed_over() {
        for (String name : pack.files().keySet()) {
            Made.file(folder, "._" + name, Bytes.ofText("\0\5\26\7"));
        }
        FirmwareReport report = inspect(folder);
        assertThat(report.isFine()).as(report.toString()).isTrue();
    }

    @Test
    void a_copy_beside_its_original_is_no_fault_and_alone_it_is_named() throws IOException {
        Bytes loads = pack.files().get(LOADS);
        String copy = "Copy of " + LOADS;
        Made.file(folder, copy, loads);
        assertFine(
                inspect(folder), "Left out, not firmware: " + copy + " (a copy of " + LOADS + ").");

        Files.delete(folder.resolve(LOADS));
        assertThat(inspect(folder).packages().getFirst().defects())
                .extracting(Defect::kind)
                .contains(Defect.Kind.RENAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rar!\u001a\u0007\u0000", "BZh91AY", "MSCF"})
    void an_archive_that_is_not_opened_here_is_named(String start) {
        Path alone = Made.file(temp, "fw.bin.rar", Bytes.ofText(start));
        assertThat(inspect(alone).packages().getFirst().defects())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.sentence())
                                        .contains("can't be opened here. Unpack it"));

        Made.file(folder, "other.rar", Bytes.ofText(start));
        FirmwareReport report = inspect(folder);
        assertThat(report.isFine()).as(report.toString()).isTrue();
        assertThat(report.packages().getFirst().remarks().getFirst())
                .contains("to be unpacked first");
    }

    @Test
    void a_zip_packed_by_a_method_of_others_is_not_called_damaged() {
        byte[] zip = pack.zip().toArray();
        for (int at = 0; at < zip.length - 12; at++) {
            boolean isLocal = zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 3;
            boolean isCentral = zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1;
            if ((isLocal && zip[at + 3] == 4) || (isCentral && zip[at + 3] == 2)) {
                // 14 is LZMA.
                zip[at + (isLocal ? 8 : 10)] = 14;
            }
        }
        FirmwareReport report = inspect(Made.file(temp, "a.zip", Bytes.of(zip)));

        assertThat(report.toString())
                .contains("is packed by a method that can't be opened here")
                .doesNotContain("is damaged");
    }

    @Test
    void a_tar_from_before_posix_is_opened() {
        byte[] tar = MadeArchive.tar(pack.files()).toArray();
        // As old tars have it: no magic; the checksums are made to fit.
        for (int at = 0; at + 512 <= tar.length && tar[at] != 0; ) {
            String octal = new String(tar, at + 124, 11, StandardCharsets.ISO_8859_1).strip();
            for (int i = 257; i < 265; i++) {
                tar[at + i] = 0;
            }
            int sum = 0;
            for (int i = 0; i < 512; i++) {
                sum += i >= 148 && i < 156 ? ' ' : tar[at + i] & 0xff;
            }
            byte[] written = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(written, 0, tar, at + 148, 8);
            at += 512 + (Integer.parseInt(octal, 8) + 511) / 512 * 512;
        }
        FirmwareReport report = inspect(Made.file(temp, "a.tar", Bytes.of(tar)));
        assertThat(report.isFine()).as(report.toString()).isTrue();
    }

    @Test
    void a_list_that_cannot_be_read_is_not_called_missing() {
        Bytes loads = pack.files().get(LOADS);
        Path zip = Made.file(temp, "a.zip", pack.with(LOADS, loads.slice(0, 300)).zip());

        FirmwareReport report = inspect(zip);

        assertThat(report.packages().getFirst().defects()).isEmpty();
        assertThat(report.loads())
                .singleElement()
                .satisfies(it -> assertThat(it.condition()).isInstanceOf(Condition.Damaged.class));
    }

    @Test
    void a_package_with_a_read_me_is_imported() {
        Path zip = Made.file(temp, "a.zip", pack.with("load.txt", Bytes.ofText("x")).zip());
        var library = FirmwareFolder.open(temp.resolve("library"), Catalogue.EMPTY);

        assertFine(
                library.importFrom(List.of(zip), Progress.NONE),
                "Left out, not firmware: load.txt.");
        assertThat(library.load().library().load(Made.SIP41).orElseThrow().isComplete()).isTrue();
    }

    @Test
    void a_file_larger_than_any_firmware_is_not_taken_in_and_an_iso_beside_it_is_no_fault()
            throws IOException {
        sparse("SIP41.9-4-7S.loads");
        sparse("ucm.iso");

        assertThat(inspect(folder).packages().getFirst().defects()).isEmpty();
        assertThat(inspect(folder).loads())
                .filteredOn(load -> load.name().text().equals("SIP41.9-4-7S"))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains("has more than 256 MB"));
    }

    private void sparse(String name) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(300L << 20);
        }
    }

    @Test
    void the_communicators_list_in_a_locale_folder_is_no_damaged_load() {
        // As public TFTP trees have it in every language's folder (dkgroot/provision_sccp).
        Made.file(folder, "CIPC_Locale.loads", Bytes.ofText("<AutoUpdateManifest>\n</x>"));
        assertFine(
                inspect(folder),
                "Left out, firmware of other devices than 7900 phones: CIPC_Locale.loads.");
    }

    @Test
    void a_bare_application_beside_its_package_is_not_measured_as_a_loader() {
        // klobes5/docker-freepbx has a P0S3-07-5-00.bin beside the .sb2.
        var sip = Made.pack("P0S3-07-5-00");
        Bytes signed = sip.files().get("P0S3-07-5-00.sb2");
        Bytes bare = signed.slice(signed.at(8) << 8 | signed.at(9), signed.size());
        FirmwareReport report =
                inspect(Made.file(temp, "a.zip", sip.with("P0S3-07-5-00.bin", bare).zip()));
        assertThat(report.isFine()).as(report.toString()).isTrue();
    }

    @Test
    void a_folder_of_packages_is_fine_if_they_are() throws IOException {
        Path downloads = Files.createDirectory(temp.resolve("downloads"));
        Made.zip(downloads, Made.SIP41);
        FirmwareReport report = inspect(downloads);
        assertThat(report.isFine()).as(report.toString()).isTrue();
        assertThat(report.packages()).hasSize(1);

        Made.file(downloads, "notes.txt", Bytes.ofText("x"));
        assertThat(inspect(downloads).isFine()).isTrue();
    }

    @Test
    void a_part_in_another_folder_than_its_list_is_no_part_without_a_list() throws IOException {
        // dkgroot/provision_sccp has a part of the 7945's in the 7975's folder.
        Path other = Files.createDirectory(folder.resolve("7975"));
        String part = "cvm41sip.9-4-2ES26.sbn";
        Files.move(folder.resolve(part), other.resolve(part));
        Made.pack("SIP75.9-4-2SR3-1S")
                .files()
                .forEach((name, content) -> Made.file(other, name, content));

        FirmwareReport report = inspect(folder);

        assertThat(report.isFine()).as(report.toString()).isTrue();
    }

    @Test
    void a_list_saved_with_txt_behind_its_name_is_told_as_that() throws IOException {
        Files.move(folder.resolve(LOADS), folder.resolve(LOADS + ".txt"));
        assertThat(inspect(folder).packages().getFirst().remarks())
                .anySatisfy(it -> assertThat(it).startsWith(LOADS + ".txt").contains("Take that"));
    }

    @Test
    void an_archive_refused_for_a_name_says_what_can_be_done() {
        // Finder puts "Icon" and a carriage return into folders with an icon of their own.
        Path zip = Made.file(temp, "a.zip", pack.with("Icon\r", Bytes.ofText("")).zip());
        assertThat(inspect(zip).packages().getFirst().defects())
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).endsWith("give the folder."));
    }

    @Test
    void a_routers_image_in_a_tftp_folder_is_not_kept() throws IOException {
        Made.file(folder, "c1841-ipbasek9-mz.124-1a.bin", Bytes.of(new byte[70_000]));
        var library = FirmwareFolder.open(temp.resolve("library"), Catalogue.EMPTY);

        var report = library.importFrom(List.of(folder), Progress.NONE);

        assertThat(report.isFine()).isTrue();
        assertThat(report.packages().getFirst().remarks().getFirst())
                .isEqualTo("Left out, not firmware: c1841-ipbasek9-mz.124-1a.bin.");
        try (var files = Files.walk(temp.resolve("library"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(it -> assertThat(it.toFile().length()).isLessThan(70_000));
        }
    }

    private static FirmwareReport inspect(Path given) {
        return Inspection.inspect(List.of(given), Catalogue.EMPTY, Progress.NONE);
    }

    private static void assertFine(FirmwareReport report, String remark) {
        assertThat(report.isFine()).as(report.toString()).isTrue();
        assertThat(report.packages().getFirst().remarks()).containsExactly(remark);
    }
}
