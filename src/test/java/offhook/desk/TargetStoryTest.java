package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where phones shall go, and what happens when that changes. */
class TargetStoryTest extends BridgeStory {
    @Test
    void a_new_target_moves_a_phone_that_had_arrived() {
        arrives();

        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name(BRIDGE), "test"));
        assertThat(phone.told(StationEvent.RestartWanted.class)).hasSize(1);
        assertThat(phone.renews()).isFalse();
        phone.startsNew();

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
    }

    @Test
    void a_target_named_in_the_settings_moves_phones_that_had_arrived() {
        arrives();

        script.restartWith(Map.of("7961", BRIDGE));

        assertThat(phone.renews()).isFalse();
        phone.startsNew();
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
    }

    @Test
    void a_newer_load_in_the_library_starts_no_phone_that_has_arrived() {
        script.restartWith(Map.of("7961", Targets.LATEST_SIP));
        arrives();

        script.imports(library(BRIDGE, TARGET, "SIP41.9-4-2SR4-1S"));

        assertThat(phone.renews()).isTrue();
        assertThat(phone.told(StationEvent.RestartWanted.class)).isEmpty();
    }

    @Test
    void a_target_for_other_models_is_refused_with_the_reason() {
        script.on(new Input.TargetChosen(phone.mac, ShelfOfLoads.name("SIP70.9-4-2S"), "test"));
        phone.startsNew();

        phone.misses("SEPMAC.cnf.xml");

        assertThat(findings()).contains("load-wrong-family");
    }

    @Test
    void a_phone_that_fetches_its_target_again_arrives_again() {
        arrives();
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").fetches(TARGET);
        assertThat(findings()).doesNotContain("arrived");

        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(2);
    }

    @Test
    void a_missing_bridge_leaves_the_phone_alone_until_it_is_imported() {
        script.imports(library(TARGET));
        phone.starts().misses("CTLSEPMAC.tlv", "SEPMAC.cnf.xml", "XMLDefault.cnf.xml");
        assertThat(phone.told(StationEvent.PlanImpossible.class))
                .singleElement()
                .satisfies(none -> assertThat(none.code()).isEqualTo("bridge-needed"));
        assertThat(findings()).contains("bridge-needed");

        script.imports(library(BRIDGE, TARGET));

        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        assertThat(findings()).doesNotContain("configuration-missing");
    }

    private List<String> findings() {
        return phone.findings(Duration.ofSeconds(5));
    }
}
