package offhook.firmware;

import static offhook.firmware.PlanFixture.M7960;
import static offhook.firmware.PlanFixture.M7961;
import static offhook.firmware.PlanFixture.library;
import static offhook.firmware.PlanFixture.load;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import offhook.firmware.UpgradePlan.EvidenceNeeded;
import offhook.firmware.UpgradePlan.LoadMissing;
import offhook.firmware.UpgradePlan.NoWay;
import offhook.firmware.UpgradePlan.Way;
import offhook.phone.LoadName;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneModel;
import offhook.phone.Platform;
import offhook.phone.Protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What holds of every plan, whatever the library and the phone. jqwik prints the seed. */
class PlanPropertyTest {
    /** A phone, its target and two libraries, the second holding all of the first. */
    record Case(PhoneModel model, Origin origin, LoadName target, Library small, Library large) {}

    private static final List<LoadName> OF_7960 = everyTwoStage();
    private static final List<LoadName> OF_7961 = everyJava();

    @Property(tries = 600)
    void every_step_obeys_every_rule(@ForAll("cases") Case phone) {
        UpgradePlan plan = plan(phone, phone.small());

        steps(plan).ifPresent(steps -> assertObeyed(phone, steps));
        if (plan instanceof EvidenceNeeded needed) {
            for (UpgradePlan.Branch branch : needed.branches()) {
                if (!branch.steps().isEmpty()) {
                    assertObeyed(
                            new Case(
                                    phone.model(),
                                    branch.from(),
                                    phone.target(),
                                    phone.small(),
                                    phone.large()),
                            branch.steps());
                }
            }
        }
    }

    private static void assertObeyed(Case phone, List<PlanStep> steps) {
        for (LoadName start : starts(phone)) {
            LoadName from = start;
            for (PlanStep step : steps) {
                assertThat(RuleBook.broken(from, step.load()))
                        .as(from.text() + " to " + step.load().text())
                        .isEmpty();
                from = step.load();
            }
        }
    }

    /** Every load that the origin may mean. */
    private static List<LoadName> starts(Case phone) {
        return switch (phone.origin()) {
            case Origin.Exactly(LoadName load) -> List.of(load);
            case Origin.Unknown() ->
                    bystanders(phone.model()).stream()
                            .filter(
                                    load ->
                                            !load.platform().isJava()
                                                    || RuleBook.number(load) < 80303)
                            .toList();
            case Origin.Between between ->
                    bystanders(phone.model()).stream()
                            .filter(load -> isMeant(between, load))
                            .toList();
        };
    }

    private static boolean isMeant(Origin.Between between, LoadName load) {
        return between.protocol().map(load.protocol().get()::equals).orElse(true)
                && between.atLeast().map(low -> load.version().compareTo(low) >= 0).orElse(true)
                && between.below().map(high -> load.version().compareTo(high) < 0).orElse(true);
    }

    @Property(tries = 600)
    void a_way_ends_on_the_target_and_visits_nothing_twice(@ForAll("cases") Case phone) {
        steps(plan(phone, phone.small()))
                .filter(steps -> !steps.isEmpty())
                .ifPresent(
                        steps -> {
                            var seen = new HashSet<LoadName>();
                            if (phone.origin() instanceof Origin.Exactly(LoadName load)) {
                                seen.add(load);
                            }
                            assertThat(steps).allMatch(step -> seen.add(step.load()));
                            assertThat(steps).allMatch(step -> fits(phone.model(), step));
                            assertThat(steps.getLast().load()).isEqualTo(phone.target());
                        });
    }

    private static boolean fits(PhoneModel model, PlanStep step) {
        return step.load().platform() == model.platform();
    }

    @Property(tries = 600)
    void an_executable_way_is_served_from_the_library(@ForAll("cases") Case phone) {
        if (plan(phone, phone.small()) instanceof Way way) {
            LoadName from = null;
            for (PlanStep step : way.steps()) {
                Load load = phone.small().load(step.load()).orElseThrow();
                assertThat(load.isComplete()).isTrue();
                boolean isOld =
                        from == null
                                ? starts(phone).stream().anyMatch(PlanPropertyTest::isUnsigned)
                                : isUnsigned(from);
                if (isOld && phone.model() == M7960) {
                    assertThat(load.file(step.load().text() + ".bin")).isPresent();
                }
                from = step.load();
            }
        }
    }

