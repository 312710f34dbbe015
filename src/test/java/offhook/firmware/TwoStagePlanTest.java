package offhook.firmware;

import static offhook.firmware.PlanFixture.M7960;
import static offhook.firmware.PlanFixture.at;
import static offhook.firmware.PlanFixture.between;
import static offhook.firmware.PlanFixture.complete;
import static offhook.firmware.PlanFixture.ids;
import static offhook.firmware.PlanFixture.library;
import static offhook.firmware.PlanFixture.names;
import static offhook.firmware.PlanFixture.plan;
import static offhook.firmware.PlanFixture.with;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.firmware.UpgradePlan.EvidenceNeeded;
import offhook.firmware.UpgradePlan.LoadMissing;
import offhook.firmware.UpgradePlan.NoWay;
import offhook.firmware.UpgradePlan.Way;
import offhook.phone.Protocol;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** The 7940 and 7960: rules A1 to A11. */
class TwoStagePlanTest {
    private static final Library SEED =
            library("P00305000500", "P00308000900", "P0S3-8-12-00", "P0030801SR02");

    @Test
    void an_old_sccp_phone_reaches_sip_by_the_chain_of_the_how_to() {
        var way = (Way) plan(M7960, at("P00303010102"), "P0S3-8-12-00", SEED);

        assertThat(names(way.steps()))
                .containsExactly("P00305000500", "P00308000900", "P0S3-8-12-00");
        assertThat(way.steps().stream().map(PlanStep::hasNoWayBack))
                .containsExactly(true, false, false);
        assertThat(ids(way.steps().get(0).rules())).contains("A8", "A3", "A1", "A2");
        assertThat(ids(way.steps().get(1).rules())).contains("A11", "A4");
        assertThat(ids(way.steps().get(2).rules())).contains("A10");
        assertThat(way.cautions()).anyMatch(caution -> caution.contains("crosses 5.0"));
    }

    @Test
    void an_empty_library_still_gets_the_whole_way_and_is_told_what_to_import() {
        var missing = (LoadMissing) plan(M7960, at("P00303010102"), "P0S3-8-12-00", Library.EMPTY);

        assertThat(names(missing.steps()))
                .containsExactly("P00305000500", "P00308000900", "P0S3-8-12-00");
        assertThat(missing.steps()).noneMatch(PlanStep::inLibrary);
        assertThat(missing.stepsBefore()).isEmpty();
        assertThat(missing.anyOf().getFirst().text()).isEqualTo("P00305000500");
        assertThat(missing.why()).contains("P00305000500").contains("not in the library");
    }

    @Test
    void only_the_missing_load_is_asked_for() {
        var missing =
                (LoadMissing)
                        plan(
                                M7960,
                                at("P00303010102"),
                                "P0S3-8-12-00",
                                library("P00305000500", "P0S3-8-12-00"));

        assertThat(names(missing.stepsBefore())).containsExactly("P00305000500");
        assertThat(missing.anyOf().getFirst().text()).isEqualTo("P00308000900");
        assertThat(names(missing.steps())).hasSize(3).last().isEqualTo("P0S3-8-12-00");
    }

    @Test
    void what_the_library_has_of_the_same_kind_serves() {
        var way =
                (Way)
                        plan(
                                M7960,
                                at("P00303010102"),
                                "P0S3-8-12-00",
                                library("P00305000300", "P0030801SR02", "P0S3-8-12-00"));

        assertThat(names(way.steps()))
                .containsExactly("P00305000300", "P0030801SR02", "P0S3-8-12-00");
    }

    @Test
    void an_old_phone_is_given_no_load_without_its_unsigned_image() {
        var signedOnly =
                with(
                        "P00305000500",
                        new Condition.Complete(),
                        Optional.empty(),
                        List.of("P00305000500.sbn"));
        var missing =
                (LoadMissing)
                        plan(
                                M7960,
                                at("P00303010102"),
                                "P00305000500",
                                library(List.of(signedOnly)));

        assertThat(missing.why()).contains("P00305000500.bin");
        assertThat(ids(missing.rules())).contains("A1");
    }

    @Test
    void a_lesser_load_in_the_right_form_comes_before_a_better_one_that_has_to_be_imported() {
        var signedOnly =
                with(
                        "P00305000500",
                        new Condition.Complete(),
                        Optional.empty(),
                        List.of("P00305000500.sbn"));
        var library =
                library(List.of(signedOnly, complete("P00305000300"), complete("P0030801SR02")));

        var way = (Way) plan(M7960, at("P00303010102"), "P0030801SR02", library);

        assertThat(names(way.steps())).containsExactly("P00305000300", "P0030801SR02");
    }

