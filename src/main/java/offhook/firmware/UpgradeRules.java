package offhook.firmware;

import java.util.List;
import java.util.Optional;

/**
 * What is known about stepping from load to load, with who says so and how sure it is.
 *
 * <p>Source: shared facts firmware.md §4.1 (ids as there); docs/upgrade-rules.md tells more. Which
 * jumps each rule forbids or bears out, as numbers, is {@link HopRules}.
 */
public final class UpgradeRules {
    static final UpgradeRule A1 =
            new UpgradeRule(
                    "A1",
                    "A 7940/60 below 5.0 loads only unsigned images: the .bin of its next load has"
                            + " to be there.",
                    "Cisco document 68244; Cisco CME administrator guide",
                    "confirmed by 3 or more");
    static final UpgradeRule A2 =
            new UpgradeRule(
                    "A2",
                    "A 7940/60 at 5.0 or later takes only signed images: there is no way back below"
                            + " 5.0.",
                    "Cisco document 68244; Cisco CME administrator guide; Cisco readmes of SCCP"
                            + " 8.0(5), 8.0(8), 8.0(9), 8.0(10)",
                    "confirmed by 6");
    static final UpgradeRule A3 =
            new UpgradeRule(
                    "A3",
                    "A 7940/60 with SCCP below 5.0 takes an SCCP 5.x load before any later one.",
                    "how-to of 2011 (P00305000500); Cisco CME administrator guide agrees",
                    "single source");
    static final UpgradeRule A4 =
            new UpgradeRule(
                    "A4",
                    "A 7940/60 with SCCP 5.x takes SCCP 8.0(9) and later directly.",
                    "how-to of 2011 (P00305000500 to P00308000900)",
                    "single source");
    static final UpgradeRule A5 =
            new UpgradeRule(
                    "A5",
                    "A 7940/60 with SIP 2.x to 4.x goes by 4.4, then 5.3, then 6.x, then 7.x.",
                    "Cisco CME administrator guide",
                    "single source");
    static final UpgradeRule A6 =
            new UpgradeRule(
                    "A6",
                    "A 7940/60 with SIP 5.x or 6.x goes by 5.3 and 6.x to 7.x (6.3 to 7.4 is"
                            + " Cisco's example).",
                    "Cisco CME administrator guide",
                    "single source");
    static final UpgradeRule A7 =
            new UpgradeRule(
                    "A7",
                    "A 7940/60 reaches a lower SIP load (5.0 or later) only from SIP 7.x or later.",
                    "Cisco CME administrator guide",
                    "single source");
    static final UpgradeRule A8 =
            new UpgradeRule(
                    "A8",
                    "A 7940/60 with SCCP below 5.0 takes SCCP 5.x or later before SIP.",
                    "Cisco CME administrator guide; how-to of 2011",
                    "contradictory: confirmed by 2, yet Cisco document 5455 has a procedure from"
                            + " SCCP 3.x directly to SIP 6.x or earlier");
    static final UpgradeRule A9 =
            new UpgradeRule(
                    "A9",
                    "A 7940/60 with SIP below 7.0 takes SIP 7.x before SCCP.",
                    "Cisco CME administrator guide (6.3 to 7.4 to SCCP 7.2(3))",
                    "contradictory: single source, and Cisco document 5455 has procedures from SIP"
                            + " 4.x to SCCP 5.x or earlier and from SIP 5.x/6.x to SCCP 5.x");
    static final UpgradeRule A10 =
            new UpgradeRule(
                    "A10",
                    "A 7940/60 changes between SCCP 6.x or later and SIP 7.x or later directly.",
                    "Cisco document 5455 (headings); how-to of 2011",
                    "confirmed by 2");
    static final UpgradeRule A11 =
            new UpgradeRule(
                    "A11",
                    "A 7940/60 with SCCP 5.x takes SCCP 8.0(9) or later before SIP 8.x.",
                    "how-to of 2011",
                    "contradictory: the article goes over 8.0(9), its author's comment says 6.x,"
                            + " then 7.x; this is the cautious reading");
    static final UpgradeRule B1 =
            new UpgradeRule(
                    "B1",
                    "A phone below 8.3(3) can't verify loads after 8.5(2), which are signed with a"
                            + " new key; loads from 8.3(3) to 8.5(2) know both keys.",
                    "Cisco release notes of 8.5(3) and 9.2(3), quoted by six; boundary at"
                            + " 8.5(2)SR1 as two users saw",
                    "confirmed by 6, mostly of one origin (Cisco)");
    static final UpgradeRule B2 =
            new UpgradeRule(
                    "B2",
                    "A Java phone whose load is unknown, or that was just reset, counts as below"
                            + " 8.3(3): its factory loader decides, not its last load.",
                    "itwurx.net (8.5(4) phone failed after a reset, 8.5(2) worked); qsolved.com;"
                            + " dudek.org",
                    "single source, two consistent");
    static final UpgradeRule B3 =
            new UpgradeRule(
                    "B3",
                    "A phone at 8.3(3) to 8.5(2) takes later loads directly; the protocol may"
                            + " change in the same step.",
                    "crimsonsilo.com; Cisco community 4396265; dudek.org",
                    "confirmed by 3");
    static final UpgradeRule B4 =
            new UpgradeRule(
                    "B4",
                    "A phone after 8.5(2) is expected to refuse loads below 8.3(3), which are"
                            + " signed with the old key only (\"Auth Fail\").",
                    "inferred from Cisco's explanation of the key change",
                    "inferred");
    static final UpgradeRule B5 =
            new UpgradeRule(
                    "B5",
                    "A 7970, 7971 or 7975 goes in two steps from 8.3(2) or its factory loader;"
                            + " power lost during an upgrade can brick it.",
                    "Cisco community 3122993",
                    "single source");
    static final UpgradeRule B6 =
            new UpgradeRule(
                    "B6",
                    "A 7970 or 7971 needs its power brick for a factory restore; inline power is"
                            + " not enough.",
                    "Cisco (CSCef22943)",
                    "single source");
    static final UpgradeRule C1 =
            new UpgradeRule(
                    "C1",
                    "A phone refuses a load that doesn't support its hardware revision (\"Load"
                            + " rejected HC\"); a smaller HARDWARE_COMP value is a warning.",
                    "Cisco status messages; the values of .loads files",
                    "confirmed by 2; the meaning of the value is inferred");
    static final UpgradeRule D1 =
            new UpgradeRule(
                    "D1",
                    "A 7905 or 7912 takes any load directly; one that can't verify asks for .zup"
                            + " first, then .sbin.",
                    "Cisco CME administrator guide; Cisco 7905/7912 administrator guide",
                    "confirmed by 2");
    static final UpgradeRule E1 =
            new UpgradeRule(
                    "E1",
                    "Cisco supports only the newest load of a model.",
                    "Cisco document 116684",
                    "single source");

    public static final List<UpgradeRule> ALL =
            List.of(
                    A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, B1, B2, B3, B4, B5, B6, C1, D1,
                    E1);

    private UpgradeRules() {}

    /** By {@code A1} and the like. */
    public static Optional<UpgradeRule> withId(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
