package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.KnownFirmware;
import offhook.firmware.Catalogue;
import offhook.firmware.Condition;
import offhook.firmware.Defect.Kind;
import offhook.firmware.EnvelopeSigner;
import offhook.firmware.FileJudge;
import offhook.firmware.JudgedFile;
import offhook.firmware.KnownFile;
import offhook.firmware.Load;
import offhook.firmware.LoadAssembly;
import offhook.firmware.PackageFiles;
import offhook.firmware.PackageReport;
import offhook.firmware.SoundFiles;
import offhook.lab.MadeUpPackage;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The judgement of files and loads, on made-up files. */
class JudgementTest {
    private static final String CNU = "cnu41.9-4-2ES26.sbn";
    private static final Catalogue REAL = KnownFirmware.catalogue();
    private final MadeUpPackage sip41 = Made.pack(Made.SIP41);
    private final MadeUpPackage p0s3 = Made.pack(Made.P0S3);

    @Test
    void the_catalogue_knows_the_unsigned_twin_by_the_same_payload() {
        var bare = REAL.editions("p003-8-12-00.BIN");
        var signed = REAL.editions("P003-8-12-00.sbn");

        assertThat(bare).hasSize(1);
        assertThat(bare.getFirst().payloadSha1()).isEqualTo(signed.getFirst().payloadSha1());
        assertThat(REAL.loadsWith("JAR41sip.9-4-2TH1-1.sbn")).containsExactly("SIP41.9-4-2-1S");
        assertThat(REAL.knows("b6f5f2362ee2d7ca77741fbcdda1f11e3752d0cc")).isTrue();
    }

