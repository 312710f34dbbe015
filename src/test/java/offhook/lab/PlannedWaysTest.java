package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.firmware.Origin;
import offhook.firmware.PlanStep;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadVersion;
import offhook.phone.PhoneCatalogue;
import offhook.wire.Bytes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The planner's ways, walked by phones that know none of its rules. */
class PlannedWaysTest {
    private static final PhoneCatalogue CATALOGUE = KnownPhones.CATALOGUE;
    private static final RehearsalLibrary LIBRARY =
            RehearsalLibrary.madeUp(MixedFleet.loads(), 7, MadeUpSizes.ofBytes(2000));

    static Stream<Assignment> fleet() {
        return MixedFleet.of(20, 1).stream();
    }

    @ParameterizedTest
    @MethodSource("fleet")
    void a_phone_takes_every_step_of_its_plan(Assignment one) {
        PhoneStart start = one.start();
        var model = CATALOGUE.named(start.model().label()).orElseThrow();
        Origin from = origin(start);
        var plan =
                UpgradePlanner.plan(
                        model, from, RehearsalLibrary.load(one.target()), LIBRARY.library());
        assertThat(plan).isInstanceOf(UpgradePlan.Way.class);
        List<PlanStep> steps = ((UpgradePlan.Way) plan).steps();

        var bench = new PhoneBench(start);
        bench.station.files =
                (address, name) -> Optional.ofNullable(bench.folder.get(name)).or(() -> file(name));
        for (PlanStep step : steps) {
            tell(bench, step.load().text());
            bench.run(Duration.ofMinutes(4));
            assertThat(bench.phone.load())
                    .as(() -> start.load() + " by " + steps + "\n" + bench.screen)
                    .contains(step.load().text());
            bench.lan.pressRestart(bench.phone);
        }
    }

    /** What a phone shows of itself in its first boot. */
    private static Origin origin(PhoneStart start) {
        if (start.load().isPresent()) {
            return new Origin.Exactly(RehearsalLibrary.load(start.load().get()));
        }
        return start.model().isTwoStage()
                ? new Origin.Between(
                        Optional.empty(),
                        Optional.of(LoadVersion.of(7, 0, 0)),
                        Optional.empty(),
                        "asks for its trust list first")
                : new Origin.Unknown();
    }

    private static Optional<Bytes> file(String name) {
        if (name.equals("OS79XX.TXT")) {
            return Optional.empty(); // Told below, for the step at hand.
        }
        return LIBRARY.library().files(name).stream()
                .findFirst()
                .map(LIBRARY.content())
                .map(
                        c -> {
                            var bytes = new byte[(int) c.sizeBytes()];
                            c.slice(0, bytes.length).get(bytes);
                            return Bytes.of(bytes);
                        });
    }

    private static void tell(PhoneBench bench, String load) {
        String mac = bench.phone.mac().digits();
        bench.folder.put(
                "SEP" + mac + ".cnf.xml",
                Bytes.ofText("<device><loadInformation>" + load + "</loadInformation></device>"));
        bench.folder.put("SIP" + mac + ".cnf", Bytes.ofText("image_version: " + load + "\n"));
        ImageName.read(load)
                .flatMap(ImageName::universalLoader)
                .ifPresent(loader -> bench.folder.put("OS79XX.TXT", Bytes.ofText(loader)));
        LIBRARY.library()
                .load(load)
                .orElseThrow()
                .extras()
                .forEach(
                        (name, file) -> {
                            if (name.startsWith("term")) {
                                var content = LIBRARY.content().apply(file);
                                var bytes = new byte[(int) content.sizeBytes()];
                                content.slice(0, bytes.length).get(bytes);
                                bench.folder.put(name, Bytes.of(bytes));
                            }
                        });
    }
}