    private static boolean isUnsigned(LoadName load) {
        return RuleBook.number(load) < 50000;
    }

    @Property(tries = 600)
    void one_more_load_never_takes_a_way_away(@ForAll("cases") Case phone) {
        UpgradePlan before = plan(phone, phone.small());
        UpgradePlan after = plan(phone, phone.large());

        assertThat(worth(after)).isGreaterThanOrEqualTo(worth(before));
        assertThat(missing(after)).isLessThanOrEqualTo(missing(before));
    }

    private static int worth(UpgradePlan plan) {
        return switch (plan) {
            case NoWay _ -> 0;
            case EvidenceNeeded _ -> 1;
            case LoadMissing _ -> 2;
            case Way _ -> 3;
        };
    }

    private static long missing(UpgradePlan plan) {
        return steps(plan)
                .map(steps -> steps.stream().filter(step -> !step.inLibrary()).count())
                .orElse(Long.MAX_VALUE);
    }

    @Property(tries = 600)
    void a_jump_that_no_rule_forbids_is_one_step(@ForAll("cases") Case phone) {
        if (phone.origin() instanceof Origin.Exactly(LoadName from)
                && !from.equals(phone.target())
                && RuleBook.broken(from, phone.target()).isEmpty()) {
            assertThat(steps(plan(phone, phone.small())).orElseThrow()).isNotEmpty();
            if (isThereFor(from, phone.target(), phone.large())
                    && plan(phone, phone.large()) instanceof Way way) {
                assertThat(way.steps()).hasSize(1);
            }
        }
    }

    /**
     * A1: a phone below 5.0 takes the unsigned image only; one that is there signed needs a detour.
     */
    private static boolean isThereFor(LoadName from, LoadName to, Library library) {
        boolean needsUnsigned = from.platform() == Platform.TWO_STAGE && from.version().major() < 5;
        return !needsUnsigned
                || library.load(to).flatMap(load -> load.file(to.text() + ".bin")).isPresent();
    }

    @Property(tries = 600)
    void every_new_load_is_within_reach_of_every_known_phone(@ForAll("cases") Case phone) {
        boolean isNew =
                phone.model() == M7960
                        ? RuleBook.number(phone.target()) >= 70000
                        : RuleBook.number(phone.target()) >= 80303;
        if (isNew && phone.origin() instanceof Origin.Exactly) {
            assertThat(steps(plan(phone, phone.small()))).isPresent();
        }
    }

    private static UpgradePlan plan(Case phone, Library library) {
        return UpgradePlanner.plan(phone.model(), phone.origin(), phone.target(), library);
    }

    private static Optional<List<PlanStep>> steps(UpgradePlan plan) {
        return switch (plan) {
            case Way way -> Optional.of(way.steps());
            case LoadMissing missing -> Optional.of(missing.steps());
            case NoWay _, EvidenceNeeded _ -> Optional.empty();
        };
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(M7960, M7961).flatMap(PlanPropertyTest::cases);
    }

    private static Arbitrary<Case> cases(PhoneModel model) {
        Arbitrary<String> names = names(model.platform());
        return Combinators.combine(origins(names), names, stock(names), stock(names))
                .as(
                        (origin, target, stock, more) -> {
                            var all = new ArrayList<>(more);
                            all.addAll(stock);
                            return new Case(
                                    model, origin, load(target), library(stock), library(all));
                        });
    }

    /** A load of every version that matters, and some between. */
    private static List<LoadName> bystanders(PhoneModel model) {
        return model == M7960 ? OF_7960 : OF_7961;
    }

