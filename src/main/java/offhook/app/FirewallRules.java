package offhook.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rules of one packet filter, as far as they decide on what phones send. A condition that is
 * not understood is taken for one that phones do not meet. Pure.
 */
final class FirewallRules {
    /** Deeper than people nest chains; an endless circle ends here. */
    private static final int JUMPS_MAX = 16;

    /** What becomes of a packet. */
    enum Fate {
        LET_IN,
        /** Who sent it hears nothing. */
        DROPPED,
        /** Who sent it is told. */
        REJECTED
    }

    /** What a rule does. */
    sealed interface Step {
        /** It ends here. */
        record End(Fate fate) implements Step {}

        /** On behind the rule that led here. */
        record Return() implements Step {}

        /**
         * @param isBack whether what that chain leaves undecided comes back
         */
        record Jump(String chain, boolean isBack) implements Step {}
    }

    /**
     * @param conditions all of them
     */
    record Rule(List<Predicate<Arrival>> conditions, Step step) {
        Rule {
            conditions = List.copyOf(conditions);
        }

        private boolean isFor(Arrival arrival) {
            return conditions.stream().allMatch(it -> it.test(arrival));
        }
    }

    private static final class Chain {
        private final List<Rule> rules = new ArrayList<>();
        private boolean isInput;
        private Fate policy = Fate.LET_IN;
    }

    private final Map<String, Chain> chains = new LinkedHashMap<>();

    void add(String chain, Rule rule) {
        chain(chain).rules.add(rule);
    }

    /** What comes in goes through this chain. */
    void input(String chain, Fate policy) {
        chain(chain).isInput = true;
        chain(chain).policy = policy;
    }

    private Chain chain(String path) {
        return chains.computeIfAbsent(path, it -> new Chain());
    }

    /** Each has to let a packet in. */
    List<String> inputs() {
        return chains.entrySet().stream()
                .filter(it -> it.getValue().isInput)
                .map(Map.Entry::getKey)
                .toList();
    }

    Fate fate(String input, Arrival arrival) {
        return switch (walk(chain(input), arrival, 0)) {
            case Step.End(Fate fate) -> fate;
            case Step.Return(), Step.Jump(_, _) -> chain(input).policy;
        };
    }

    /** An end, or a return if nothing here decides. */
    private Step walk(Chain chain, Arrival arrival, int jumps) {
        for (Rule rule : chain.rules) {
            if (!rule.isFor(arrival)) {
                continue;
            }
            switch (rule.step()) {
                case Step.End end -> {
                    return end;
                }
                case Step.Return back -> {
                    return back;
                }
                case Step.Jump(String path, boolean isBack) -> {
                    Chain next = chains.get(path);
                    Step there =
                            next == null || jumps >= JUMPS_MAX
                                    ? new Step.Return()
                                    : walk(next, arrival, jumps + 1);
                    if (there instanceof Step.End || !isBack) {
                        return there;
                    }
                }
            }
        }
        return new Step.Return();
    }
}
