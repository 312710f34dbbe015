package offhook.firmware;

import static offhook.firmware.Versions.BOTH_KEYS;
import static offhook.firmware.Versions.NEW_KEY;
import static offhook.firmware.Versions.V4_4;
import static offhook.firmware.Versions.V5_0;
import static offhook.firmware.Versions.V5_3;
import static offhook.firmware.Versions.V6_0;
import static offhook.firmware.Versions.V7_0;
import static offhook.firmware.Versions.V8_0;
import static offhook.firmware.Versions.V8_0_9;

import offhook.firmware.HopRule.Direction;
import offhook.firmware.HopRule.Verdict;
import offhook.phone.Generation;
import offhook.phone.LoadName;

import java.util.List;

/** The rules of {@link UpgradeRules} as numbers: which direct jumps each forbids or bears out. */
final class HopRules {
    private static final List<HopRule> TWO_STAGE =
            List.of(
                    no(UpgradeRules.A2, Span.ALL.from(V5_0), Span.ALL.upTo(V5_0)),
                    no(UpgradeRules.A3, Span.SCCP.upTo(V5_0), Span.SCCP.from(V6_0)),
                    yes(UpgradeRules.A3, Span.SCCP.upTo(V5_0), Span.SCCP.from(V5_0).upTo(V6_0)),
                    yes(UpgradeRules.A4, Span.SCCP.from(V5_0).upTo(V6_0), Span.SCCP.from(V8_0_9)),
                    no(UpgradeRules.A5, Span.SIP.upTo(V4_4), Span.SIP.from(V5_0)),
                    yes(UpgradeRules.A5, Span.SIP.upTo(V4_4), Span.SIP.from(V4_4).upTo(V5_0)),
                    no(UpgradeRules.A5, Span.SIP.from(V4_4).upTo(V5_0), Span.SIP.from(V6_0)),
                    yes(
                            UpgradeRules.A5,
                            Span.SIP.from(V4_4).upTo(V5_0),
                            Span.SIP.from(V5_0).upTo(V6_0)),
                    no(UpgradeRules.A6, Span.SIP.from(V5_0).upTo(V5_3), Span.SIP.from(V6_0)),
                    no(UpgradeRules.A6, Span.SIP.from(V5_3).upTo(V6_0), Span.SIP.from(V7_0)),
                    no(UpgradeRules.A6, Span.SIP.from(V6_0).upTo(V7_0), Span.SIP.from(V8_0)),
                    yes(
                            UpgradeRules.A6,
                            Span.SIP.from(V5_0).upTo(V6_0),
                            Span.SIP.from(V5_3).upTo(V7_0)),
                    yes(
                            UpgradeRules.A6,
                            Span.SIP.from(V6_0).upTo(V7_0),
                            Span.SIP.from(V6_0).upTo(V8_0)),
                    down(Verdict.FORBIDS, UpgradeRules.A7, Span.SIP.upTo(V7_0), Span.SIP),
                    down(
                            Verdict.SUPPORTS,
                            UpgradeRules.A7,
                            Span.SIP.from(V7_0),
                            Span.SIP.from(V5_0)),
                    no(UpgradeRules.A8, Span.SCCP.upTo(V5_0), Span.SIP.from(V5_0)),
                    // Unsigned to unsigned: only document 5455 has it, so A8's doubt is shown.
                    yes(UpgradeRules.A8, Span.SCCP.upTo(V5_0), Span.SIP.upTo(V5_0)),
                    yes(UpgradeRules.A8, Span.SCCP.from(V5_0), Span.SIP.from(V5_0).upTo(V7_0)),
                    no(UpgradeRules.A9, Span.SIP.upTo(V7_0), Span.SCCP.from(V5_0)),
                    yes(UpgradeRules.A9, Span.SIP.upTo(V5_0), Span.SCCP.upTo(V5_0)),
                    yes(UpgradeRules.A9, Span.SIP.from(V7_0), Span.SCCP.from(V5_0).upTo(V6_0)),
                    no(
                            UpgradeRules.A10,
                            Span.SCCP.from(V5_0).upTo(V6_0),
                            Span.SIP.from(V7_0).upTo(V8_0)),
                    yes(UpgradeRules.A10, Span.SCCP.from(V6_0), Span.SIP.from(V7_0)),
                    yes(UpgradeRules.A10, Span.SIP.from(V7_0), Span.SCCP.from(V6_0)),
                    no(UpgradeRules.A11, Span.SCCP.from(V5_0).upTo(V6_0), Span.SIP.from(V8_0)),
                    yes(UpgradeRules.A11, Span.SCCP.from(V8_0_9), Span.SIP.from(V8_0)));

    private static final List<HopRule> JAVA =
            List.of(
                    no(UpgradeRules.B1, Span.ALL.upTo(BOTH_KEYS), Span.ALL.from(NEW_KEY)),
                    yes(UpgradeRules.B1, Span.ALL.upTo(NEW_KEY), Span.ALL.upTo(NEW_KEY)),
                    yes(UpgradeRules.B1, Span.ALL.from(NEW_KEY), Span.ALL.from(NEW_KEY)),
                    yes(
                            UpgradeRules.B3,
                            Span.ALL.from(BOTH_KEYS).upTo(NEW_KEY),
                            Span.ALL.from(NEW_KEY)),
                    no(UpgradeRules.B4, Span.ALL.from(NEW_KEY), Span.ALL.upTo(BOTH_KEYS)));

    private static final List<HopRule> CP79XX = List.of(yes(UpgradeRules.D1, Span.ALL, Span.ALL));

    private HopRules() {}

    private static HopRule no(UpgradeRule rule, Span from, Span to) {
        return new HopRule(rule, Verdict.FORBIDS, from, to, Direction.ANY);
    }

    private static HopRule yes(UpgradeRule rule, Span from, Span to) {
        return new HopRule(rule, Verdict.SUPPORTS, from, to, Direction.ANY);
    }

    private static HopRule down(Verdict verdict, UpgradeRule rule, Span from, Span to) {
        return new HopRule(rule, verdict, from, to, Direction.DOWN);
    }

    /** The rules that forbid the jump; none: it is allowed. */
    static List<UpgradeRule> against(Generation generation, Standing from, LoadName to) {
        return those(Verdict.FORBIDS, generation, from, to);
    }

    /** The rules that bear the jump out; none: no source tells of it. */
    static List<UpgradeRule> support(Generation generation, Standing from, LoadName to) {
        return those(Verdict.SUPPORTS, generation, from, to);
    }

    private static List<UpgradeRule> those(
            Verdict verdict, Generation generation, Standing from, LoadName to) {
        return table(generation).stream()
                .filter(rule -> rule.verdict() == verdict && rule.speaksOf(from, to))
                .map(HopRule::rule)
                .distinct()
                .toList();
    }

    static List<HopRule> table(Generation generation) {
        return switch (generation) {
            case TWO_STAGE -> TWO_STAGE;
            case JAVA -> JAVA;
            case CP79XX -> CP79XX;
            case SINGLE_IMAGE, WIRELESS, CONFERENCE, EXPANSION_MODULE, NEXT_GENERATION -> List.of();
        };
    }
}
