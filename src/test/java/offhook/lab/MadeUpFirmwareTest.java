package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;
import offhook.phone.Protocol;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

class MadeUpFirmwareTest {
    private static final LoadName SIP41 =
            java("SIP41.9-4-2SR3-1S", Protocol.SIP, new LoadVersion(9, 4, 2, "SR", 3, List.of(1)));
    private static final LoadName SCCP41 =
            java("SCCP41.9-4-2SR3-1S", Protocol.SCCP, SIP41.version());
    private static final LoadName P0S3 =
            new LoadName.Numbered(
                    "P0S3-8-12-00",
                    Platform.TWO_STAGE,
                    Optional.of(Protocol.SIP),
                    LoadVersion.of(8, 12, 0));

    @Test
    void a_java_load_is_a_manifest_five_members_and_the_default_loads_of_both_models() {
        var made = MadeUpFirmware.of(SIP41, 1, MadeUpSizes.small());

        assertThat(made.name()).isEqualTo("cmterm-7941_7961-sip.9-4-2SR3-1.zip");
        assertThat(made.files().keySet())
                .containsExactly(
                        "SIP41.9-4-2SR3-1S.loads",
                        "jar41sip.9-4-2ES26.sbn",
                        "cnu41.9-4-2ES26.sbn",
                        "apps41.9-4-2ES26.sbn",
                        "dsp41.9-4-2ES26.sbn",
                        "cvm41sip.9-4-2ES26.sbn",
                        "term41.default.loads",
                        "term61.default.loads");
    }

    @Test
    void the_envelope_is_as_long_as_real_ones_of_that_name() {
        var sip41 = MadeUpFirmware.of(SIP41, 1, MadeUpSizes.small());
        var p0s3 = MadeUpFirmware.of(P0S3, 1, MadeUpSizes.small());

        // shared facts firmware-files.csv, column signed_header_len
        assertThat(headerOf(sip41, "term41.default.loads")).isEqualTo(408);
        assertThat(headerOf(sip41, "apps41.9-4-2ES26.sbn")).isEqualTo(408);
        assertThat(headerOf(p0s3, "P003-8-12-00.sbn")).isEqualTo(404);
        assertThat(headerOf(p0s3, "P0S3-8-12-00.loads")).isEqualTo(404);
    }

    @Test
    void an_archive_ends_where_its_table_says() {
        var made = MadeUpFirmware.of(SIP41, 1, MadeUpSizes.small());
        Bytes file = made.files().get("cnu41.9-4-2ES26.sbn");
        var payload = file.slice(404, file.size()).buffer();

        int files = payload.getInt(0x30);
        long end = payload.getInt(0x34);
        for (int i = 0; i < files; i++) {
            end += payload.getInt(0x248 + 20 * i + 8);
        }

        assertThat(end).isEqualTo(payload.limit()).isEqualTo(4096);
    }

    @Test
    void the_unsigned_twin_is_the_signed_image_without_envelope_and_names_itself() {
        var made = MadeUpFirmware.of(P0S3, 1, MadeUpSizes.trueSizes());
        Bytes signed = made.files().get("P003-8-12-00.sbn");
        Bytes bare = made.files().get("P003-8-12-00.bin");

        assertThat(bare).isEqualTo(signed.slice(404, signed.size()));
        assertThat(signed.size()).isEqualTo(130_956);
        assertThat(made.files().get("P0S3-8-12-00.sb2").size()).isEqualTo(756_524);
        assertThat(bare.slice(0x20, 0x2c).text()).isEqualTo("P003-8-12-00");
        assertThat(bare.buffer().order(ByteOrder.LITTLE_ENDIAN).getInt(0x138))
                .isEqualTo(bare.size() - 0x20);
    }

