package offhook.firmware;

import offhook.phone.Generation;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.Platform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The loads that a plan may use: the library's, and those known by name that could be imported. */
record Shelf(Library library) {
    private static final Span UNSIGNED_ONLY = Span.ALL.upTo(Versions.V5_0);
    private static final Span SIGNED_ONLY = Span.ALL.from(Versions.V5_0);

    /** Every load of the platform that is there or known by name. */
    List<LoadName> loads(Platform platform) {
        var loads = new LinkedHashSet<LoadName>();
        library.loads().stream()
                .map(Load::name)
                .filter(name -> name.platform() == platform)
                .forEach(loads::add);
        loads.addAll(KnownLoads.on(platform));
        return List.copyOf(loads);
    }

    /** Whether the library can serve the load to a phone that stands there. */
    boolean has(LoadName load, Generation generation, Standing from) {
        return want(load, generation, from).isEmpty();
    }

    /** What is wanting before the load can be served to a phone that stands there: a sentence. */
    Optional<String> want(LoadName load, Generation generation, Standing from) {
        Optional<Load> found = library.load(load);
        if (found.isEmpty()) {
            return Optional.of(Versions.named(load) + " is not in the library");
        }
        return switch (found.get().condition()) {
            case Condition.Complete() ->
                    generation == Generation.TWO_STAGE
                            ? wantedForm(found.get(), from)
                            : Optional.empty();
            case Condition.Incomplete(List<String> missing, String _) ->
                    Optional.of(
                            load.text()
                                    + " is in the library but incomplete: missing "
                                    + String.join(", ", missing));
            case Condition.Damaged(List<String> defects) ->
                    Optional.of(
                            load.text()
                                    + " is in the library but damaged: "
                                    + String.join("; ", defects));
        };
    }

    /** Below 5.0 only unsigned images are taken, from 5.0 on only signed ones (A1, A2). */
    private static Optional<String> wantedForm(Load load, Standing from) {
        String name = load.name().text();
        var wanted = new ArrayList<String>();
        if (from.mayBeIn(UNSIGNED_ONLY) && load.file(name + ".bin").isEmpty()) {
            wanted.add(name + ".bin, which a phone below 5.0 needs");
        }
        boolean isSigned =
                load.file(name + ".loads").isPresent() || load.file(name + ".sbn").isPresent();
        if (from.mayBeIn(SIGNED_ONLY)
                && !isSigned
                && load.name().version().isAtLeast(Versions.V5_0)) {
            wanted.add(name + ".sbn, which a phone at 5.0 or later needs");
        }
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(name + " is in the library without " + String.join(" and ", wanted));
    }

    /** As its manifest says, 0 if it has none, empty if nobody has seen it. */
    Optional<Integer> hardwareComp(LoadName load) {
        Optional<Load> found = library.load(load);
        if (found.isPresent()) {
            return Optional.of(found.get().hardwareComp().orElse(0));
        }
        return KnownLoads.of(load)
                .filter(known -> known.hardwareComp().isPresent())
                .map(known -> known.hardwareComp().getAsInt());
    }

    /** The newest released load of the same platform and protocol, if it is newer. */
    Optional<LoadName> newerThan(LoadName load) {
        return loads(load.platform()).stream()
                .filter(other -> other.protocol().equals(load.protocol()))
                .filter(other -> isReleased(other.version()))
                .filter(other -> load.version().isBelow(other.version()))
                .max((one, other) -> one.version().compareTo(other.version()));
    }

    private static boolean isReleased(LoadVersion version) {
        return version.suffix().isEmpty() || version.suffix().equals("SR");
    }
}
