package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** 7906 to 7975: phones.md §2.3, firmware.md §4 B1 to B4. */
class JavaStoryTest {
    private static final String OLD = "SCCP41.8-0-4ES4-0-1S";
    private static final String BRIDGE = "SIP41.8-5-2S";
    private static final String TARGET = "SIP41.9-4-2SR3-1S";
    private static final List<String> COMFORT = List.of("/mk-sip.jar", "g3-tones.xml");

    private final StoryScript script =
            new StoryScript(library(BRIDGE, TARGET), Map.of("7961", TARGET));
    private final StoryScript.Phone phone = script.phone("7961");

    @Test
    void an_old_phone_goes_over_the_bridge_to_its_target() {
        phone.starts().misses("CTLSEPMAC.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        phone.fetches(BRIDGE);
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();

        phone.starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "ITLFile.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(BRIDGE);
        assertThat(phone.told(StationEvent.StepProved.class)).isEmpty();
        phone.misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.StepProved.class)).hasSize(1);

        assertThat(phone.renews()).isFalse();
        phone.starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "ITLFile.tlv");
        assertThat(phone.reads("SEPMAC.cnf.xml")).contains(TARGET);
        phone.fetches(TARGET);
        phone.starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "ITLFile.tlv");
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");

        assertThat(phone.told(StationEvent.Arrived.class))
                .singleElement()
                .satisfies(arrived -> assertThat(arrived.load()).isEqualTo(TARGET));
        assertThat(phone.renews()).isTrue();
    }
}
