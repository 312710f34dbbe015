package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.Inspection;
import offhook.disk.Progress;
import offhook.firmware.Catalogue;
import offhook.firmware.Condition;
import offhook.firmware.Defect;
import offhook.firmware.Defect.Kind;
import offhook.firmware.FirmwareReport;
import offhook.firmware.Load;
import offhook.lab.MadeUpPackage;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issue 2's list of what {@code inspect} has to name, and its neighbours. */
class InspectionTest {
    private static final String CNU = "cnu41.9-4-2ES26.sbn";

    private final MadeUpPackage pack = Made.pack(Made.SIP41);

    @TempDir Path temp;

    @Test
    void a_whole_zip_is_complete() {
        assertComplete(inspect("a.zip", pack.zip()));
    }

    @Test
    void a_zip_with_one_member_missing_says_which_and_where_it_is() {
        assertThat(load(inspect("a.zip", pack.without(CNU).zip())).condition())
                .isEqualTo(
                        new Condition.Incomplete(
                                List.of(CNU),
                                "It is usually in a package named like"
                                        + " cmterm-7941_7961-sip.9-4-2SR3-1.zip."));
    }

    @Test
    void a_cut_zip_is_named_cut_and_read_as_far_as_it_goes() {
        Bytes zip = pack.zip();
        var report = inspect("a.zip", zip.slice(0, zip.size() / 2));

        assertThat(report.packages().getFirst().defects())
                .first()
                .isEqualTo(
                        new Defect(
                                Kind.CUT,
                                "a.zip is cut: the list of files at its end is missing (%,d bytes"
                                                .formatted(zip.size() / 2)
                                        + " are there). Get it again."));
        assertThat(load(report).condition()).isInstanceOf(Condition.Damaged.class);
    }

    @Test
    void a_cut_member_is_named_with_how_much_is_there() {
        Bytes cnu = pack.files().get(CNU);
        var report = inspect("a.zip", pack.with(CNU, cnu.slice(0, cnu.size() - 100)).zip());

        assertThat(load(report).condition())
                .isEqualTo(
                        new Condition.Damaged(
                                List.of(
                                        CNU
                                                + " is cut: 3,900 bytes of its content are there,"
                                                + " its own table wants 4,000 bytes. Get it"
                                                + " again.")));
    }

    @Test
    void a_page_saved_as_a_zip_is_a_page() {
        assertOnly(
                inspect("a.zip", Bytes.ofText("\r\n<!DOCTYPE html><html>Sign in</html>")),
                Kind.WEB_PAGE,
                "a.zip is a web page that was saved instead of the file.");
        assertOnly(inspect("b.zip", Bytes.EMPTY), Kind.EMPTY, "b.zip is empty.");
        assertOnly(inspect("c.zip", Bytes.ofText("x")), Kind.WRONG_CONTENT, "c.zip is no archive");
    }

    @Test
    void a_page_saved_as_a_member_is_a_page() {
        var report = inspect("a.zip", pack.with(CNU, Bytes.ofText("<html>404</html>")).zip());

        assertThat(load(report).condition())
                .isInstanceOfSatisfying(
                        Condition.Damaged.class,
                        damaged ->
                                assertThat(damaged.defects())
                                        .singleElement()
                                        .asString()
                                        .startsWith(CNU + " is a web page"));
    }

    @Test
    void a_renamed_member_is_missed_and_recognised() {
        Bytes cnu = pack.files().get(CNU);
        var report = inspect("a.zip", pack.without(CNU).with("cnu41-new.sbn", cnu).zip());

        assertThat(load(report).condition()).isInstanceOf(Condition.Incomplete.class);
        assertThat(report.packages().getFirst().defects())
                .containsExactly(
                        new Defect(
                                Kind.RENAMED,
                                "cnu41-new.sbn says inside that it is "
                                        + CNU
                                        + ": it was renamed. Give it that name, or get the right"
                                        + " file."));
    }

    @Test
    void a_member_of_another_phone_under_this_name_is_damage() {
        Bytes other = Made.pack("SIP42.9-4-2SR3-1S").files().get("cnu42.9-4-2ES26.sbn");
        var report = inspect("a.zip", pack.with(CNU, other).zip());

        assertThat(load(report).condition())
                .isInstanceOfSatisfying(
                        Condition.Damaged.class,
                        it -> assertThat(it.defects().toString()).contains("cnu42.9-4-2ES26.sbn"));
    }

    @Test
    void every_wrapping_is_opened_whatever_its_name_says() {
        Bytes tar = MadeArchive.tar(pack.files());
        Bytes cop = MadeArchive.gzip(tar);
        assertComplete(inspect("a.tar", tar));
        assertComplete(inspect("a.cop", cop));
        assertComplete(inspect("a.tar.gz", cop));
        assertComplete(inspect("a.cop.sgn", MadeArchive.signed(pack, "a.cop.sgn", cop)));
        assertComplete(inspect("a.zip", MadeArchive.signed(pack, "b.cop.sgn", cop)));
        assertComplete(inspect("a.txt", pack.zip()));
    }