    @Test
    void an_incomplete_load_does_not_count_and_is_named_as_such() {
        var damaged =
                with(
                        "P0S3-8-12-00",
                        new Condition.Incomplete(List.of("P0S3-8-12-00.sb2"), ""),
                        Optional.empty(),
                        List.of("P0S3-8-12-00.loads"));
        var missing =
                (LoadMissing)
                        plan(M7960, at("P00308000900"), "P0S3-8-12-00", library(List.of(damaged)));

        assertThat(missing.why()).contains("incomplete: missing P0S3-8-12-00.sb2");
    }

    @Test
    void nothing_leads_back_below_5_0() {
        var no = (NoWay) plan(M7960, at("P0S3-8-12-00"), "P00303010102", SEED);

        assertThat(ids(no.rules())).contains("A2");
        assertThat(no.why()).contains("no way back below 5.0");
    }

    @Test
    void an_old_sip_phone_climbs_every_rung() {
        var missing = (LoadMissing) plan(M7960, at("P0S30202"), "P0S3-8-12-00", Library.EMPTY);

        assertThat(names(missing.steps()))
                .containsExactly(
                        "P0S3-04-4-00",
                        "P0S3-05-3-00",
                        "P0S3-06-3-00",
                        "P0S3-07-4-00",
                        "P0S3-8-12-00");
        assertThat(missing.steps().get(1).hasNoWayBack()).isTrue();
    }

    @Test
    void an_old_sip_phone_turns_to_sccp_only_from_7() {
        var missing = (LoadMissing) plan(M7960, at("P0S3-06-3-00"), "P0030801SR02", Library.EMPTY);

        assertThat(names(missing.steps())).containsExactly("P0S3-07-4-00", "P0030801SR02");
        assertThat(ids(missing.steps().get(0).rules())).contains("A9");
    }

    @Test
    void a_lower_sip_load_is_reached_over_7() {
        var missing = (LoadMissing) plan(M7960, at("P0S3-06-3-00"), "P0S3-05-2-00", Library.EMPTY);

        assertThat(names(missing.steps())).containsExactly("P0S3-07-4-00", "P0S3-05-2-00");
        assertThat(ids(missing.steps().get(0).rules())).contains("A7");
    }

    @Test
    void new_loads_change_the_protocol_directly() {
        var toSccp = (Way) plan(M7960, at("P0S3-8-12-00"), "P0030801SR02", SEED);
        var toSip = (Way) plan(M7960, at("P0030801SR02"), "P0S3-8-12-00", SEED);

        assertThat(names(toSccp.steps())).containsExactly("P0030801SR02");
        assertThat(names(toSip.steps())).containsExactly("P0S3-8-12-00");
        assertThat(ids(toSip.steps().getFirst().rules())).contains("A10");
    }

    @Test
    void sccp_below_7_of_unknown_version_takes_the_chain_that_is_right_for_all() {
        var way = (Way) plan(M7960, between(Protocol.SCCP, "", "7.0"), "P0S3-8-12-00", SEED);

        assertThat(names(way.steps()))
                .containsExactly("P00305000500", "P00308000900", "P0S3-8-12-00");
    }

    @Test
    void the_universal_loader_generation_goes_directly_whatever_it_speaks() {
        var way = (Way) plan(M7960, between(null, "7.0", ""), "P0S3-8-12-00", SEED);

        assertThat(names(way.steps())).containsExactly("P0S3-8-12-00");
    }

    @Test
    void of_an_unknown_phone_more_has_to_be_known_and_the_branches_are_told() {
        var needed =
                (EvidenceNeeded) plan(M7960, new Origin.Unknown(), "P0S3-8-12-00", Library.EMPTY);

        assertThat(needed.evidence()).anyMatch(sentence -> sentence.contains("OS79XX.TXT"));
        assertThat(needed.branches())
                .anySatisfy(
                        branch -> {
                            assertThat(branch.from().protocol()).contains(Protocol.SCCP);
                            assertThat(names(branch.steps()))
                                    .containsExactly(
                                            "P00305000500", "P00308000900", "P0S3-8-12-00");
                        });
    }

    @Test
    void a_phone_on_its_target_needs_no_step() {
        assertThat(plan(M7960, at("P0S3-8-12-00"), "P0S3-8-12-00", Library.EMPTY))
                .isEqualTo(new Way(List.of(), List.of()));
    }

    @Test
    void a_loader_is_no_target() {
        var no = (NoWay) plan(M7960, at("P00308000900"), "P003-8-12-00", SEED);

        assertThat(no.why()).contains("P0S3-8-12-00");
    }
}
