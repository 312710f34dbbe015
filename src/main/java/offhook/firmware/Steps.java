package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

import java.util.LinkedHashSet;
import java.util.List;

/** Makes the steps of a plan out of a found route: the reasons and the rules of each. */
record Steps(PhoneModel model, LoadName target) {
    List<PlanStep> of(List<RouteSearch.Hop> route) {
        return route.stream().map(this::step).toList();
    }

    private PlanStep step(RouteSearch.Hop hop) {
        return new PlanStep(
                hop.load(), why(hop), rules(hop), crossesFiveZero(hop), hop.inLibrary());
    }

    private String why(RouteSearch.Hop hop) {
        List<UpgradeRule> support = support(hop);
        if (hop.bridge().isPresent()) {
            List<UpgradeRule> against = against(hop.from());
            return Versions.capitalised(hop.from().text())
                    + " can't go straight to "
                    + Versions.named(target)
                    + " ("
                    + ids(against)
                    + "); "
                    + hop.bridge().get().sentence()
                    + ".";
        }
        if (support.isEmpty()) {
            return "No source tells of "
                    + Versions.named(hop.load())
                    + " after "
                    + hop.from().text()
                    + "; no known rule forbids it.";
        }
        return Versions.named(hop.load())
                + " can follow "
                + hop.from().text()
                + " directly ("
                + ids(support)
                + ").";
    }

    /** What makes it a step, then what bears it out, then what its images have to be. */
    private List<UpgradeRule> rules(RouteSearch.Hop hop) {
        var rules = new LinkedHashSet<UpgradeRule>();
        if (hop.from() instanceof Standing.Within within
                && within.isAssumed()
                && model.generation() == Generation.JAVA) {
            rules.add(UpgradeRules.B2);
        }
        if (hop.bridge().isPresent()) {
            rules.addAll(against(hop.from()));
        }
        rules.addAll(support(hop));
        if (model.generation() == Generation.TWO_STAGE
                && hop.from().mayBeIn(Span.ALL.upTo(Versions.V5_0))) {
            rules.add(UpgradeRules.A1);
        }
        if (crossesFiveZero(hop)) {
            rules.add(UpgradeRules.A2);
        }
        return List.copyOf(rules);
    }

    private List<UpgradeRule> against(Standing from) {
        return HopRules.against(model.generation(), from, target);
    }

    private List<UpgradeRule> support(RouteSearch.Hop hop) {
        return HopRules.support(model.generation(), hop.from(), hop.load());
    }

    private boolean crossesFiveZero(RouteSearch.Hop hop) {
        return model.generation() == Generation.TWO_STAGE
                && hop.from().mayBeIn(Span.ALL.upTo(Versions.V5_0))
                && hop.load().version().isAtLeast(Versions.V5_0);
    }

    static String ids(List<UpgradeRule> rules) {
        return rules.isEmpty()
                ? "no rule"
                : "rule " + String.join(", ", rules.stream().map(UpgradeRule::id).toList());
    }
}
