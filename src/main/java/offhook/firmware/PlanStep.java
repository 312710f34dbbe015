package offhook.firmware;

import offhook.phone.LoadName;

import java.util.List;

/**
 * One load on the way.
 *
 * @param why a sentence: why this load comes here
 * @param rules the rules that ask for it
 * @param hasNoWayBack after it the phone can't return to where it was (5.0 on 7940/60)
 * @param inLibrary the library has the load, complete, in the form that the phone takes here
 */
public record PlanStep(
        LoadName load,
        String why,
        List<UpgradeRule> rules,
        boolean hasNoWayBack,
        boolean inLibrary) {
    public PlanStep {
        rules = List.copyOf(rules);
    }
}