    @Test
    void a_file_of_a_known_name_with_other_content_is_damaged_if_it_claims_to_be_ciscos() {
        JudgedFile made = judge(CNU, sip41.files().get(CNU), REAL);
        JudgedFile claimed = judge(CNU, asCiscos(sip41.files().get(CNU)), REAL);

        assertThat(made.isSound()).isTrue();
        assertThat(claimed.defects())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.NOT_AS_KNOWN));
    }

    @Test
    void default_loads_of_a_known_name_may_be_of_an_edition_that_nobody_has_seen() {
        String name = "term41.default.loads";

        assertThat(judge(name, asCiscos(sip41.files().get(name)), REAL).isSound()).isTrue();
    }

    @Test
    void a_known_payload_under_another_signature_is_known_and_said_to_be_signed_otherwise() {
        Bytes file = asCiscos(sip41.files().get(CNU));
        JudgedFile unknown = judge(CNU, file, Catalogue.EMPTY);
        var seen =
                new KnownFile(
                        CNU,
                        Optional.of((long) file.size()),
                        Optional.of(unknown.file().payloadSha1()),
                        Optional.of("another"));

        JudgedFile judged = judge(CNU, file, new Catalogue(List.of(seen), Map.of()));

        assertThat(judged.file().isKnown()).isTrue();
        assertThat(judged.isSound()).isTrue();
        assertThat(judged.warnings())
                .containsExactly(
                        CNU
                                + " matches the catalogue, but its signature is none of those seen:"
                                + " it comes from another package, or the signature is damaged.");
    }

    @Test
    void ascii_mode_is_told_from_other_damage() {
        Bytes member = sip41.files().get(CNU);
        Bytes manifest = sip41.files().get(Made.SIP41 + ".loads");

        assertKind(CNU, replaced(member, "\n", "\r\n"), Kind.ASCII_MODE);
        assertKind(Made.SIP41 + ".loads", replaced(manifest, "\r\n", "\n"), Kind.ASCII_MODE);
        assertKind(Made.SIP41 + ".loads", replaced(manifest, "\n", "\r\n"), Kind.ASCII_MODE);
        Bytes twoStage = p0s3.files().get(Made.P0S3 + ".loads");
        assertThat(twoStage.text()).doesNotContain("\r\n");
        assertThat(judge(Made.P0S3 + ".loads", twoStage, Catalogue.EMPTY).isSound()).isTrue();
    }

    @Test
    void one_byte_more_is_harmless_two_are_not() {
        Bytes member = sip41.files().get(CNU);

        JudgedFile one = judge(CNU, MadeArchive.joined(member, Bytes.of(10)), Catalogue.EMPTY);
        assertThat(one.isSound()).isTrue();
        assertThat(one.warnings()).anyMatch(it -> it.contains("one byte behind its end"));
        assertKind(CNU, MadeArchive.joined(member, Bytes.of(10, 10)), Kind.PADDED);
    }

    @Test
    void an_unsigned_image_says_its_name_and_length_too() {
        Bytes loader = p0s3.files().get("P003-8-12-00.bin");

        assertKind("P003-8-11-00.bin", loader, Kind.RENAMED);
        assertKind("P003-8-12-00.bin", loader.slice(0, loader.size() - 1), Kind.CUT);
        assertKind("P003-8-12-00.bin", p0s3.files().get("P003-8-12-00.sbn"), Kind.RENAMED);
        assertKind("P003-8-12-00.sbn", loader, Kind.WRONG_CONTENT);
        assertKind("P00303010102.bin", Bytes.of(new byte[4000]), Kind.WRONG_CONTENT);
    }

    @Test
    void a_manifest_with_parts_of_another_phone_is_of_the_wrong_family() {
        Bytes manifest = sip41.files().get(Made.SIP41 + ".loads");

        JudgedFile family =
                judge(Made.SIP41 + ".loads", replaced(manifest, "cnu41", "cnu42"), Catalogue.EMPTY);
        JudgedFile protocol =
                judge(Made.SIP41 + ".loads", replaced(manifest, "jar41sip", "jar41sccp"), REAL);

        assertThat(family.defects())
                .singleElement()
                .asString()
                .contains("cnu42.9-4-2ES26.sbn, which is for 7942/7962; its load is for 7941/7961");
        assertThat(protocol.defects()).singleElement().asString().contains("speaks SCCP");
    }

    @Test
    void a_manifest_that_mixes_builds_is_warned_of() {
        Bytes manifest = sip41.files().get(Made.SIP41 + ".loads");
        Bytes mixed = replaced(manifest, "dsp41.9-4-2ES26", "dsp41.9-4-2ES9");

        JudgedFile judged = judge(Made.SIP41 + ".loads", mixed, Catalogue.EMPTY);

        assertThat(judged.isSound()).isTrue();
        assertThat(judged.warnings()).anyMatch(it -> it.contains("9-4-2ES26, 9-4-2ES9"));
    }

    @Test
    void parts_without_their_manifest_name_the_load_that_the_catalogue_knows() {
        var pack = sip41.without(Made.SIP41 + ".loads");
        var alone = Made.pack("SIP41.9-4-2-1S").without("SIP41.9-4-2-1S.loads");

        assertThat(PackageReport.of(files(pack), loads(pack), List.of()).defects())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(Kind.MANIFEST_MISSING);
                            assertThat(it.sentence())
                                    .startsWith("SIP41.….loads is missing, the list of parts");
                        });
        assertThat(loads(alone))
                .singleElement()
                .satisfies(
                        load -> {
                            assertThat(load.name().text()).isEqualTo("SIP41.9-4-2-1S");
                            assertThat(load.condition())
                                    .isEqualTo(
                                            new Condition.Incomplete(
                                                    List.of("SIP41.9-4-2-1S.loads"),
                                                    "It is usually in a package named like"
                                                        + " cmterm-7941_7961-sip.9-4-2-1.zip."));
                        });
    }

    @Test
    void loader_or_application_alone_are_an_incomplete_load() {
        var loader = p0s3.without(Made.P0S3 + ".loads").without(Made.P0S3 + ".sb2");

        assertThat(loads(loader))
                .singleElement()
                .satisfies(
                        load -> {
                            assertThat(load.name().text()).isEqualTo(Made.P0S3);
                            assertThat(load.condition())
                                    .isEqualTo(
                                            new Condition.Incomplete(
                                                    List.of(
                                                            Made.P0S3 + ".loads",
                                                            Made.P0S3 + ".sb2"),
                                                    "It is in P0S3-8-12-00.zip."));
                        });
    }

    @Test
    void a_two_stage_load_brings_its_twin_and_its_image_name() {
        Load load = loads(p0s3).getFirst();

        assertThat(load.extras().keySet())
                .containsExactlyInAnyOrder("p003-8-12-00.bin", "os79xx.txt");
        assertThat(load.isComplete()).isTrue();
    }

    @Test
    void old_images_come_with_and_without_a_signature() {
        Load before = loads(Made.pack("P00303010102")).getFirst();
        Load after = loads(Made.pack("P00305000500")).getFirst();
        Load signedOnly = loads(Made.pack("P00305000500").without("P00305000500.bin")).getFirst();

        assertThat(before.parts()).extracting(it -> it.name()).containsExactly("P00303010102.bin");
        assertThat(after.parts()).extracting(it -> it.name()).containsExactly("P00305000500.sbn");
        assertThat(after.extras()).containsOnlyKeys("p00305000500.bin");
        assertThat(signedOnly.isComplete()).isTrue();
        assertThat(signedOnly.warnings())
                .contains(
                        "Without P00305000500.bin a phone that runs less than 5.0 can't take it.");
    }

    @Test
    void a_package_without_default_loads_says_what_it_cannot_do() {
        var pack = sip41.without("term41.default.loads").without("term61.default.loads");

        assertThat(loads(pack).getFirst().warnings())
                .anyMatch(it -> it.startsWith("No termNN.default.loads came with it"));
    }

    @Test
    void a_name_that_is_no_load_is_explained() {
        var pack = sip41.with("SIP40.9-4-2SR3-1S.loads", sip41.files().get(Made.SIP41 + ".loads"));

        var report = PackageReport.of(files(pack), loads(pack), List.of());

        assertThat(report.isFine()).isFalse();
        assertThat(report.defects())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.RENAMED));
    }

    private static List<Load> loads(MadeUpPackage pack) {
        return LoadAssembly.loads(files(pack), SoundFiles.NONE, REAL);
    }

    private static PackageFiles files(MadeUpPackage pack) {
        return new PackageFiles(
                pack.name(),
                pack.files().entrySet().stream()
                        .map(it -> judge(it.getKey(), it.getValue(), REAL))
                        .toList());
    }

    private static void assertKind(String name, Bytes content, Kind kind) {
        assertThat(judge(name, content, Catalogue.EMPTY).defects())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(kind));
    }

    private static JudgedFile judge(String name, Bytes content, Catalogue catalogue) {
        var judge = new FileJudge(name, catalogue);
        judge.update(content.toArray(), 0, content.size());
        return judge.finish();
    }

    /** In the payload and, for line feeds, everywhere: as a transfer would. */
    private static Bytes replaced(Bytes file, String what, String by) {
        return Bytes.ofText(file.text().replace(what, by));
    }

    /** With the placeholder names that all of Cisco's files carry. */
    private static Bytes asCiscos(Bytes made) {
        var lab = EnvelopeSigner.OFFHOOK_LAB;
        var cisco = EnvelopeSigner.CISCO;
        String text =
                made.text()
                        .replace(lab.subject(), cisco.subject())
                        .replace(lab.authority(), cisco.authority());
        byte[] bytes = Bytes.ofText(text).toArray();
        for (int i = 0; i < 8; i++) {
            bytes[0x3a + i] = (byte) (cisco.serial() >> 56 - 8 * i);
        }
        return Bytes.of(bytes);
    }
}
