package offhook.app;

import offhook.app.Failures.WrongSettings;
import offhook.disk.FirmwareFolder;
import offhook.disk.KnownFirmware;
import offhook.disk.PhoneData;
import offhook.firmware.Library;
import offhook.firmware.UpgradePlan;
import offhook.web.Firmware.PlanQuestion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

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

    @Option(
            names = "--data",
            defaultValue = "offhook-data",
            paramLabel = "DIR",
            description = "where the library is (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        var question = new PlanQuestion(model, from, to);
        return switch (PlanReading.of(question, PhoneData.catalogue())) {
            case PlanReading.Misread(String why) -> throw new WrongSettings(why);
            case PlanReading.Asked asked -> answer(asked, console);
        };
    }

    private int answer(PlanReading.Asked asked, Console console) {
        UpgradePlan plan = asked.plan(library(console));
        PlanDocument document = asked.document(plan);
        PlanText.of(document, console).forEach(console::say);
        console.document(document);
        return exitCode(plan);
    }

    /** What was imported so far; nothing, if nothing was. */
    private Library library(Console console) {
        Path folder = data.resolve("firmware");
        var contents = FirmwareFolder.open(folder, KnownFirmware.catalogue()).load();
        contents.notices().forEach(console::complain);
        return contents.library();
    }

    /** A way that only waits for an import is a way. */
    private static int exitCode(UpgradePlan plan) {
        return switch (plan) {
            case UpgradePlan.Way _, UpgradePlan.LoadMissing _ -> 0;
            case UpgradePlan.NoWay _, UpgradePlan.EvidenceNeeded _ -> Failures.NOT_FINE;
        };
    }
}
