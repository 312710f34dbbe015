package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;
import offhook.boot.Journey;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** 7906 to 7975: phones.md §2.3, firmware.md §4 B1 to B4. */
class JavaStoryTest extends BridgeStory {
    @Test
    void an_old_phone_goes_over_the_bridge_to_its_target() {
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        phone.fetches(BRIDGE);
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();

        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();
        phone.misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);

        assertThat(phone.renews()).isFalse();
        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        phone.fetches(TARGET);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class))
                .singleElement()
                .satisfies(arrived -> assertThat(arrived.load()).isEqualTo(TARGET));
        assertThat(phone.renews()).isTrue();
        assertThat(findings()).containsExactly("arrived");
        assertThat(stage()).isEqualTo(BootStage.RUNNING);
    }

    @Test
    void a_target_taken_back_after_the_load_went_out_is_not_taken_for_reached() {
        phone.starts().misses("CTLSEPMAC.tlv");
        phone.takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        phone.renews();
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").fetches(TARGET);

        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "by hand"));

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        phone.fetches(BRIDGE);
        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void a_factory_loader_is_told_the_bridge_and_saves_a_boot_when_it_is_gone() {
        phone.starts().takes("term61.default.loads");
        fetchesParts(BRIDGE);
        assertThat(phone.told(StationEvent.LoadDelivered.class)).hasSize(1);

        phone.startsNew();
        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        phone.fetches(TARGET);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("g3-tones.xml");

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void a_phone_that_runs_its_target_arrives_without_fetching_anything() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(phone.told(StationEvent.LoadDelivered.class)).isEmpty();
    }

    @Test
    void one_that_arrived_and_reads_its_loads_list_again_runs_something_else() {
        arrives();

        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml", TARGET + ".loads").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.PlanMade.class).getLast().from())
                .contains(TARGET + ".loads again");
        for (int start = 0; start < 3; start++) {
            phone.renews();
            phone.startsNew();
            phone.takes("SEPMAC.cnf.xml", TARGET + ".loads").misses("/mk-sip.jar");
        }
        assertThat(findings()).contains("manifest-refused");
        assertThat(stage()).isEqualTo(BootStage.STUCK);
    }

    @Test
    void a_phone_that_asks_for_no_identity_list_does_not_run_a_9_x() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1); // the bridge, maybe

        phone.renews();
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        phone.misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        assertThat(findings()).contains("load-not-asked");
    }

    @Test
    void three_refused_manifests_stop_the_plan_and_nothing_more_is_named() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(phone.told(StationEvent.PlanStopped.class)).isEmpty();
            phone.starts().misses("CTLSEPMAC.tlv");
            phone.takes("SEPMAC.cnf.xml", BRIDGE + ".loads").misses("/mk-sip.jar");
            assertThat(phone.told(StationEvent.StepFailed.class)).hasSize(attempt);
            phone.renews();
        }

        assertThat(phone.told(StationEvent.PlanStopped.class))
                .singleElement()
                .satisfies(stop -> assertThat(stop.code()).isEqualTo("manifest-refused"));
        phone.starts().misses("CTLSEPMAC.tlv", "SEPMAC.cnf.xml", "XMLDefault.cnf.xml");
        assertThat(stage()).isEqualTo(BootStage.STUCK);
        assertThat(findings()).contains("manifest-refused");
    }

    @Test
    void a_stopped_plan_begins_again_when_the_library_changes() {
        three_refused_manifests_stop_the_plan_and_nothing_more_is_named();

        script.imports(library("SIP41.8-4-2S", TARGET));
        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains("SIP41.8-4-2S");
        assertThat(findings()).doesNotContain("manifest-refused");
    }

    @Test
    void the_operator_lets_a_stopped_phone_try_again() {
        three_refused_manifests_stop_the_plan_and_nothing_more_is_named();

        script.on(new Input.RetryChosen(phone.mac, "cable changed"));
        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
    }

    @Test
    void a_loader_that_asks_twice_in_a_boot_fails_once_in_it() {
        for (int boot = 0; boot < 2; boot++) {
            phone.starts().takes("term61.default.loads", "term61.default.loads");
            script.pause(Duration.ofSeconds(120));
        }
        phone.starts().takes("term61.default.loads");

        assertThat(phone.told(StationEvent.StepFailed.class))
                .extracting(StationEvent.StepFailed::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void a_power_cut_while_loading_is_no_failure() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", BRIDGE + ".loads");
        phone.takes("jar41sip.8-5-2.sbn");
        phone.asks("cnu41.8-5-2.sbn", false);

        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.fetches(BRIDGE);

        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepInterrupted.class)).hasSize(1);
        assertThat(phone.told(StationEvent.LoadDelivered.class)).hasSize(1);
    }

    @Test
    void a_dozen_interruptions_are_a_finding_but_no_end() {
        for (int boot = 0; boot < 12; boot++) {
            assertThat(findings()).doesNotContain("reboot-loop");
            phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", BRIDGE + ".loads");
            phone.asks("jar41sip.8-5-2.sbn", false);
        }
        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(findings()).contains("reboot-loop");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
    }

    @Test
    void a_load_that_is_fetched_whole_and_then_again_was_thrown_away() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);

        assertThat(phone.told(StationEvent.StepFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("load-corrupt"));
    }

    @Test
    void a_lost_last_acknowledgement_costs_nothing() {
        phone.starts().takes("term61.default.loads");
        phone.takes("jar41sip.8-5-2.sbn", "cnu41.8-5-2.sbn", "apps41.8-5-2.sbn");
        phone.takes("dsp41.8-5-2.sbn");
        phone.note(new StationEvent.FileAnswered("cvm41sip.8-5-2.sbn", 20_000, "step 1"));

        phone.startsNew();
        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);
        // The server finds out a minute later.
        phone.note(new StationEvent.FileBroken("cvm41sip.8-5-2.sbn", 19_900, 20_000, "silence"));

        assertThat(phone.told(StationEvent.StepInterrupted.class)).isEmpty();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
    }

    @Test
    void a_phone_without_locale_proves_its_step_by_renewing_its_lease() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml");
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();

        assertThat(phone.renews()).isFalse();

        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);
    }

    @Test
    void a_renewal_in_the_middle_of_a_load_proves_nothing_and_is_granted() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", BRIDGE + ".loads");
        phone.takes("jar41sip.8-5-2.sbn");

        assertThat(phone.renews()).isTrue();

        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(stage()).isEqualTo(BootStage.WRITING);
        assertThat(findings()).contains("writing-flash");
    }

    @Test
    void a_phone_that_goes_on_after_every_refusal_is_left_alone() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        for (int refusal = 0; refusal < Journey.REFUSALS_MAX; refusal++) {
            assertThat(phone.renews()).isFalse();
            phone.starts(); // Only its address, nothing else.
            phone.misses("ringlist.xml");
        }

        assertThat(phone.renews()).isTrue();
        assertThat(findings()).contains("restart-needed");
    }

    @Test
    void a_phone_whose_address_is_from_another_server_shows_its_group_by_its_locale_file() {
        phone.misses("CTLSEPMAC.tlv").misses("SEPMAC.cnf.xml").takes("XMLDefault.cnf.xml");

        phone.misses("English_United_States/be-sip.jar");

        assertThat(phone.told(StationEvent.ModelLearned.class)).hasSize(1);
    }

    @Test
    void a_late_copy_of_a_discover_does_not_tear_the_boot() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", BRIDGE + ".loads");
        phone.starts();
        fetchesParts(BRIDGE);

        assertThat(phone.told(StationEvent.BootBegun.class)).hasSize(1);
        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.told(StationEvent.LoadDelivered.class)).hasSize(1);
    }

    @Test
    void a_phone_thrown_back_to_its_loader_gets_the_bridge_again() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        phone.renews();
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml", TARGET + ".loads");

        phone.starts();
        FileAnswer answer = phone.asks("term61.default.loads");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        FileAnswer.Stored.class,
                        stored ->
                                assertThat(stored.file())
                                        .isEqualTo(
                                                ShelfOfLoads.file(
                                                        "term61.default.loads",
                                                        ShelfOfLoads.name(BRIDGE))));
        assertThat(phone.told(StationEvent.PlanMade.class)).hasSize(2);
    }

    @Test
    void a_locale_jar_of_the_other_protocol_speaks_against_the_load() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sccp.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        assertThat(findings()).contains("load-not-asked");
    }

    @Test
    void settings_whose_end_was_lost_prove_nothing() {
        phone.startsNew();
        phone.note(new StationEvent.FileAnswered("SEP" + phone.mac.digits() + ".cnf.xml", 938, ""));
        phone.note(
                new StationEvent.FileBroken(
                        "SEP" + phone.mac.digits() + ".cnf.xml", 512, 938, "silence"));
        phone.misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
    }

    @Test
    void a_part_that_is_gone_is_told_and_fails_the_step() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", BRIDGE + ".loads");
        phone.note(new StationEvent.FileAbsent("jar41sip.8-5-2.sbn", "the disk lost it"));
        assertThat(findings()).contains("part-missing");

        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.told(StationEvent.StepFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("part-missing"));
    }

    private void fetchesParts(String load) {
        ShelfOfLoads.load(load).parts().stream().skip(1).forEach(part -> phone.takes(part.name()));
    }

    private List<String> findings() {
        return phone.findings(Duration.ofSeconds(5));
    }

    private BootStage stage() {
        return script.desk().phone(phone.mac, script.now().plusSeconds(5)).orElseThrow().stage();
    }
}
