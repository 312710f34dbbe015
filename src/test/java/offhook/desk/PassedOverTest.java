package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.boot.BootStage;
import offhook.event.StationEvent;
import offhook.phone.Certainty;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/**
 * A phone that does not ask for the load in its settings runs it, or passes over it (phones.md
 * §2.3; §6, 10).
 */
class PassedOverTest extends BridgeStory {
    @Test
    void of_an_unknown_phone_silence_is_no_proof_and_is_told_after_two_minutes() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class))
                .singleElement()
                .satisfies(arrived -> assertThat(arrived.isBySilence()).isTrue());
        assertThat(load().certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(phone.findings()).isEmpty();
        script.pause(Duration.ofMinutes(2));
        assertThat(summary().findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("arrival-unproved");
                            assertThat(finding.sentence())
                                    .isEqualTo(
                                            "the phone runs %s, or passes over it: either looks the"
                                                            .formatted(TARGET)
                                                    + " same from here");
                            assertThat(finding.remedy())
                                    .contains("Model Information", "trust list of its own");
                        });
    }

    @Test
    void it_is_left_in_peace_while_nothing_speaks_against_it() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.renews()).isTrue();
        assertThat(phone.told(StationEvent.RestartWanted.class)).isEmpty();
        // Such a phone is asked for its own page (PhonePages).
        assertThat(summary().stage()).isEqualTo(BootStage.RUNNING);
        assertThat(summary().plan().orElseThrow().state()).isEqualTo("done");
    }

    @Test
    void its_own_word_for_the_target_makes_it_arrive() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        says(TARGET);

        script.pause(Duration.ofMinutes(2));
        assertThat(summary().findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("arrived");
                            assertThat(finding.evidence()).isEqualTo("its page");
                        });
    }

    @Test
    void its_own_word_against_the_target_shows_that_it_passed_over_it() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        says("SIP41.9-3-1SR4-1S");

        script.pause(Duration.ofMinutes(2));
        assertThat(phone.findings()).containsExactly("load-not-asked");
    }

    @Test
    void a_load_that_it_fetched_to_the_end_here_is_proved_by_its_silence() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").fetches(TARGET);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.findings()).containsExactly("arrived");
        assertThat(load().certainty()).isEqualTo(Certainty.PROVED);
    }

    @Test
    void a_phone_whose_step_before_was_proved_passed_over_the_one_it_does_not_ask_for() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").fetches(BRIDGE);
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        phone.renews();

        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.findings()).contains("load-not-asked").doesNotContain("arrived");
    }

    @Test
    void part_of_the_load_is_enough_to_know_that_it_heeds_its_settings() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml", TARGET + ".loads");
        phone.asks(ShelfOfLoads.load(TARGET).parts().get(1).name(), false);

        // A neighbour gave it the rest (phones.md §2.3, peerFirmwareSharing).
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.findings()).containsExactly("arrived");
    }

    @Test
    void two_loads_that_it_asks_for_neither_of_are_one_too_many() {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        assertThat(load().load()).isEqualTo(BRIDGE);
        assertThat(load().certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(phone.findings()).doesNotContain("upgraded", "arrived");

        phone.renews();
        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        phone.misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).isEmpty();
        assertThat(summary().findings())
                .filteredOn(finding -> finding.code().equals("load-not-asked"))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.evidence())
                                        .contains("nor for %s before".formatted(BRIDGE)));
    }

    @Test
    void a_jar_of_the_target_s_protocol_speaks_for_it_against_what_was_known() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        says("SCCP41.9-3-1SR4-1S");

        // Converted elsewhere, it comes back and is sent on once more.
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "by hand"));
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "by hand"));
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.StepFailed.class)).isEmpty();
        assertThat(phone.findings()).containsExactly("arrived");
        assertThat(load().evidence())
                .contains("it asks for mk-sip.jar, which SCCP41.9-3-1SR4-1S does not");
    }

    @Test
    void what_was_not_proved_is_not_proved_by_the_same_target_once_more() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "by hand"));
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "by hand"));

        script.pause(Duration.ofMinutes(2));

        assertThat(phone.findings()).containsExactly("arrival-unproved");
        assertThat(load().certainty()).isEqualTo(Certainty.LIKELY);
    }

    @Test
    void what_its_own_word_proved_stays_proved_with_the_same_target_once_more() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        says(TARGET);
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "by hand"));
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(TARGET), "by hand"));

        script.pause(Duration.ofMinutes(2));

        assertThat(phone.findings()).containsExactly("arrived");
        assertThat(load().certainty()).isEqualTo(Certainty.PROVED);
    }

    @Test
    void a_restart_of_the_station_makes_nothing_surer() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        script.restart();

        script.pause(Duration.ofMinutes(2));
        assertThat(phone.findings()).containsExactly("arrival-unproved");
    }

    private void says(String load) {
        script.on(
                new Input.PhoneSaid(
                        phone.mac,
                        List.of(new StationEvent.LoadLearned(load, Certainty.PROVED, "its page"))));
    }

    private PhoneSummary summary() {
        return script.desk().phone(phone.mac, script.now()).orElseThrow();
    }

    private StationEvent.LoadLearned load() {
        return summary().load().orElseThrow();
    }
}
