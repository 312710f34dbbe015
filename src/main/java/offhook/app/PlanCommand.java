package offhook.app;

import offhook.app.Failures.WrongSettings;
import offhook.disk.PhoneData;
import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code offhook plan}: the way of one phone, without the phone. */
@Command(
        name = "plan",
        description =
                "The steps from one load to another with the reason, source and confidence of"
                        + " each, or why there is no way.")
final class PlanCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "MODEL",
            description = "the phone, as printed on it: 7960, 7961G-GE")
    private String model;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "LOAD",
            description = "the load that it runs, or: unknown (also after a factory reset)")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "LOAD",
            description = "the load that it shall run")
    private String to;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        PhoneModel phone = modelNamed(PhoneData.catalogue(), model);
        LoadName target = load("--to", to);
        Origin origin =
                from.strip().equalsIgnoreCase("unknown")
                        ? new Origin.Unknown()
                        : new Origin.Exactly(load("--from", from));
        UpgradePlan plan = UpgradePlanner.plan(phone, origin, target, Library.EMPTY);
        var document = PlanDocument.of(phone.name(), text(origin), target, plan);
        PlanText.of(document, console).forEach(console::say);
        console.document(document);
        return exitCode(plan);
    }

    /** A way that only waits for an import is a way. */
    private static int exitCode(UpgradePlan plan) {
        return switch (plan) {
            case UpgradePlan.Way _, UpgradePlan.LoadMissing _ -> 0;
            case UpgradePlan.NoWay _, UpgradePlan.EvidenceNeeded _ -> Failures.NOT_FINE;
        };
    }

    private static String text(Origin origin) {
        return switch (origin) {
            case Origin.Exactly(LoadName load) -> load.text();
            case Origin.Between between -> between.text();
            case Origin.Unknown() -> "unknown";
        };
    }

    private static PhoneModel modelNamed(PhoneCatalogue catalogue, String spelling) {
        return catalogue
                .named(spelling)
                .orElseThrow(
                        () ->
                                new WrongSettings(
                                        "--model "
                                                + PlainText.of(spelling)
                                                + ": no such phone; expected one of "
                                                + catalogue.models().stream()
                                                        .map(PhoneModel::name)
                                                        .collect(Collectors.joining(", "))));
    }

    private static LoadName load(String option, String text) {
        return switch (LoadNames.read(text)) {
            case LoadNameReading.Named(LoadName name) -> name;
            case LoadNameReading.NotALoad no ->
                    throw new WrongSettings(
                            option
                                    + " "
                                    + PlainText.of(no.why())
                                    + no.likely()
                                            .map(likely -> " Did you mean " + likely + "?")
                                            .orElse(""));
        };
    }
}