    private static List<LoadName> everyTwoStage() {
        var names = new ArrayList<LoadName>();
        for (int major = 2; major <= 8; major++) {
            for (int minor = 0; minor <= 5; minor++) {
                names.add(load("P0S3-%02d-%d-00".formatted(major, minor)));
                names.add(load("P003%02d%02d0000".formatted(major, minor)));
                names.add(load("P003%02d%02d0900".formatted(major, minor)));
            }
        }
        return names;
    }

    private static List<LoadName> everyJava() {
        var names = new ArrayList<LoadName>();
        for (int number = 800; number < 960; number++) {
            String version = number / 100 + "-" + number / 10 % 10 + "-" + number % 10;
            for (String suffix : List.of("", "ES2", "SR1")) {
                names.add(load("SCCP41." + version + suffix + "S"));
                names.add(load("SIP41." + version + suffix + "S"));
            }
        }
        return names;
    }

    private static Arbitrary<String> names(Platform platform) {
        boolean isTwoStage = platform == Platform.TWO_STAGE;
        // Stepping stones and the loads next to them, often; what the rules don't dwell on, too.
        var stones =
                isTwoStage
                        ? Arbitraries.of(
                                "P00303010102",
                                "P00305000500",
                                "P00305000300",
                                "P00308000900",
                                "P0S3-04-4-00",
                                "P0S3-05-3-00",
                                "P0S3-06-3-00",
                                "P0S3-07-4-00",
                                "P0S3-8-12-00")
                        : Arbitraries.of("SCCP41.8-5-2S", "SIP41.8-5-2S", "SIP41.9-4-2SR3-1S");
        return Arbitraries.frequencyOf(
                Tuple.of(3, stones), Tuple.of(2, isTwoStage ? twoStageNames() : javaNames()));
    }

    private static Arbitrary<String> twoStageNames() {
        Arbitrary<Integer> major = Arbitraries.integers().between(2, 8);
        Arbitrary<Integer> minor = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> maintenance = Arbitraries.integers().between(0, 10);
        return Arbitraries.oneOf(
                Combinators.combine(major, minor, maintenance)
                        .as((a, b, c) -> "P003%02d%02d%02d00".formatted(a, b, c)),
                Combinators.combine(major, minor).as((a, b) -> "P0S3-%02d-%d-00".formatted(a, b)));
    }

    private static Arbitrary<String> javaNames() {
        return Combinators.combine(
                        Arbitraries.of("SCCP41", "SIP41"),
                        Arbitraries.integers().between(8, 9),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("", "", "SR1", "SR2", "ES3"))
                .as("%s.%d-%d-%d%sS"::formatted);
    }

    private static Arbitrary<Origin> origins(Arbitrary<String> names) {
        Arbitrary<Optional<LoadVersion>> bounds =
                names.map(text -> load(text).version()).optional(0.7);
        Arbitrary<Optional<Protocol>> protocols =
                Arbitraries.of(Protocol.SCCP, Protocol.SIP).optional(0.7);
        return Arbitraries.oneOf(
                names.map(text -> new Origin.Exactly(load(text))),
                Combinators.combine(protocols, bounds, bounds)
                        .as((spoken, low, high) -> new Origin.Between(spoken, low, high, "test")),
                Arbitraries.just(new Origin.Unknown()));
    }

    /** Most loads are whole; some lack a file or the form that a phone needs. */
    private static Arbitrary<List<Load>> stock(Arbitrary<String> names) {
        return Combinators.combine(names, Arbitraries.integers().between(0, 9))
                .as(
                        (text, luck) ->
                                switch (luck) {
                                    case 0 ->
                                            PlanFixture.with(
                                                    text,
                                                    new Condition.Incomplete(List.of("part"), ""),
                                                    Optional.empty(),
                                                    List.of());
                                    case 1 ->
                                            PlanFixture.with(
                                                    text,
                                                    new Condition.Complete(),
                                                    Optional.empty(),
                                                    List.of(text + ".sbn"));
                                    default -> PlanFixture.complete(text);
                                })
                .list()
                .ofMinSize(0)
                .ofMaxSize(25);
    }
}
