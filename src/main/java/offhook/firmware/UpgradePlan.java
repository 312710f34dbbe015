package offhook.firmware;

import offhook.phone.LoadName;

import java.util.List;

/** The way of one phone from its load to its target, or why there is none. */
public sealed interface UpgradePlan {
    /** The last step is the target. No step: the phone is there. */
    record Way(List<PlanStep> steps, List<String> cautions) implements UpgradePlan {
        public Way {
            steps = List.copyOf(steps);
            cautions = List.copyOf(cautions);
        }
    }

    /** Not with any library. */
    record NoWay(String why, List<UpgradeRule> rules) implements UpgradePlan {
        public NoWay {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A load has to be imported first.
     *
     * @param stepsBefore what could be done without it
     * @param anyOf loads that would serve, best first; never empty
     * @param why a sentence that says which load, why, and in which package it usually is
     */
    record LoadMissing(
            List<PlanStep> stepsBefore, List<LoadName> anyOf, String why, List<UpgradeRule> rules)
            implements UpgradePlan {
        public LoadMissing {
            stepsBefore = List.copyOf(stepsBefore);
            anyOf = List.copyOf(anyOf);
            rules = List.copyOf(rules);
        }
    }
}
