package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.PhoneModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the way. Pure and total; the rules are {@link UpgradeRules}. */
public final class UpgradePlanner {
    private final PhoneModel model;
    private final Standing start;
    private final LoadName target;
    private final Shelf shelf;
    private final RouteSearch search;

    private UpgradePlanner(PhoneModel model, Origin from, LoadName to, Library library) {
        this.model = model;
        this.start = Standing.of(model, from);
        this.target = to;
        this.shelf = new Shelf(library);
        this.search = new RouteSearch(model, to, shelf);
    }

    /** A way that can be carried out now if there is any, else what stands against it. */
    public static UpgradePlan plan(PhoneModel model, Origin from, LoadName to, Library library) {
        if (model.generation() == Generation.NEXT_GENERATION) {
            return new UpgradePlan.NoWay(
                    model.name()
                            + " is no 7900 phone: this station knows it by name only, keeps no"
                            + " firmware of it and plans nothing for it.",
                    List.of());
        }
        if (from instanceof Origin.Exactly(LoadName load)) {
            if (load.equals(to)) {
                return new UpgradePlan.Way(List.of(), List.of());
            }
            if (load.platform() != model.platform()) {
                return new UpgradePlan.NoWay(
                        load.text() + " can't be what it runs: " + wrongPlatform(model, load),
                        List.of());
            }
        }
        return new UpgradePlanner(model, from, to, library).plan();
    }

    private UpgradePlan plan() {
        if (target.platform() != model.platform()) {
            return new UpgradePlan.NoWay(wrongPlatform(model, target), List.of());
        }
        if (target instanceof LoadName.UniversalLoader) {
            return new UpgradePlan.NoWay(
                    target.text()
                            + " is a loader and no target: name the application, such as "
                            + target.text().replaceFirst("P003", "P0S3")
                            + ", which brings it along.",
                    List.of());
        }
        if (start instanceof Standing.Within within && within.span().isEmpty()) {
            return unclear(List.of(), "What the phone showed contradicts itself.");
        }
        return search.route(start).map(this::found).orElseGet(this::notFound);
    }

    private static String wrongPlatform(PhoneModel model, LoadName load) {
        return load.text()
                + " is "
                + load.platform().label()
                + " firmware; a "
                + model.name()
                + " runs "
                + (model.loadPrefixes().isEmpty()
                        ? model.platform().label()
                        : String.join(" and ", prefixes(model)))
                + " loads.";
    }

    private static List<String> prefixes(PhoneModel model) {
        return model.loadPrefixes().stream()
                .map(prefix -> prefix.replaceFirst("[.-]$", ""))
                .toList();
    }

    private UpgradePlan found(List<RouteSearch.Hop> route) {
        List<PlanStep> steps = new Steps(model, target).of(route);
        List<String> cautions = new Cautions(model, shelf).of(start, route);
        Optional<RouteSearch.Hop> missing =
                route.stream().filter(hop -> !hop.inLibrary()).findFirst();
        if (missing.isEmpty()) {
            return new UpgradePlan.Way(steps, cautions);
        }
        RouteSearch.Hop first = missing.get();
        return new UpgradePlan.LoadMissing(
                steps,
                search.alternatives(first),
                whyMissing(first),
                steps.get(route.indexOf(first)).rules(),
                cautions);
    }

    private String whyMissing(RouteSearch.Hop hop) {
        String want =
                shelf.want(hop.load(), model.generation(), hop.from())
                        .orElseThrow(() -> new IllegalStateException("is there: " + hop));
        String where =
                UsualPackage.of(hop.load())
                        .map(usual -> "; it is usually in " + usual.text())
                        .orElse("");
        List<LoadName> others = search.alternatives(hop);
        String instead =
                others.size() > 1 ? ". " + others.get(1).text() + " would serve instead" : "";
        return want + where + instead + ".";
    }

    private UpgradePlan notFound() {
        List<UpgradeRule> rules = HopRules.against(model.generation(), start, target);
        if (start instanceof Standing.Within within) {
            List<UpgradePlan.Branch> branches = branches(within.span());
            if (branches.stream().anyMatch(branch -> !branch.steps().isEmpty())) {
                return unclear(
                        branches,
                        "No way to "
                                + Versions.named(target)
                                + " is right for "
                                + start.text()
                                + ": the first step depends on what it runs.");
            }
        }
        var why =
                new StringBuilder(
                        Versions.capitalised(start.text())
                                + " can't go to "
                                + Versions.named(target));
        rules.forEach(rule -> why.append(". ").append(rule.id()).append(": ").append(body(rule)));
        if (model.generation() == Generation.JAVA) {
            why.append(
                    ". After a factory reset the phone's own, older loader decides: plan again"
                            + " from unknown");
        }
        return new UpgradePlan.NoWay(why.append(".").toString(), rules);
    }

    private static String body(UpgradeRule rule) {
        return rule.statement().replaceFirst("\\.$", "");
    }

    private UpgradePlan unclear(List<UpgradePlan.Branch> branches, String why) {
        return new UpgradePlan.EvidenceNeeded(
                why,
                evidence(model.generation()),
                branches,
                HopRules.against(model.generation(), start, target));
    }

    /** Where the rules turn the span is cut; neighbours with the same way are one again. */
    private List<UpgradePlan.Branch> branches(Span span) {
        var spans = new ArrayList<Span>();
        for (Span piece : Pieces.of(model.generation(), span, target.version())) {
            boolean isSame =
                    !spans.isEmpty()
                            && Pieces.touch(spans.getLast(), piece)
                            && loads(steps(spans.getLast())).equals(loads(steps(piece)));
            spans.add(isSame ? Pieces.join(spans.removeLast(), piece) : piece);
        }
        return spans.stream()
                .map(piece -> new UpgradePlan.Branch(Pieces.origin(piece), steps(piece)))
                .toList();
    }

    private List<PlanStep> steps(Span span) {
        return search.route(new Standing.Within(span, false))
                .map(route -> new Steps(model, target).of(route))
                .orElse(List.of());
    }

    private static List<LoadName> loads(List<PlanStep> steps) {
        return steps.stream().map(PlanStep::load).toList();
    }

    private static List<String> evidence(Generation generation) {
        return switch (generation) {
            case TWO_STAGE ->
                    List.of(
                            "Let the phone start once with this station: if it asks OS79XX.TXT"
                                    + " first, it is below 7.0; if then SEP….cnf.xml, it speaks"
                                    + " SCCP; if SIPDefault.cnf, it speaks SIP.",
                            "If it asks CTLSEP….tlv first, it is at 7.0 or later.",
                            "Or read its load in its status menu, or at /DeviceInformationX of its"
                                    + " own web page, and name it as the origin.");
            case JAVA ->
                    List.of(
                            "Let the phone start once with this station: if it asks a"
                                    + " term….default.loads, its factory loader runs and counts as"
                                    + " below 8.3(3).",
                            "If it asks ITLSEP….tlv before SEP….cnf.xml, it is at 8.5 or later;"
                                    + " if only CTLSEP….tlv, at 8.4 or earlier.",
                            "Or read its load on the phone, and name it as the origin.");
            case SINGLE_IMAGE, CP79XX, WIRELESS, CONFERENCE, EXPANSION_MODULE, NEXT_GENERATION ->
                    List.of("Read the phone's load on the phone, and name it as the origin.");
        };
    }
}