    @Test
    void a_program_with_a_zip_behind_is_opened() {
        Bytes stub = MadeArchive.joined(Bytes.ofText("MZ"), Bytes.of(new byte[70_000]));
        assertComplete(inspect("a.exe", MadeArchive.joined(stub, pack.zip())));
        assertOnly(
                inspect("b.exe", stub),
                Kind.WRONG_CONTENT,
                "b.exe is a Windows program without a zip inside, or cut.");
    }

    @Test
    void archives_within_archives_are_opened_down_to_a_depth() {
        Bytes nested = pack.zip();
        for (int depth = 1; depth <= 3; depth++) {
            nested = MadeArchive.gzip(MadeArchive.tar(Map.of("in.zip", nested)));
            nested = depth == 3 ? nested : MadeArchive.tar(Map.of("x.cop", nested));
        }
        assertOnly(inspect("deep.cop", nested), Kind.ARCHIVE_REFUSED, "deep.cop is refused");
        Bytes twice = MadeArchive.tar(Map.of("a.cop", MadeArchive.gzip(pack.zip())));
        assertComplete(inspect("twice.tar", twice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "..\\..\\x.txt",
                "/etc/x",
                "C:\\x",
                "x/../../y",
                "nul",
                "com1.txt",
                "a:b",
                "x.",
                "x ",
                "\u0001.txt"
            })
    void a_name_that_no_package_has_refuses_the_archive(String name) {
        var files = new LinkedHashMap<>(pack.files());
        files.put(name, Bytes.ofText("x"));
        String what = "a.zip is refused: it holds a";

        assertOnly(
                inspect("a.zip", new MadeUpPackage("a", files).zip()), Kind.ARCHIVE_REFUSED, what);
        assertOnly(inspect("a.zip", MadeArchive.tar(files)), Kind.ARCHIVE_REFUSED, what);
    }

    @Test
    void a_link_is_left_out_and_never_followed() {
        var report =
                inspect("a.tar", MadeArchive.tarWithLink("SIP41.9-4-2SR3-1S.loads", "/etc/passwd"));

        assertThat(report.loads()).isEmpty();
        assertThat(report.packages().getFirst().remarks())
                .contains("Left out, not firmware: SIP41.9-4-2SR3-1S.loads (a link or device).");
    }

    @Test
    void names_that_a_phone_cannot_tell_apart_need_one_content() {
        Bytes cnu = pack.files().get(CNU);
        String spelled = "CNU41.9-4-2ES26.sbn";
        byte[] other = cnu.toArray();
        other[200] ^= 1;

        assertComplete(inspect("a.zip", pack.with(spelled, cnu).zip()));
        assertOnly(
                inspect("b.zip", pack.with(spelled, Bytes.of(other)).zip()),
                Kind.ARCHIVE_REFUSED,
                "b.zip is refused: it holds \"CNU41.9-4-2ES26.sbn\" twice");
    }

    @Test
    void a_flipped_bit_in_the_archive_is_named_with_its_file() {
        Bytes zip = pack.zip();
        byte[] flipped = zip.toArray();
        flipped[zip.size() / 2] ^= 4;

        assertThat(load(inspect("a.zip", Bytes.of(flipped))).condition())
                .isInstanceOfSatisfying(
                        Condition.Damaged.class,
                        it ->
                                assertThat(it.defects().toString())
                                        .contains(".sbn in a.zip is damaged"));
    }

    @Test
    void macos_litter_and_read_mes_do_no_harm() {
        var files = new LinkedHashMap<>(pack.files());
        files.put("__MACOSX/._" + CNU, Bytes.ofText("x"));
        files.put("readme.html", Bytes.ofText("<html>"));
        var report = inspect("a.zip", new MadeUpPackage("a", files).zip());

        assertComplete(report);
        assertThat(report.packages().getFirst().remarks())
                .containsExactly("Left out, not firmware: readme.html.");
    }

    @Test
    void a_folder_is_judged_with_the_archives_in_it() {
        pack.files().forEach((name, content) -> Made.file(temp, name, content));
        Made.zip(temp, Made.P0S3);

        var report = Inspection.inspect(List.of(temp), Catalogue.EMPTY, Progress.NONE);

        assertThat(report.isFine()).isTrue();
        assertThat(report.loads())
                .extracting(it -> it.name().text())
                .containsExactly(Made.SIP41, Made.P0S3);
    }

    private FirmwareReport inspect(String name, Bytes content) {
        Path file = Made.file(temp, name, content);
        return Inspection.inspect(List.of(file), Catalogue.EMPTY, Progress.NONE);
    }

    private static Load load(FirmwareReport report) {
        assertThat(report.isFine()).isFalse();
        assertThat(report.loads()).hasSize(1);
        return report.loads().getFirst();
    }

    private static void assertComplete(FirmwareReport report) {
        assertThat(report.isFine()).as(report.toString()).isTrue();
        assertThat(report.loads())
                .singleElement()
                .satisfies(load -> assertThat(load.name().text()).isEqualTo(Made.SIP41));
    }

    private static void assertOnly(FirmwareReport report, Kind kind, String start) {
        assertThat(report.loads()).isEmpty();
        assertThat(report.packages())
                .singleElement()
                .satisfies(
                        pack ->
                                assertThat(pack.defects())
                                        .singleElement()
                                        .satisfies(
                                                it -> {
                                                    assertThat(it.kind()).isEqualTo(kind);
                                                    assertThat(it.sentence()).startsWith(start);
                                                }));
    }
}
