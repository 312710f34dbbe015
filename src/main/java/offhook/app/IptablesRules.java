package offhook.app;

import offhook.app.FirewallRules.Fate;
import offhook.app.FirewallRules.Rule;
import offhook.app.FirewallRules.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads {@code iptables -S}, all chains. Pure. */
final class IptablesRules {
    static final String INPUT = "INPUT";

    private static final Pattern WORD = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\S+");
    private static final int WORDS_BEFORE_RULE = 2;

    private IptablesRules() {}

    static FirewallRules read(String printed) {
        var rules = new FirewallRules();
        for (String line : printed.lines().toList()) {
            List<String> words = WORD.matcher(line).results().map(MatchResult::group).toList();
            if (words.size() <= WORDS_BEFORE_RULE) {
                continue;
            }
            String chain = words.get(1);
            if (words.getFirst().equals("-P") && chain.equals(INPUT)) {
                rules.input(chain, words.get(2).equals("DROP") ? Fate.DROPPED : Fate.LET_IN);
            } else if (words.getFirst().equals("-A")) {
                rule(words.subList(WORDS_BEFORE_RULE, words.size()))
                        .ifPresent(rule -> rules.add(chain, rule));
            }
        }
        return rules;
    }

    private static Optional<Rule> rule(List<String> words) {
        var conditions = new ArrayList<Predicate<Arrival>>();
        boolean isNot = false;
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (words.get(i).equals("!")) {
                isNot = true;
                i++;
            }
            String option = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (option.equals("-j") || option.equals("-g")) {
                return step(option, value).map(step -> new Rule(conditions, step));
            }
            if (option.equals("--tcp-flags")) {
                // Mask and what of it is set: one word more.
                i++;
                value = i + 1 < words.size() ? words.get(i + 1) : "";
            }
            Optional<Predicate<Arrival>> condition = condition(option, value);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(isNot ? not(condition.get()) : condition.get());
            isNot = false;
        }
        return Optional.empty();
    }

    private static Predicate<Arrival> not(Predicate<Arrival> condition) {
        return condition instanceof FirewallCondition plain ? plain.negated() : condition.negate();
    }

    private static Optional<Predicate<Arrival>> condition(String option, String value) {
        String ports = value.replace(':', '-');
        return switch (option) {
            case "-p" -> value.equals("all") ? Optional.of(it -> true) : of("meta l4proto", value);
            case "--dport", "--dports" -> of("th dport", ports);
            case "--sport", "--sports" -> of("th sport", ports);
            case "--ports" ->
                    Optional.of(
                            FirewallCondition.of("th dport", ports)
                                    .or(FirewallCondition.of("th sport", ports)));
            case "-i" -> of("iifname", value);
            case "-s" -> of("ip saddr", value);
            case "--state", "--ctstate" -> of("ct state", value.toLowerCase(Locale.ROOT));
            // All of them together: SYN,FIN is no SYN.
            case "--tcp-flags" ->
                    Optional.of(
                            new FirewallCondition(
                                    List.of("tcp flags"),
                                    List.of(value.toLowerCase(Locale.ROOT)),
                                    false));
            // What is loaded asks nothing by itself, and phones keep limits.
            case "-m", "--comment", "--limit", "--limit-burst" -> Optional.of(it -> true);
            default -> Optional.empty();
        };
    }

    private static Optional<Predicate<Arrival>> of(String field, String values) {
        return Optional.of(FirewallCondition.of(field, values));
    }

    private static Optional<Step> step(String option, String target) {
        return switch (target) {
            case "ACCEPT" -> Optional.of(new Step.End(Fate.LET_IN));
            case "DROP" -> Optional.of(new Step.End(Fate.DROPPED));
            case "REJECT" -> Optional.of(new Step.End(Fate.REJECTED));
            case "RETURN" -> Optional.of(new Step.Return());
            case "LOG", "NFLOG", "MARK", "CONNMARK" -> Optional.empty();
            default -> Optional.of(new Step.Jump(target, option.equals("-j")));
        };
    }
}
