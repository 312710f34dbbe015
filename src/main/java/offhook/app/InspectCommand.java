package offhook.app;

import offhook.disk.Inspection;
import offhook.disk.KnownFirmware;
import offhook.firmware.FirmwareReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code offhook inspect}: judges firmware before a phone does, and keeps nothing. */
@Command(
        name = "inspect",
        description =
                "Judges firmware archives and folders without importing: for each load, whether it"
                        + " is complete, what is missing or damaged, which models it fits and what"
                        + " it needs first.")
final class InspectCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "archives (zip, tar, tar.gz, cop, cop.sgn, exe), folders, single files")
    private List<Path> given;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        FirmwareReport report =
                Inspection.inspect(
                        GivenFiles.existing(given),
                        KnownFirmware.catalogue(),
                        (archive, file) -> console.progress(PlainText.of(archive + ": " + file)));
        ReportText.of(report, console).forEach(console::say);
        console.document(ReportDocument.of(report));
        return report.isFine() ? 0 : Failures.NOT_FINE;
    }
}
