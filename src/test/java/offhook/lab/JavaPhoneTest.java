package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.dhcp.DhcpKind;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class JavaPhoneTest {
    private static final String CTL = "CTLSEP" + PhoneBench.MAC.digits() + ".tlv";
    private static final String ITL = "ITLSEP" + PhoneBench.MAC.digits() + ".tlv";

    @Test
    void an_image_before_8_5_asks_no_identity_trust_list() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-0-4ES4-0-1S"));
        bench.telling("SCCP41.8-0-4ES4-0-1S");

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.asked())
                .containsExactly(CTL, PhoneBench.OWN, "/mk-sccp.jar", "/g3-tones.xml");
        assertThat(bench.phone.activity()).isEqualTo(PhoneActivity.RUNNING);
    }

    @Test
    void an_image_of_9_4_asks_for_both_identity_trust_lists() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SIP41.9-4-2SR3-1S"));
        bench.telling("SIP41.9-4-2SR3-1S");

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.asked())
                .containsExactly(
                        CTL, ITL, "ITLFile.tlv", PhoneBench.OWN, "/mk-sip.jar", "/g3-tones.xml");
    }

    @Test
    void another_load_is_taken_part_by_part_and_runs_after_a_restart() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-0-4ES4-0-1S"));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S");

        bench.run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SIP41.8-5-2S");
        assertThat(bench.asked())
                .containsSubsequence(
                        "SIP41.8-5-2S.loads",
                        "jar41sip.8-5-2TH1-9.sbn",
                        "cnu41.8-5-2TH1-9.sbn",
                        "apps41.8-5-2TH1-9.sbn",
                        "dsp41.8-5-2TH1-9.sbn",
                        "cvm41sip.8-5-2TH1-9.sbn",
                        CTL,
                        ITL,
                        "ITLFile.tlv",
                        PhoneBench.OWN,
                        "/mk-sip.jar");
    }

    @Test
    void an_old_image_takes_the_manifest_of_a_new_key_and_no_part() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-0-4ES4-0-1S"));
        bench.with("SIP41.9-4-2SR3-1S").telling("SIP41.9-4-2SR3-1S");

        bench.run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SCCP41.8-0-4ES4-0-1S");
        assertThat(bench.asked())
                .containsExactly(
                        CTL,
                        PhoneBench.OWN,
                        "SIP41.9-4-2SR3-1S.loads",
                        "/mk-sccp.jar",
                        "/g3-tones.xml");
        assertThat(bench.screen).contains("Load Auth Failed: SIP41.9-4-2SR3-1S");
    }

    @Test
    void the_first_service_release_of_8_5_2_already_has_the_new_key() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-2S"));
        bench.with("SCCP41.8-5-2SR1S").telling("SCCP41.8-5-2SR1S").run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SCCP41.8-3-2S");
    }

    @Test
    void an_image_that_knows_both_keys_takes_the_new_one() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.9-4-2SR3-1S").telling("SIP41.9-4-2SR3-1S").run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SIP41.9-4-2SR3-1S");
    }

    @Test
    void a_load_of_another_family_is_refused() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7975, "SCCP75.8-3-3S"));
        bench.with("SCCP45.8-5-2S").telling("SCCP45.8-5-2S").run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SCCP75.8-3-3S");
        assertThat(bench.screen).contains("Load ID incorrect: SCCP45.8-5-2S");
        assertThat(bench.asked()).noneMatch(name -> name.endsWith(".sbn"));
    }

    @Test
    void newer_hardware_refuses_a_load_that_does_not_know_it() {
        var start = PhoneBench.running(LabModel.P7945, "SCCP45.9-4-2SR1-1S").withHardware(8);
        var bench = new PhoneBench(start);
        bench.with("SCCP45.9-2-1S").telling("SCCP45.9-2-1S").run(Duration.ofMinutes(5));

        assertThat(bench.screen).contains("Load Rejected HC: SCCP45.9-2-1S");
        assertThat(bench.phone.load()).contains("SCCP45.9-4-2SR1-1S");
    }

    @Test
    void a_missing_part_makes_it_start_over_with_the_old_load() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S");
        bench.folder.remove("dsp41.8-5-2TH1-9.sbn");

        bench.run(Duration.ofMinutes(6));

        assertThat(bench.phone.load()).contains("SCCP41.8-3-3S");
        assertThat(bench.phone.boots()).isGreaterThan(2);
        assertThat(bench.screen).contains("File Not Found dsp41.8-5-2TH1-9.sbn");
    }

    @Test
    void a_part_with_one_bit_flipped_is_not_written() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S");
        byte[] part = bench.folder.get("apps41.8-5-2TH1-9.sbn").toArray();
        part[part.length - 100] ^= 1;
        bench.folder.put("apps41.8-5-2TH1-9.sbn", Bytes.of(part));

        bench.run(Duration.ofMinutes(6));

        assertThat(bench.phone.load()).contains("SCCP41.8-3-3S");
        assertThat(bench.screen).contains("Auth Fail apps41.8-5-2TH1-9.sbn");
    }

    @Test
    void a_renamed_manifest_is_refused() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-3S");
        bench.folder.put("SIP41.8-5-3S.loads", bench.folder.get("SIP41.8-5-2S.loads"));

        bench.run(Duration.ofMinutes(3));

        assertThat(bench.screen).contains("Version error: SIP41.8-5-3S");
    }

    @Test
    void without_own_settings_the_default_ones_count_by_device_type() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.8-5-2S");
        bench.folder.put(
                "XMLDefault.cnf.xml",
                Bytes.ofText(
                        "<Default><loadInformation115 model=\"7941\">SCCP41.9-2-1S"
                                + "</loadInformation115><loadInformation30018 model=\"7961\">"
                                + "SIP41.8-5-2S</loadInformation30018></Default>"));

        bench.run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SIP41.8-5-2S");
    }

    @Test
    void a_factory_reset_phone_comes_to_life_from_its_default_loads() {
        var bench =
                new PhoneBench(PhoneStart.factoryReset(LabModel.P7970, PhoneBench.MAC, "8-3-1"));
        bench.with("SCCP70.8-5-2S").telling("SCCP70.8-5-2S").run(Duration.ofMinutes(5));

        assertThat(bench.phone.load()).contains("SCCP70.8-5-2S");
        assertThat(bench.asked().getFirst()).isEqualTo("term70.default.loads");
        assertThat(bench.asked()).contains(CTL, "/td-sccp.jar");
    }

    @Test
    void an_old_factory_loader_asks_a_new_manifest_twice_a_boot_and_nothing_else() {
        var bench =
                new PhoneBench(PhoneStart.factoryReset(LabModel.P7906, PhoneBench.MAC, "8-3-1"));
        bench.with("SIP11.9-2-1S").run(Duration.ofMinutes(10));

        assertThat(bench.phone.load()).isEmpty();
        assertThat(bench.asked()).containsExactly("term06.default.loads");
        assertThat(bench.station.asked.size()).isBetween(6, 12).matches(count -> count % 2 == 0);
        assertThat(bench.station.askedAt.get(2) - bench.station.askedAt.get(1))
                .isBetween(Duration.ofSeconds(90).toNanos(), Duration.ofSeconds(200).toNanos());
    }

    @Test
    void a_power_cut_before_the_last_part_leaves_the_old_load() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S");
        while (bench.station.asked.stream().noneMatch(name -> name.startsWith("cvm"))) {
            bench.run(Duration.ofMillis(100));
        }

        bench.phone.powerOff(bench.lan.nowNanos());

        assertThat(bench.phone.load()).contains("SCCP41.8-3-3S");
        assertThat(bench.phone.activity()).isEqualTo(PhoneActivity.OFF);
    }

    @Test
    void settings_that_make_no_sense_are_asked_for_again_and_again() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.folder.put(PhoneBench.OWN, Bytes.ofText("<device><loadInformation>"));

        bench.run(Duration.ofMinutes(4));

        assertThat(bench.station.asked.stream().filter(PhoneBench.OWN::equals).count())
                .isGreaterThan(4);
        assertThat(bench.phone.load()).isEqualTo(Optional.of("SCCP41.8-3-3S"));
    }

    @Test
    void each_request_has_a_port_of_its_own() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SIP41.9-4-2SR3-1S"));
        bench.telling("SIP41.9-4-2SR3-1S").run(Duration.ofMinutes(2));

        assertThat(bench.station.askedFrom).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void no_answer_for_the_trust_list_three_times_means_dhcp_again() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"));
        bench.station.isDeafToFiles = true;

        bench.run(Duration.ofSeconds(100));

        // DISCOVER, REQUEST, three tries; then the same again.
        long secondDhcp = bench.station.heardAt.get(2);
        assertThat(bench.station.asked).containsOnly(CTL);
        assertThat(bench.station.askedAt.stream().filter(at -> at < secondDhcp)).hasSize(3);
        assertThat(bench.station.heard.get(2).kind()).contains(DhcpKind.DISCOVER);
    }

    @Test
    void loss_and_power_cuts_only_delay_it() {
        var bench =
                new PhoneBench(
                        PhoneBench.running(LabModel.P7961, "SCCP41.8-3-3S"),
                        new LanFault.Drop(0.1),
                        new LanFault.Duplicate(0.1),
                        new LanFault.Reorder(0.1),
                        new LanFault.Delay(0.05, Duration.ofSeconds(2)),
                        new LanFault.PowerCut(Duration.ofMinutes(10), Duration.ofMinutes(1)));
        bench.with("SIP41.8-5-2S").telling("SIP41.8-5-2S").run(Duration.ofHours(2));

        assertThat(bench.phone.load()).contains("SIP41.8-5-2S");
    }
}
