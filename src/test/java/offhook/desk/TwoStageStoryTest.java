package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 7940 and 7960: phones.md §2.2, firmware.md §4 A1 to A11. */
class TwoStageStoryTest {
    private static final String FIVE = "P00305000500";
    private static final String EIGHT = "P00308000900";
    private static final String SIP = "P0S3-8-12-00";

    /** Images from before the universal loader do not say their model. */
    private static final String OLD_VENDOR_CLASS = "Cisco Systems, Inc. IP Phone\0";

    private final StoryScript script =
            new StoryScript(library(FIVE, EIGHT, SIP), Map.of("7940/7960", SIP, "default", SIP));
    private StoryScript.Phone phone = script.phone(7, OLD_VENDOR_CLASS);

    @Test
    void an_old_sccp_phone_reaches_sip_8_12_by_three_steps() {
        phone.starts().misses("OS79XX.TXT");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(FIVE);
        phone.takes(FIVE + ".bin");

        // It may or may not ask for OS79XX.TXT now.
        phone.starts();
        assertThat(phone.reads("OS79XX.TXT")).startsWith(FIVE);
        phone.takes("SEPMAC.cnf.xml");
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();
        assertThat(phone.renews()).isFalse();
        assertThat(proved()).containsExactly(FIVE);

        phone.starts();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(EIGHT);
        phone.takes(EIGHT + ".sbn");
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(EIGHT);
        phone.takes(EIGHT + ".loads", EIGHT + ".sb2");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", EIGHT + ".loads");
        assertThat(phone.renews()).isFalse();
        assertThat(proved()).containsExactly(FIVE, EIGHT);

        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(SIP);
        phone.takes(SIP + ".loads", "P003-8-12-00.sbn");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.takes(SIP + ".loads", SIP + ".sb2");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        phone.takes("SIPDefault.cnf", "./SIPMAC.cnf").misses("RINGLIST.DAT", "dialplan.xml");

        assertThat(proved()).containsExactly(FIVE, EIGHT, SIP);
        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepInterrupted.class)).isEmpty();
        assertThat(findings()).containsExactly("arrived");
    }

    @Test
    void the_first_step_of_a_3_x_is_said_to_have_no_way_back() {
        phone.starts().misses("OS79XX.TXT").takes("SEPMAC.cnf.xml");

        assertThat(findings()).contains("no-way-back", "bridge-needed");
    }

    @Test
    void a_universal_loader_is_told_its_target_in_its_own_settings() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv");

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(SIP);
    }

    @Test
    void an_application_fetched_whole_twice_is_thrown_away() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        phone.takes(SIP + ".sb2", SIP + ".sb2");

        assertThat(phone.told(StationEvent.StepFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("authentication-failed"));
    }

    @Test
    void an_application_fetched_again_in_the_next_boot_is_one_failure() {
        phone = script.phone("7960");
        for (int boot = 1; boot <= 3; boot++) {
            phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
            phone.takes(SIP + ".sb2");
        }

        assertThat(phone.told(StationEvent.StepFailed.class))
                .extracting(StationEvent.StepFailed::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void a_sip_phone_goes_back_to_sccp() {
        phone = script.phone("7940");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(EIGHT), "test"));
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(EIGHT);
        phone.takes(EIGHT + ".loads", EIGHT + ".sbn");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.takes(EIGHT + ".loads", EIGHT + ".sb2");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", EIGHT + ".loads");
        assertThat(phone.renews()).isTrue();

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void no_sip_file_is_given_to_a_universal_loader_that_shall_speak_sccp() {
        phone = script.phone("7940");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(EIGHT), "test"));
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");

        phone.misses("SIPDefault.cnf", "SIPMAC.cnf");
    }

    @Test
    void an_image_fetched_again_was_thrown_away() {
        phone.starts().misses("OS79XX.TXT").takes("SEPMAC.cnf.xml", FIVE + ".bin");
        phone.starts().takes("OS79XX.TXT", "SEPMAC.cnf.xml", FIVE + ".bin");

        assertThat(phone.told(StationEvent.StepFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("load-corrupt"));
    }

    @Test
    void an_old_sip_phone_is_asked_what_it_runs_and_given_nothing_of_it() {
        script.imports(library("P0S3-06-3-00", "P0S3-07-4-00", SIP));
        phone = script.phone("7940");
        phone.starts().misses("OS79XX.TXT");
        assertThat(phone.reads("SIPDefault.cnf")).contains("P0S3-06-3-00");
        assertThat(phone.reads("SIPMAC.cnf")).contains("P0S3-06-3-00");
        phone.misses("RINGLIST.DAT", "dialplan.xml");
        assertThat(phone.renews()).isFalse();

        phone.starts().misses("OS79XX.TXT");
        assertThat(phone.reads("SIPDefault.cnf")).contains("P0S3-06-0-00");
        phone.takes("SIPMAC.cnf").misses("P0S3-06-0-00.sbn", "RINGLIST.DAT");
        assertThat(phone.renews()).isFalse();

        // It runs 6.3: the one it did not ask for. OS79XX.TXT brings the universal loader.
        phone.starts();
        assertThat(phone.reads("OS79XX.TXT")).startsWith("P003-07-4-00");
        assertThat(phone.told(StationEvent.PlanMade.class))
                .singleElement()
                .satisfies(plan -> assertThat(plan.from()).isEqualTo("P0S3-06-3-00"));
    }

    @Test
    void an_image_that_is_only_named_is_withheld_though_the_library_has_it() {
        script.imports(library("P0S3-06-3-00", "P0S3-07-4-00", SIP));
        phone = script.phone("7940");
        phone.starts().misses("OS79XX.TXT").takes("SIPDefault.cnf", "SIPMAC.cnf");

        phone.misses("P0S3-06-3-00.sbn");

        assertThat(phone.told(StationEvent.ProbeAnswered.class))
                .singleElement()
                .satisfies(
                        answer ->
                                assertThat(answer.form()).isEqualTo(StationEvent.ProbeForm.SIGNED));
    }

    @Test
    void a_sip_phone_that_asks_for_unsigned_images_goes_the_longest_way() {
        script.imports(
                library("P0S3-04-4-00", "P0S3-05-3-00", "P0S3-06-3-00", "P0S3-07-4-00", SIP));
        phone = script.phone("7940");
        phone.starts().misses("OS79XX.TXT").takes("SIPDefault.cnf", "SIPMAC.cnf");
        phone.misses("P0S3-06-3-00.bin", "RINGLIST.DAT");
        phone.renews();

        phone.starts().takes("OS79XX.TXT");

        assertThat(phone.reads("SIPDefault.cnf")).contains("P0S3-04-4-00");
    }

    @Test
    void a_transfer_that_was_given_up_is_tried_again_after_a_restart() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        phone.asks("P003-8-12-00.sbn", false);

        assertThat(phone.renews()).isFalse();

        assertThat(phone.told(StationEvent.StepInterrupted.class)).hasSize(1);
        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
    }

    @Test
    void a_power_cut_after_the_last_manifest_is_no_refusal() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        phone.takes(SIP + ".sb2");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", SIP + ".loads");
        phone.takes("SIPDefault.cnf").misses("RINGLIST.DAT");

        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }

    @Test
    void a_manifest_that_came_with_losses_proves_nothing_and_refuses_nothing() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml");
        phone.note(new StationEvent.FileAnswered(SIP + ".loads", 458, "step 1"));
        phone.note(new StationEvent.FileSent(SIP + ".loads", 458, 2000, 2));
        phone.takes("SIPDefault.cnf").misses("dialplan.xml");

        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepInterrupted.class)).hasSize(1);
        assertThat(phone.renews()).isFalse();
    }

    @Test
    void a_phone_that_asks_for_sip_settings_does_not_run_sccp() {
        phone = script.phone("7940");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(EIGHT), "test"));
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", EIGHT + ".loads");

        phone.misses("SIPDefault.cnf");

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        assertThat(phone.told(StationEvent.StepFailed.class)).hasSize(1);
    }

    @Test
    void a_phone_that_is_up_and_took_nothing_is_started_again() {
        phone = script.phone("7960");
        phone.starts().misses("CTLSEPMAC.tlv").asks("SEPMAC.cnf.xml", false);
        assertThat(phone.renews()).isTrue();
        assertThat(phone.renews()).isTrue();

        assertThat(phone.renews()).isFalse();

        assertThat(phone.told(StationEvent.StepInterrupted.class)).hasSize(1);
    }

    private List<String> proved() {
        return phone.told(StationEvent.StepProved.class).stream()
                .map(StationEvent.StepProved::load)
                .toList();
    }

    private List<String> findings() {
        return phone.findings(Duration.ofSeconds(5));
    }
}
