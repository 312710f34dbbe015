package offhook.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class UpgradeRulesTest {
    @Test
    void every_rule_says_who_says_so_and_how_sure_it_is() {
        assertThat(UpgradeRules.ALL)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.statement()).endsWith(".");
                            assertThat(rule.source()).isNotBlank();
                            assertThat(rule.confidence())
                                    .matches(
                                            "(confirmed by|single source|inferred|contradictory:"
                                                    + " ).*");
                        });
    }

    @Test
    void every_load_known_by_name_is_one_and_is_named_once() {
        assertThat(KnownLoads.ALL).extracting(known -> known.name().text()).doesNotHaveDuplicates();
        assertThat(KnownLoads.of(PlanFixture.load("p0s3-8-12-00"))).isPresent();
    }

    @Test
    void a_load_says_which_phones_need_another_first() {
        assertThat(needs("SIP41.9-4-2SR3-1S")).containsExactly("below 8.3(3): B1");
        assertThat(needs("SCCP41.8-5-2S")).isEmpty();
        assertThat(needs("P0S3-8-12-00"))
                .contains(
                        "SCCP below 5.0: A8",
                        "SCCP from 5.0 to below 6.0: A11",
                        "SIP below 4.4: A5");
        assertThat(LoadNeed.of(PlanFixture.load("SIP41.9-4-2SR3-1S")).getFirst().sentence())
                .startsWith("Phones below 8.3(3) can't take it directly (B1). ");
    }

    private static List<String> needs(String load) {
        return LoadNeed.of(PlanFixture.load(load)).stream()
                .map(need -> need.phones() + ": " + need.rule().id())
                .toList();
    }

    @Test
    void packages_are_named_as_sources_pin_them_or_by_ciscos_naming_and_that_is_said() {
        assertThat(usual("SCCP41.8-5-2S")).isEqualTo("cmterm-7941_7961-sccp.8-5-2.zip");
        assertThat(usual("SCCP31.8-5-2S")).isEqualTo("cmterm-7931-scpp.8-5-2.zip");
        assertThat(usual("SCCP11.9-4-2SR1-1S")).isEqualTo("cmterm-7911_7906-sccp.9-4-2SR1-1.zip");
        assertThat(usual("SIP41.9-4-2SR3-1S"))
                .isEqualTo("cmterm-7941_7961-sip.9-4-2SR3-1.zip (by Cisco's naming)");
        assertThat(usual("SCCP75.9-4-2SR1-1S")).endsWith("(by Cisco's naming)");
        assertThat(UsualPackage.of(PlanFixture.load("P00503010100"))).isEmpty();
    }

    private static String usual(String load) {
        return UsualPackage.of(PlanFixture.load(load)).orElseThrow().text();
    }
}
