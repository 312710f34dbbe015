package offhook.app;

import offhook.app.FirewallRules.Fate;
import offhook.app.FirewallRules.Rule;
import offhook.app.FirewallRules.Step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code nft list ruleset}. Pure. */
final class NftRules {
    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{.*");
    private static final Pattern SET = Pattern.compile("(?:set|map) (\\S+) \\{.*");
    private static final Pattern ELEMENTS = Pattern.compile("elements = \\{([^}]*)}.*");

    /** What stands beside an element of a set, and is no part of it. */
    private static final String ELEMENT_DECORATION =
            " (timeout|expires|counter|comment|limit) [^,:}]*";

    private static final Pattern CONDITION =
            Pattern.compile(
                    "(?<fields>(?:F)(?: \\. (?:F))*) (?<map>vmap )?(?<not>!= )?"
                                    .replace("F", FirewallCondition.FIELD)
                            + "(?<values>\\{[^}]*}|\"[^\"]*\"|\\S+)(?: / \\S+)? ?");

    /** A limit is kept by phones; what is over one is not theirs. */
    private static final Pattern DECORATION =
            Pattern.compile(
                    "(counter( packets \\d+ bytes \\d+| name \\S+)?"
                            + "|log( (prefix \"[^\"]*\"|(level|group|flags|snaplen|queue-threshold)"
                            + " \\S+))*"
                            + "|limit rate (?!over )\\S+( burst \\d+ \\S+)?) ?");

    private static final Pattern STEP =
            Pattern.compile("(?<word>accept|drop|reject|return|jump|goto)( (?<rest>.*))?");

    private static final String COMMENT = "comment \"[^\"]*\"";

    private final FirewallRules rules = new FirewallRules();
    private final Map<String, String> sets = new HashMap<>();
    private String table = "";
    private Optional<String> chain = Optional.empty();
    private Optional<String> set = Optional.empty();

    private NftRules() {}

    static FirewallRules read(String ruleset) {
        var reader = new NftRules();
        String begun = "";
        for (String each : ruleset.lines().toList()) {
            String line = (begun + each.strip()).replaceAll(COMMENT, "").replaceAll(" +", " ");
            // The elements of a set go on over many lines.
            boolean goesOn = line.startsWith("elements =") && !line.contains("}");
            begun = goesOn ? line + " " : "";
            if (!goesOn) {
                reader.line(line.strip());
            }
        }
        return reader.rules;
    }

    private void line(String line) {
        Matcher opensTable = TABLE.matcher(line);
        Matcher opensChain = CHAIN.matcher(line);
        Matcher opensSet = SET.matcher(line);
        Matcher elements = ELEMENTS.matcher(line);
        if (opensTable.matches()) {
            table = opensTable.group(1) + " " + opensTable.group(2);
        } else if (opensChain.matches()) {
            chain = Optional.of(table + " " + opensChain.group(1));
        } else if (opensSet.matches()) {
            set = Optional.of(table + " @" + opensSet.group(1));
        } else if (line.equals("}")) {
            chain = Optional.empty();
            set = Optional.empty();
        } else if (set.isPresent() && elements.matches()) {
            sets.put(set.get(), elements.group(1).replaceAll(ELEMENT_DECORATION, ""));
        } else if (chain.isPresent() && line.startsWith("type ")) {
            boolean isOurs = table.startsWith("inet ") || table.startsWith("ip ");
            if (isOurs && line.contains("hook input")) {
                boolean isShut = line.contains("policy drop");
                rules.input(chain.get(), isShut ? Fate.DROPPED : Fate.LET_IN);
            }
        } else if (chain.isPresent()) {
            rule(line).forEach(rule -> rules.add(chain.get(), rule));
        }
    }

    /** A map from values to verdicts is a rule for each of its values. */
    private List<Rule> rule(String line) {
        var conditions = new ArrayList<Predicate<Arrival>>();
        String rest = line;
        while (true) {
            Matcher condition = CONDITION.matcher(rest);
            Matcher decoration = DECORATION.matcher(rest);
            if (condition.lookingAt()) {
                rest = rest.substring(condition.end());
                List<String> fields = List.of(condition.group("fields").split(" \\. "));
                String text = condition.group("values");
                // All of them together: "fin,syn" is no "syn".
                List<String> values =
                        fields.equals(List.of("tcp flags")) ? List.of(text) : values(text);
                if (condition.group("map") != null) {
                    return rest.isBlank() ? mapped(conditions, fields, values) : List.of();
                }
                conditions.add(
                        new FirewallCondition(fields, values, condition.group("not") != null));
            } else if (decoration.lookingAt()) {
                rest = rest.substring(decoration.end());
            } else {
                return step(rest).map(step -> new Rule(conditions, step)).stream().toList();
            }
        }
    }

    private List<String> values(String text) {
        String named = text.startsWith("@") ? sets.getOrDefault(table + " " + text, "") : text;
        return FirewallCondition.list(named.replaceAll("[{}]", ""));
    }

    private List<Rule> mapped(
            List<Predicate<Arrival>> conditions, List<String> fields, List<String> values) {
        var mapped = new ArrayList<Rule>();
        for (String value : values) {
            String[] sides = value.split(" : ", 2);
            var all = new ArrayList<>(conditions);
            all.add(new FirewallCondition(fields, List.of(sides[0].strip()), false));
            step(sides[sides.length - 1]).ifPresent(step -> mapped.add(new Rule(all, step)));
        }
        return mapped;
    }

    private Optional<Step> step(String text) {
        Matcher step = STEP.matcher(text.strip());
        if (!step.matches()) {
            return Optional.empty();
        }
        String path = table + " " + step.group("rest");
        return Optional.of(
                switch (step.group("word")) {
                    case "accept" -> new Step.End(Fate.LET_IN);
                    case "drop" -> new Step.End(Fate.DROPPED);
                    case "reject" -> new Step.End(Fate.REJECTED);
                    case "jump" -> new Step.Jump(path, true);
                    case "goto" -> new Step.Jump(path, false);
                    default -> new Step.Return();
                });
    }
}