    @Test
    void members_shared_by_sip_and_sccp_differ_in_their_signature_only() {
        Bytes sip = cnu(MadeUpFirmware.of(SIP41, 1, MadeUpSizes.small()));
        Bytes sccp = cnu(MadeUpFirmware.of(SCCP41, 1, MadeUpSizes.small()));

        assertThat(sip).isNotEqualTo(sccp);
        assertThat(sip.slice(0x17d, sip.size())).isEqualTo(sccp.slice(0x17d, sccp.size()));
    }

    @Test
    void old_images_are_bare_before_5_0_and_both_ways_after() {
        assertThat(twoStage("P00303010102", 3).files().keySet())
                .containsExactly("P00303010102.bin");
        assertThat(twoStage("P00305000500", 5).files().keySet())
                .containsExactly("P00305000500.sbn", "P00305000500.bin");
        assertThat(twoStage("P00308000900", 8).files().keySet())
                .containsExactly(
                        "P00308000900.loads",
                        "P00308000900.sbn",
                        "P00308000900.bin",
                        "P00308000900.sb2");
    }

    @Test
    void the_same_seed_makes_the_same_zip_and_another_seed_another() {
        Bytes one = MadeUpFirmware.of(SIP41, 7, MadeUpSizes.small()).zip();

        assertThat(MadeUpFirmware.of(SIP41, 7, MadeUpSizes.small()).zip()).isEqualTo(one);
        assertThat(MadeUpFirmware.of(SIP41, 8, MadeUpSizes.small()).zip()).isNotEqualTo(one);
    }

    @Test
    void a_flipped_byte_of_name_or_payload_breaks_the_seal() {
        Bytes file = cnu(MadeUpFirmware.of(SIP41, 1, MadeUpSizes.small()));
        assertThat(MadeUpSignature.verify(file))
                .contains(
                        new MadeUpSignature(
                                MadeUpSignature.Key.JAVA_NEW, "cnu41.9-4-2ES26.sbn", 404));

        for (int at : new int[] {0x7d, 0x90, 0x181, 404, file.size() - 1}) {
            byte[] flipped = file.toArray();
            flipped[at] ^= 0x10;
            assertThat(MadeUpSignature.verify(Bytes.of(flipped))).as("byte " + at).isEmpty();
        }
        assertThat(MadeUpSignature.verify(file.slice(0, file.size() - 1))).isEmpty();
    }

    @Test
    void the_key_changes_with_8_5_2_sr1() {
        var base = java("SCCP41.8-5-2S", Protocol.SCCP, LoadVersion.of(8, 5, 2));
        var sr1 =
                java(
                        "SCCP41.8-5-2SR1S",
                        Protocol.SCCP,
                        new LoadVersion(8, 5, 2, "SR", 1, List.of()));

        assertThat(keyOf(base)).isEqualTo(MadeUpSignature.Key.JAVA_OLD);
        assertThat(keyOf(sr1)).isEqualTo(MadeUpSignature.Key.JAVA_NEW);
    }

    private static MadeUpSignature.Key keyOf(LoadName load) {
        var made = MadeUpFirmware.of(load, 1, MadeUpSizes.small());
        return MadeUpSignature.verify(made.files().get(load.text() + ".loads")).orElseThrow().key();
    }

    private static int headerOf(MadeUpPackage made, String file) {
        Bytes content = made.files().get(file);
        return content.at(8) << 8 | content.at(9);
    }

    private static Bytes cnu(MadeUpPackage made) {
        return made.files().get("cnu41.9-4-2ES26.sbn");
    }

    private static MadeUpPackage twoStage(String name, int major) {
        var load =
                new LoadName.Numbered(
                        name,
                        Platform.TWO_STAGE,
                        Optional.of(Protocol.SCCP),
                        LoadVersion.of(major, 0, 0));
        return MadeUpFirmware.of(load, 1, MadeUpSizes.small());
    }

    private static LoadName java(String text, Protocol protocol, LoadVersion version) {
        return new LoadName.JavaLoad(text, Platform.JAVA_41, Optional.of(protocol), version, true);
    }
}
