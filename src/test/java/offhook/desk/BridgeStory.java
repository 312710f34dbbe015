package offhook.desk;

import static offhook.desk.ShelfOfLoads.library;

import java.util.Map;

/** A 7961 whose way to its target leads over one other load. */
abstract class BridgeStory {
    static final String BRIDGE = "SIP41.8-5-2S";
    static final String TARGET = "SIP41.9-4-2SR3-1S";

    final StoryScript script = new StoryScript(library(BRIDGE, TARGET), Map.of("7961", TARGET));
    final StoryScript.Phone phone = script.phone("7961");
}
