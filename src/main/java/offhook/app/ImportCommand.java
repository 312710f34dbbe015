package offhook.app;

import offhook.firmware.FirmwareReport;
import offhook.firmware.Load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code offhook import}: firmware into the library, judged on the way. */
@Command(
        name = "import",
        description =
                "Takes firmware archives and folders into the library and says for each load:"
                        + " complete or what is missing, which models, what it needs first.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "archives (zip, tar, tar.gz, cop, cop.sgn, exe), folders, single files")
    private List<Path> given;

    @Mixin private DataFolder data;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean isJson;

    @Override
    public Integer call() {
        Console console = Console.open(isJson);
        FirmwareReport report =
                data.firmware()
                        .importFrom(
                                GivenFiles.existing(given),
                                (archive, file) ->
                                        console.progress(PlainText.of(archive + ": " + file)));
        ReportText.of(report, console).forEach(console::say);
        console.document(ReportDocument.of(report));
        // Copies of one load in several folders are one.
        long complete =
                report.loads().stream().filter(Load::isComplete).map(Load::name).distinct().count();
        console.say("");
        console.say(
                complete == 1
                        ? "1 complete load is in the library now."
                        : complete + " complete loads of these are in the library now.");
        return report.isFine() ? 0 : Failures.NOT_FINE;
    }
}
