package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.PhoneData;
import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.PhoneModel;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What {@code offhook plan} says on a fresh clone, with the catalogue that ships. */
class PlanTextTest {
    @Test
    void the_way_of_an_old_7960_is_told_whole_with_sources_though_nothing_is_imported() {
        String text = text("7960", at("P00303010102"), "P0S3-8-12-00");

        assertThat(text)
                .startsWith("7960 from P00303010102 to P0S3-8-12-00: 3 steps")
                .containsSubsequence(
                        "1. P00305000500  not in the library",
                        "No way back after this step.",
                        "2. P00308000900",
                        "3. P0S3-8-12-00")
                .contains("source: ", "confidence: contradictory: ", "To import first:");
    }

    @Test
    void an_unknown_7961_is_sent_over_the_bridge() {
        String text = text("CP-7961G", new Origin.Unknown(), "SIP41.9-4-2SR3-1S");

        assertThat(text)
                .containsSubsequence(
                        "7961 from unknown",
                        "1. SCCP41.8-5-2S",
                        "usually in cmterm-7941_7961-sccp.8-5-2.zip",
                        "B2 ",
                        "B1 ",
                        "2. SIP41.9-4-2SR3-1S",
                        "B3 ");
    }

    @Test
    void firmware_of_other_models_is_no_way() {
        assertThat(text("7975", at("SCCP75.9-3-1SR1-1S"), "P0S3-08-06-00"))
                .isEqualTo(
                        "7975 from SCCP75.9-3-1SR1-1S to P0S3-08-06-00: no way\n"
                                + "  P0S3-08-06-00 is 7940/60 firmware; a 7975 runs SCCP75 and"
                                + " SIP75 loads.");
    }

    @Test
    void a_phone_that_is_there_is_told_so() {
        assertThat(text("7975", at("SCCP75.9-3-1SR1-1S"), "sccp75.9-3-1sr1-1s.loads"))
                .isEqualTo("7975 from SCCP75.9-3-1SR1-1S to SCCP75.9-3-1SR1-1S: it is there");
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        assertThat(text("7960", new Origin.Unknown(), "P0S3-8-12-00").lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    private static String text(String model, Origin from, String to) {
        PhoneModel phone = PhoneData.catalogue().named(model).orElseThrow();
        LoadName target = load(to);
        String origin = from instanceof Origin.Exactly(LoadName load) ? load.text() : "unknown";
        var plan = UpgradePlanner.plan(phone, from, target, Library.EMPTY);
        var document = PlanDocument.of(phone.name(), origin, target, plan);
        List<String> lines = PlanText.of(document, Console.open(true));
        return String.join("\n", lines);
    }

    private static Origin at(String load) {
        return new Origin.Exactly(load(load));
    }

    private static LoadName load(String text) {
        return LoadNames.named(text).orElseThrow();
    }
}
