package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class TwoStagePhoneTest {
    private static final String CTL = "CTLSEP" + PhoneBench.MAC.digits() + ".tlv";
    private static final String SIP = "SIP" + PhoneBench.MAC.digits() + ".cnf";
    private static final Duration LONG = Duration.ofMinutes(8);

    private static PhoneBench bench(String load) {
        return new PhoneBench(PhoneBench.running(LabModel.P7960, load));
    }

    private static Bytes imageVersion(String load) {
        return Bytes.ofText("# settings\nimage_version: \"" + load + "\"\n");
    }

    @Test
    void an_old_sccp_image_asks_for_its_image_name_then_its_settings() {
        var bench = bench("P00303010102").telling("P00303010102").run(LONG);

        assertThat(bench.asked()).containsExactly("OS79XX.TXT", PhoneBench.OWN);
        assertThat(bench.phone.activity()).isEqualTo(PhoneActivity.RUNNING);
    }

    @Test
    void below_5_0_it_takes_the_unsigned_file_from_5_0_on_the_signed_one() {
        var old = bench("P00303010102").with("P00305000500").telling("P00305000500").run(LONG);
        var newer = bench("P00305000500").with("P00308000900").telling("P00308000900").run(LONG);

        assertThat(old.asked()).contains("P00305000500.bin").doesNotContain("P00305000500.sbn");
        assertThat(old.phone.load()).contains("P00305000500");
        assertThat(newer.asked())
                .containsSubsequence(
                        "OS79XX.TXT",
                        PhoneBench.OWN,
                        "P00308000900.sbn",
                        CTL,
                        PhoneBench.OWN,
                        "P00308000900.loads",
                        "P00308000900.sb2",
                        CTL,
                        PhoneBench.OWN,
                        "P00308000900.loads");
        assertThat(newer.phone.load()).contains("P00308000900");
    }

    @Test
    void from_3_x_a_step_to_8_x_is_too_big() {
        var bench = bench("P00303010102").with("P00308000900").telling("P00308000900").run(LONG);

        assertThat(bench.phone.load()).contains("P00303010102");
        assertThat(bench.asked()).contains("P00308000900.bin");
        assertThat(bench.phone.boots()).isGreaterThan(2);
    }

    @Test
    void from_3_x_a_package_without_the_unsigned_file_is_useless() {
        var bench = bench("P00303010102").with("P00305000500").telling("P00305000500");
        bench.folder.remove("P00305000500.bin");

        bench.run(LONG);

        assertThat(bench.phone.load()).contains("P00303010102");
        assertThat(bench.screen).contains("File Not Found P00305000500.bin");
    }

    @Test
    void there_is_no_way_back_below_5_0() {
        var bench = bench("P00305000500").with("P00303010102").telling("P00303010102").run(LONG);

        assertThat(bench.phone.load()).contains("P00305000500");
        assertThat(bench.asked()).contains("P00303010102.sbn").doesNotContain("P00303010102.bin");
    }

    @Test
    void the_image_name_counts_only_if_it_is_of_another_family() {
        var same = bench("P00305000500");
        same.folder.put("OS79XX.TXT", Bytes.ofText("P00308000900\r\n"));
        var other = bench("P0S3-06-3-00");
        other.with("P0S3-07-4-00").folder.put("OS79XX.TXT", Bytes.ofText("P003-07-4-00\r\n"));

        same.run(Duration.ofMinutes(1));
        other.run(Duration.ofMinutes(1));

        assertThat(same.asked()).noneMatch(name -> name.startsWith("P00308000900"));
        assertThat(other.asked()).containsSequence("OS79XX.TXT", "P003-07-4-00.sbn");
    }

    @Test
    void a_blank_behind_the_image_name_gets_into_the_file_name() {
        var bench = bench("P0S3-06-3-00");
        bench.folder.put("OS79XX.TXT", Bytes.ofText("P003-07-4-00 \r\n"));

        bench.run(Duration.ofMinutes(1));

        assertThat(bench.asked()).contains("P003-07-4-00 .sbn");
    }

    @Test
    void an_old_sip_image_climbs_only_one_rung_at_a_time() {
        assertThat(climbs("P0S30203", "P0S3-04-4-00")).isFalse(); // 2.x: the name is too long.
        assertThat(climbs("P0S3-03-0-00", "P0S3-04-4-00")).isTrue();
        assertThat(climbs("P0S3-03-0-00", "P0S3-05-3-00")).isFalse();
        assertThat(climbs("P0S3-04-4-00", "P0S3-05-3-00")).isTrue();
        assertThat(climbs("P0S3-04-4-00", "P0S3-06-3-00")).isFalse();
        assertThat(climbs("P0S3-05-3-00", "P0S3-06-3-00")).isTrue();
    }

    private static boolean climbs(String from, String to) {
        var bench = bench(from).with(to);
        bench.folder.remove("OS79XX.TXT");
        bench.folder.put(SIP, imageVersion(to));
        bench.run(LONG);
        return bench.phone.load().orElseThrow().equals(to);
    }

    @Test
    void an_old_sip_image_reads_defaults_then_its_own_then_the_comforts() {
        var bench = bench("P0S3-06-3-00");
        bench.folder.put(SIP, imageVersion("P0S3-06-3-00"));

        bench.run(Duration.ofMinutes(1));

        assertThat(bench.asked())
                .containsExactly(
                        "OS79XX.TXT", "SIPDefault.cnf", SIP, "RINGLIST.DAT", "dialplan.xml");
    }

    @Test
    void from_sip_6_3_the_universal_loader_comes_first_then_the_application() {
        var bench = bench("P0S3-06-3-00").with("P0S3-07-4-00").telling("P0S3-07-4-00");
        bench.folder.put("OS79XX.TXT", Bytes.ofText("P003-07-4-00\r\n"));

        bench.run(LONG);

        assertThat(bench.phone.load()).contains("P0S3-07-4-00");
        assertThat(bench.asked())
                .containsSubsequence(
                        "P003-07-4-00.sbn",
                        CTL,
                        PhoneBench.OWN,
                        "P0S3-07-4-00.loads",
                        "P0S3-07-4-00.sb2",
                        CTL,
                        "P0S3-07-4-00.loads",
                        "SIPDefault.cnf",
                        "./" + SIP,
                        "RINGLIST.DAT",
                        "dialplan.xml");
    }

    @Test
    void sip_8_x_asks_its_manifest_each_boot_and_waits_23_seconds() {
        var bench = bench("P0S3-8-12-00").with("P0S3-8-12-00").telling("P0S3-8-12-00");

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.asked())
                .containsExactly(
                        CTL,
                        PhoneBench.OWN,
                        "P0S3-8-12-00.loads",
                        "SIPDefault.cnf",
                        "./" + SIP,
                        "RINGLIST.DAT",
                        "dialplan.xml");
        long waited = bench.station.askedAt.get(3) - bench.station.askedAt.get(2);
        assertThat(Duration.ofNanos(waited))
                .isBetween(Duration.ofSeconds(23), Duration.ofSeconds(24));
    }

    @Test
    void a_newer_loader_is_installed_first_and_the_phone_restarts() {
        var bench = bench("P00308000900").with("P0S3-8-12-00").telling("P0S3-8-12-00").run(LONG);

        assertThat(bench.phone.load()).contains("P0S3-8-12-00");
        assertThat(bench.asked())
                .containsSubsequence(
                        "P0S3-8-12-00.loads",
                        "P003-8-12-00.sbn",
                        CTL,
                        "P0S3-8-12-00.loads",
                        "P0S3-8-12-00.sb2",
                        CTL);
        assertThat(bench.phone.boots()).isEqualTo(3);
    }

    @Test
    void a_loader_without_an_application_hunts_through_its_list() {
        var bench =
                new PhoneBench(
                        PhoneStart.factoryReset(LabModel.P7940, PhoneBench.MAC, "P003-8-12-00"));

        bench.run(Duration.ofSeconds(50));

        assertThat(bench.asked())
                .startsWith(CTL, PhoneBench.OWN, SIP, "XMLDefault.cnf.xml", "SIPDefault.cnf");
        assertThat(bench.screen).contains("Protocol Application Invalid");
    }

    @Test
    void any_other_error_than_1_ends_the_hunt() {
        var bench =
                new PhoneBench(
                        PhoneStart.factoryReset(LabModel.P7940, PhoneBench.MAC, "P003-8-12-00"));
        bench.station.errorCode = 2;

        bench.run(Duration.ofMinutes(10));

        assertThat(bench.asked()).containsExactly(CTL);
        assertThat(bench.phone.activity()).isEqualTo(PhoneActivity.HALTED);
    }

    @Test
    void an_application_that_fails_is_fetched_twice_and_thrown_away() {
        var bench = bench("P0S3-8-12-00").with("P0S3-08-11-00").telling("P0S3-08-11-00");
        bench.folder.put(
                "P003-08-11-00.sbn",
                PhoneBench.made("P0S3-08-11-00").files().get("P003-08-11-00.sbn"));
        byte[] application = bench.folder.get("P0S3-08-11-00.sb2").toArray();
        application[1500] ^= 1;
        bench.folder.put("P0S3-08-11-00.sb2", Bytes.of(application));

        while (!bench.screen.contains("Image Authentication Failed: P0S3-08-11-00.sb2")) {
            bench.run(Duration.ofSeconds(1));
        }

        assertThat(bench.station.asked.stream().filter("P0S3-08-11-00.sb2"::equals).count())
                .isEqualTo(2);
        assertThat(bench.phone.load()).isEmpty();
    }

    @Test
    void the_settings_of_a_sip_phone_can_lead_back_to_sccp() {
        var bench = bench("P0S3-8-12-00").with("P0030801SR02");
        bench.folder.put("SIPDefault.cnf", imageVersion("P0030801SR02"));
        bench.folder.put(
                "XMLDefault.cnf.xml",
                Bytes.ofText(
                        "<Default><loadInformation7>P0030801SR02</loadInformation7></Default>"));

        bench.run(LONG);

        assertThat(bench.phone.load()).contains("P0030801SR02");
    }

    @Test
    void a_java_load_is_nothing_for_it() {
        var bench = bench("P0S3-8-12-00").with("SIP41.8-5-2S").telling("SIP41.8-5-2S").run(LONG);

        assertThat(bench.phone.load()).contains("P0S3-8-12-00");
        assertThat(bench.asked()).noneMatch(name -> name.endsWith(".sbn"));
    }

    @Test
    void its_requests_share_a_port() {
        var bench = bench("P0S3-8-12-00").with("P0S3-8-12-00").telling("P0S3-8-12-00");

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.station.askedFrom.stream().distinct().count()).isLessThan(4);
    }

    @Test
    void a_silent_server_is_asked_five_times_each_4_seconds() {
        var bench = bench("P00303010102");
        bench.station.isDeafToFiles = true;

        bench.run(Duration.ofSeconds(55));

        assertThat(bench.station.asked).hasSize(5).containsOnly("OS79XX.TXT");
        for (int i = 1; i < 5; i++) {
            long gap = bench.station.askedAt.get(i) - bench.station.askedAt.get(i - 1);
            assertThat(Duration.ofNanos(gap)).isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void an_old_image_ends_its_request_with_one_nul_too_many() {
        var old = bench("P00303010102").run(Duration.ofMinutes(1));
        var newer = bench("P0S3-8-12-00").run(Duration.ofMinutes(1));

        assertThat(old.station.rawRequests.getFirst())
                .isEqualTo(Bytes.ofText("\0\1OS79XX.TXT\0octet\0\0"));
        assertThat(newer.station.rawRequests.getFirst())
                .isEqualTo(Bytes.ofText("\0\1" + CTL + "\0octet\0"));
    }

    @Test
    void a_transfer_that_falls_silent_is_given_up_and_the_old_image_stays() {
        var bench = bench("P00303010102").with("P00305000500").telling("P00305000500");
        bench.station.lastBlock = 4;

        bench.run(LONG);

        assertThat(bench.phone.load()).contains("P00303010102");
        assertThat(bench.screen).contains("restarts: 7: TFTP Timeout");
    }
}
