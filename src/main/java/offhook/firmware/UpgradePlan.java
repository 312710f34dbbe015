package offhook.firmware;

import offhook.phone.LoadName;

import java.util.List;

/** The way of one phone from its load to its target, or why there is none. */
public sealed interface UpgradePlan {
    /**
     * Can be carried out now: every step is in the library. The last step is the target. No step:
     * the phone is there.
     *
     * @param cautions sentences to read before the first step
     */
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
     * There is a way, but a load has to be imported first.
     *
     * @param steps the whole way, with the least to import; those to import have {@code inLibrary}
     *     false
     * @param anyOf loads that would serve as the first missing step, best first; never empty
     * @param why a sentence that says which load, why, and in which package it usually is
     */
    record LoadMissing(
            List<PlanStep> steps,
            List<LoadName> anyOf,
            String why,
            List<UpgradeRule> rules,
            List<String> cautions)
            implements UpgradePlan {
        public LoadMissing {
            steps = List.copyOf(steps);
            anyOf = List.copyOf(anyOf);
            rules = List.copyOf(rules);
            cautions = List.copyOf(cautions);
        }

        /** What could be done without the missing load. */
        public List<PlanStep> stepsBefore() {
            return steps.stream().takeWhile(PlanStep::inLibrary).toList();
        }
    }

    /**
     * No way is good for every load that the phone may run; more has to be known about it first.
     *
     * @param why a sentence that says what is not known
     * @param evidence sentences: what to look at, and what it shows
     * @param branches the ways, by what the evidence may show
     */
    record EvidenceNeeded(
            String why, List<String> evidence, List<Branch> branches, List<UpgradeRule> rules)
            implements UpgradePlan {
        public EvidenceNeeded {
            evidence = List.copyOf(evidence);
            branches = List.copyOf(branches);
            rules = List.copyOf(rules);
        }
    }

    /**
     * One possibility.
     *
     * @param from the loads that it is for
     * @param steps the way from each of them, whether in the library or not; empty: no way
     */
    record Branch(Origin.Between from, List<PlanStep> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }
}
