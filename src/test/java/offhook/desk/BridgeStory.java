package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.event.StationEvent;

import java.util.Map;

/** A 7961 whose way to its target leads over one other load. */
abstract class BridgeStory {
    static final String BRIDGE = "SIP41.8-5-2S";
    static final String TARGET = "SIP41.9-4-2SR3-1S";

    final StoryScript script = new StoryScript(library(BRIDGE, TARGET), Map.of("7961", TARGET));
    final StoryScript.Phone phone = script.phone("7961");

    /** It runs its target when it is first seen. */
    void arrives() {
        phone.startsNew();
        phone.takes("SEPMAC.cnf.xml").misses("/mk-sip.jar");
        assertThat(phone.told(StationEvent.Arrived.class)).hasSize(1);
    }
}
