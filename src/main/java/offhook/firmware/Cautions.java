package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody should have read before the first step of a way. */
record Cautions(PhoneModel model, Shelf shelf) {
    /** From here on one report tells of a 7960G that refused SCCP (firmware.md §4.1, last line). */
    private static final LoadVersion ONCE_REFUSED = LoadVersion.of(8, 0, 5);

    List<String> of(Standing start, List<RouteSearch.Hop> route) {
        var cautions = new ArrayList<String>();
        if (route.isEmpty()) {
            return cautions;
        }
        switch (model.generation()) {
            case TWO_STAGE -> twoStage(route, cautions);
            case JAVA -> java(start, route, cautions);
            case SINGLE_IMAGE, WIRELESS, CONFERENCE, EXPANSION_MODULE, NEXT_GENERATION ->
                    cautions.add(
                            "No rules are known for the "
                                    + model.name()
                                    + ": that the step works directly is not borne out by any"
                                    + " source.");
            case CP79XX -> {
                if (model.platform() == Platform.CP7902) {
                    cautions.add("Rule D1 is told of the 7905 and 7912, not of the 7902.");
                }
            }
        }
        hardware(start, route, cautions);
        shelf.newerThan(route.getLast().load())
                .ifPresent(newest -> cautions.add(newer(route.getLast().load(), newest)));
        return cautions;
    }

    private void twoStage(List<RouteSearch.Hop> route, List<String> cautions) {
        for (RouteSearch.Hop hop : route) {
            if (hop.from().mayBeIn(Span.ALL.upTo(Versions.V5_0))
                    && hop.load().version().isAtLeast(Versions.V5_0)) {
                cautions.add(
                        "Step "
                                + (route.indexOf(hop) + 1)
                                + " crosses 5.0: after it no load below 5.0 can ever be put on the"
                                + " phone again (rule A2).");
            }
            if (isUnheardOf(hop)) {
                cautions.add(unheardOf(hop));
            }
        }
        if (route.stream().anyMatch(hop -> hop.load().text().equals("P00305000500"))) {
            cautions.add(
                    "After P00305000500 some 7940 no longer accept the factory reset keys (two"
                            + " users of the how-to of 2011).");
        }
        if (route.stream().anyMatch(hop -> Span.SCCP.from(ONCE_REFUSED).holds(hop.load()))) {
            cautions.add(
                    "One 7960G is reported to have refused SCCP 8.0(5) and later, fetching the .sb2"
                            + " twice, while it took 8.0(4) and SIP 8.12 (single report,"
                            + " contradicts the others).");
        }
    }

    /** No source bears it out, and it is more than an update among loads of one kind. */
    private boolean isUnheardOf(RouteSearch.Hop hop) {
        boolean isUpdate =
                Standing.load(hop.from())
                        .filter(from -> from.protocol().equals(hop.load().protocol()))
                        .filter(from -> from.version().isAtLeast(Versions.V7_0))
                        .filter(from -> from.version().isBelow(hop.load().version()))
                        .isPresent();
        return !isUpdate && HopRules.support(model.generation(), hop.from(), hop.load()).isEmpty();
    }

    private static String unheardOf(RouteSearch.Hop hop) {
        return "No source tells of going from "
                + hop.from().text()
                + " to "
                + Versions.named(hop.load())
                + "; no known rule forbids it.";
    }

    private void java(Standing start, List<RouteSearch.Hop> route, List<String> cautions) {
        boolean isAssumed = start instanceof Standing.Within within && within.isAssumed();
        if (isAssumed) {
            cautions.add(
                    "The phone's load is not known, so it counts as older than 8.3(3), as after a"
                            + " factory reset (rule B2).");
        }
        route.stream().filter(this::isUnheardOf).forEach(hop -> cautions.add(unheardOf(hop)));
        LoadName target = route.getLast().load();
        if (start.mayBeIn(Span.ALL.upTo(Versions.BOTH_KEYS))
                && Span.ALL.from(Versions.NEW_KEY).holds(target)) {
            cautions.add(
                    "After "
                            + target.text()
                            + " the phone is expected to refuse loads below 8.3(3) (rule B4,"
                            + " inferred).");
        }
        if (model.platform() == Platform.JAVA_70 || model.platform() == Platform.JAVA_75) {
            cautions.add(
                    "Never cut the power of a "
                            + model.name()
                            + " while it upgrades: that can brick it (rule B5).");
        }
        if (model.platform() == Platform.JAVA_70) {
            oldSeventy(start, isAssumed, cautions);
        }
    }

    private void oldSeventy(Standing start, boolean isAssumed, List<String> cautions) {
        if (isAssumed) {
            cautions.add(
                    "For a factory restore the "
                            + model.name()
                            + " needs its power brick; inline power is not enough (rule B6).");
        }
        if (start.mayBeIn(Span.ALL.upTo(Versions.V8_0))) {
            cautions.add(
                    "A "
                            + model.name()
                            + " with a very old boot loader may take 8.2 or 8.3 only, before"
                            + " 8.5(2) (three reports).");
        }
    }

    /** Rule C1: a smaller HARDWARE_COMP than a load before it had. */
    private void hardware(Standing start, List<RouteSearch.Hop> route, List<String> cautions) {
        Optional<LoadName> before = Standing.load(start);
        for (RouteSearch.Hop hop : route) {
            Optional<Integer> had = before.flatMap(shelf::hardwareComp);
            Optional<Integer> has = shelf.hardwareComp(hop.load());
            if (had.isPresent() && has.isPresent() && has.get() < had.get()) {
                cautions.add(
                        hop.load().text()
                                + " supports fewer hardware revisions than "
                                + before.get().text()
                                + " (HARDWARE_COMP "
                                + has.get()
                                + " after "
                                + had.get()
                                + "): the phone may show \"Load rejected HC\" (rule C1).");
            }
            before = Optional.of(hop.load());
        }
    }

    private static String newer(LoadName target, LoadName newest) {
        return target.text()
                + " is not the newest: Cisco supports only the newest load of a model, and "
                + Versions.named(newest)
                + " is known (rule E1).";
    }
}
