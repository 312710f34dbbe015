package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.disk.PhoneData;
import offhook.firmware.Library;
import offhook.web.Firmware.PlanQuestion;

import org.junit.jupiter.api.Test;

/** What {@code offhook plan} says on a fresh clone, with the catalogue that ships. */
class PlanTextTest {
    @Test
    void the_way_of_an_old_7960_is_told_whole_with_sources_though_nothing_is_imported() {
        String text = text("7960", "P00303010102", "P0S3-8-12-00");

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
        String text = text("CP-7961G", "unknown", "SIP41.9-4-2SR3-1S");

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
        assertThat(text("7975", "SCCP75.9-3-1SR1-1S", "P0S3-08-06-00"))
                .isEqualTo(
                        "7975 from SCCP75.9-3-1SR1-1S to P0S3-08-06-00: no way\n"
                                + "  P0S3-08-06-00 is 7940/60 firmware; a 7975 runs SCCP75 and"
                                + " SIP75 loads.");
    }

    @Test
    void a_phone_that_is_there_is_told_so() {
        assertThat(text("7975", "SCCP75.9-3-1SR1-1S", "sccp75.9-3-1sr1-1s.loads"))
                .isEqualTo("7975 from SCCP75.9-3-1SR1-1S to SCCP75.9-3-1SR1-1S: it is there");
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        assertThat(text("7960", "unknown", "P0S3-8-12-00").lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void a_name_that_is_no_load_is_answered_with_the_likely_one() {
        assertThat(misread("7961", "SCCP40.8-3-1S")).startsWith("from: ").contains("SCCP41.8-3-1S");
    }

    @Test
    void a_model_that_is_not_there_is_answered_with_those_that_are() {
        assertThat(misread("7999", "unknown")).contains("7999").contains("7961");
    }

    private static String misread(String model, String from) {
        var question = new PlanQuestion(model, from, "SIP41.9-2-1S");
        return ((PlanReading.Misread) PlanReading.of(question, PhoneData.catalogue())).why();
    }

    private static String text(String model, String from, String to) {
        var question = new PlanQuestion(model, from, to);
        var asked = (PlanReading.Asked) PlanReading.of(question, PhoneData.catalogue());
        var document = asked.document(asked.plan(Library.EMPTY));
        return String.join("\n", PlanText.of(document, Console.open(true)));
    }
}
