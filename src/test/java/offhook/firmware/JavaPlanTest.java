package offhook.firmware;

import static offhook.firmware.PlanFixture.M7910;
import static offhook.firmware.PlanFixture.M7912;
import static offhook.firmware.PlanFixture.M7945;
import static offhook.firmware.PlanFixture.M7961;
import static offhook.firmware.PlanFixture.M7970;
import static offhook.firmware.PlanFixture.M7975;
import static offhook.firmware.PlanFixture.at;
import static offhook.firmware.PlanFixture.between;
import static offhook.firmware.PlanFixture.ids;
import static offhook.firmware.PlanFixture.library;
import static offhook.firmware.PlanFixture.names;
import static offhook.firmware.PlanFixture.plan;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.firmware.UpgradePlan.EvidenceNeeded;
import offhook.firmware.UpgradePlan.LoadMissing;
import offhook.firmware.UpgradePlan.NoWay;
import offhook.firmware.UpgradePlan.Way;

import org.junit.jupiter.api.Test;

/** The Java phones, rules B1 to B6, and the models with few rules or none. */
class JavaPlanTest {
    private static final String TARGET = "SIP41.9-4-2SR3-1S";

    @Test
    void an_unknown_java_phone_counts_as_old_and_crosses_the_bridge() {
        var missing = (LoadMissing) plan(M7961, new Origin.Unknown(), TARGET, Library.EMPTY);

        assertThat(names(missing.steps())).containsExactly("SCCP41.8-5-2S", TARGET);
        assertThat(ids(missing.steps().getFirst().rules())).contains("B1", "B2");
        assertThat(missing.why()).contains("cmterm-7941_7961-sccp.8-5-2.zip");
        assertThat(missing.anyOf().stream().map(name -> name.text()))
                .contains("SCCP41.8-5-2S", "SIP41.8-5-2S");
    }

    @Test
    void of_two_bridges_in_the_library_the_one_of_the_targets_protocol_is_taken() {
        var way =
                (Way)
                        plan(
                                M7961,
                                at("SCCP41.8-0-4ES4-0-1S"),
                                TARGET,
                                library("SCCP41.8-5-2S", "SIP41.8-5-2S", TARGET));

        assertThat(names(way.steps())).containsExactly("SIP41.8-5-2S", TARGET);
    }

    @Test
    void any_load_that_knows_both_keys_is_a_bridge_if_8_5_2_is_not_there() {
        var way =
                (Way)
                        plan(
                                M7961,
                                new Origin.Unknown(),
                                TARGET,
                                library("SCCP41.8-3-3S", "SCCP41.8-4-3S", TARGET));

        assertThat(names(way.steps())).containsExactly("SCCP41.8-4-3S", TARGET);
    }

    @Test
    void loads_outside_the_window_are_no_bridge() {
        var missing =
                (LoadMissing)
                        plan(
                                M7961,
                                new Origin.Unknown(),
                                TARGET,
                                library("SCCP41.8-3-1S", "SCCP41.8-5-2SR1S", TARGET));

        assertThat(missing.anyOf().getFirst().text()).isEqualTo("SCCP41.8-5-2S");
    }

    @Test
    void a_phone_that_knows_both_keys_goes_directly_and_may_change_protocol() {
        var way = (Way) plan(M7961, at("SCCP41.8-5-2S"), TARGET, library(TARGET));

        assertThat(names(way.steps())).containsExactly(TARGET);
        assertThat(ids(way.steps().getFirst().rules())).contains("B3");
    }

    @Test
    void a_phone_below_8_5_still_needs_the_bridge_and_one_that_asked_for_an_itl_does_not() {
        Library library = library("SCCP41.8-5-2S", TARGET);
        var older = (Way) plan(M7961, between(null, "", "8.5"), TARGET, library);
        var newer = (Way) plan(M7961, between(null, "8.5.1", ""), TARGET, library);

        assertThat(names(older.steps())).containsExactly("SCCP41.8-5-2S", TARGET);
        assertThat(names(newer.steps())).containsExactly(TARGET);
    }

    @Test
    void the_old_key_is_out_of_reach_from_the_new() {
        var no = (NoWay) plan(M7961, at(TARGET), "SIP41.8-2-1S", library("SIP41.8-2-1S"));

        assertThat(ids(no.rules())).containsExactly("B4");
        assertThat(no.why()).contains("factory reset");
        assertThat(no.rules().getFirst().confidence()).isEqualTo("inferred");
    }

    @Test
    void an_old_target_for_a_phone_of_any_age_waits_for_evidence() {
        var needed =
                (EvidenceNeeded)
                        plan(M7961, between(null, "", ""), "SIP41.8-2-1S", library("SIP41.8-2-1S"));

        assertThat(needed.branches()).anyMatch(branch -> branch.steps().isEmpty());
        assertThat(needed.branches()).anyMatch(branch -> !branch.steps().isEmpty());
    }

    @Test
    void firmware_of_other_models_is_refused_with_both_named() {
        var no = (NoWay) plan(M7975, at("SCCP75.9-3-1SR1-1S"), "P0S3-08-06-00", Library.EMPTY);

        assertThat(no.why())
                .isEqualTo(
                        "P0S3-08-06-00 is 7940/60 firmware; a 7975 runs SCCP75 and SIP75 loads.");
    }

    @Test
    void a_7970_is_warned_about_power() {
        var missing =
                (LoadMissing) plan(M7970, new Origin.Unknown(), "SIP70.9-4-2SR3-1S", Library.EMPTY);

        assertThat(missing.cautions()).anyMatch(caution -> caution.contains("Never cut the power"));
        assertThat(missing.cautions()).anyMatch(caution -> caution.contains("power brick"));
    }

    @Test
    void a_load_for_fewer_hardware_revisions_is_warned_about() {
        var missing =
                (LoadMissing) plan(M7945, at("SCCP45.9-4-2SR1-1S"), "SIP45.8-5-4S", Library.EMPTY);

        assertThat(missing.cautions()).anyMatch(caution -> caution.contains("Load rejected HC"));
        assertThat(missing.cautions()).anyMatch(caution -> caution.contains("rule E1"));
    }

    @Test
    void a_7912_goes_directly() {
        var way =
                (Way)
                        plan(
                                M7912,
                                at("CP7912060000SCCP050124A"),
                                "CP7912080004SCCP080108A",
                                library("CP7912080004SCCP080108A"));

        assertThat(ids(way.steps().getFirst().rules())).containsExactly("D1");
        assertThat(way.cautions()).isEmpty();
    }

    @Test
    void a_model_without_rules_goes_directly_and_that_is_said() {
        var way = (Way) plan(M7910, at("P00403020214"), "P00405000700", library("P00405000700"));

        assertThat(way.cautions()).anyMatch(caution -> caution.contains("No rules are known"));
    }
}
