package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.diagnosis.Finding;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Where a phone stops that starts again and again says what is to be looked at first. */
class LoopEndsTest {
    private static final String LOAD_70 = "SIP70.8-5-2S";
    private static final String LOAD_41 = "SIP41.8-5-2S";

    private final StoryScript script =
            new StoryScript(
                    ShelfOfLoads.library(LOAD_70, LOAD_41),
                    Map.of("7970", LOAD_70, "7961", LOAD_41));

    @Test
    void a_7970_that_stops_at_one_file_three_times_is_told_of_its_brick() {
        StoryScript.Phone phone = script.phone("7970");
        for (int start = 0; start < 3; start++) {
            begins(phone, LOAD_70);
            phone.takes("jar70sip.8-5-2.sbn");
            assertThat(loops(phone)).isEmpty();
        }
        begins(phone, LOAD_70);

        assertThat(loops(phone))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.sentence())
                                    .endsWith("each time it is to write jar70sip.8-5-2.sbn");
                            assertThat(finding.remedy()).startsWith("connect its external power");
                        });

        phone.takes("jar70sip.8-5-2.sbn", "cnu70.8-5-2.sbn");
        assertThat(loops(phone)).isEmpty();
    }

    @Test
    void another_model_needs_no_special_brick() {
        StoryScript.Phone phone = script.phone("7961");
        for (int start = 0; start < 4; start++) {
            begins(phone, LOAD_41);
            phone.takes("jar41sip.8-5-2.sbn");
        }
        begins(phone, LOAD_41);

        assertThat(loops(phone))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.remedy())
                                        .startsWith("give it another brick, or a switch port"));
    }

    @Test
    void a_7970_that_stops_in_the_middle_of_files_is_told_of_its_cable_first() {
        StoryScript.Phone phone = script.phone("7970");
        for (int start = 0; start < 13; start++) {
            begins(phone, LOAD_70);
            phone.asks("jar70sip.8-5-2.sbn", false);
        }
        begins(phone, LOAD_70);

        assertThat(loops(phone))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.sentence()).contains("in the middle of files");
                            assertThat(finding.remedy()).startsWith("look at cable and switch");
                        });
    }

    private static void begins(StoryScript.Phone phone, String load) {
        phone.starts().misses("CTLSEPMAC.tlv").takes("SEPMAC.cnf.xml", load + ".loads");
    }

    private List<Finding> loops(StoryScript.Phone phone) {
        return script.desk().phone(phone.mac, script.now()).orElseThrow().findings().stream()
                .filter(finding -> finding.code().equals("reboot-loop"))
                .toList();
    }
}
