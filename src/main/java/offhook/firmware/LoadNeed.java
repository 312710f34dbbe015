package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.Platform;

import java.util.ArrayList;
import java.util.List;

/**
 * What a load asks of a phone before it may be put on it: what {@code import} says of each load.
 *
 * @param phones which phones can't take it directly: {@code SCCP below 5.0}
 * @param rule why not, and what comes first
 */
public record LoadNeed(String phones, UpgradeRule rule) {
    /** Oldest first as the rules have them; none: every phone of the platform takes it directly. */
    public static List<LoadNeed> of(LoadName load) {
        var needs = new ArrayList<LoadNeed>();
        for (HopRule rule : HopRules.table(generation(load.platform()))) {
            // A7 speaks of every load: one is always lower than something.
            if (rule.verdict() == HopRule.Verdict.FORBIDS
                    && rule.direction() == HopRule.Direction.ANY
                    && rule.to().holds(load)) {
                needs.add(new LoadNeed(rule.from().text(), rule.rule()));
            }
        }
        return List.copyOf(needs);
    }

    /** As far as there are rules. */
    private static Generation generation(Platform platform) {
        return switch (platform) {
            case TWO_STAGE -> Generation.TWO_STAGE;
            case CP7902, CP7905, CP7912 -> Generation.CP79XX;
            default -> platform.isJava() ? Generation.JAVA : Generation.NEXT_GENERATION;
        };
    }

    /** {@code Phones on SCCP below 5.0 can't take it directly (A8). …}. */
    public String sentence() {
        String subject = phones.startsWith("S") ? "Phones on " : "Phones ";
        return subject
                + phones
                + " can't take it directly ("
                + rule.id()
                + "). "
                + rule.statement();
    }
}
